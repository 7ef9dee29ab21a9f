/** Lets the person erase all stored data, after a dialog that says what that means. */

import { askBackground } from "../shared/ask-background.js";
import { text } from "../shared/i18n.js";
import { byId } from "../shared/ui/elements.js";

/** How long (ms) erasing may take: it changes all open tabs of LinkedIn. */
const ERASED_WITHIN = 10_000;

/** Set up the buttons of the options page that erase data. */
export function setUpErasing() {
  const dialog = /** @type {HTMLDialogElement} */ (byId("sure"));
  byId("erase").addEventListener("click", () => dialog.showModal());
  byId("keep").addEventListener("click", () => dialog.close());
  byId("erase-now").addEventListener("click", async () => {
    dialog.close();
    const isErased = await askBackground({ type: "erase" }, ERASED_WITHIN);
    byId("saved").textContent = isErased ? "" : text("noAnswerText");
    if (!isErased) return;
    byId("erased").hidden = false;
    byId("erased").focus();
  });
}
