/** Lets the person erase all stored data, after a dialog that says what that means. */

import { byId } from "../shared/ui/elements.js";
import { askBackground } from "./ask-background.js";

/** Set up the buttons of the options page that erase data. */
export function setUpErasing() {
  const dialog = /** @type {HTMLDialogElement} */ (byId("sure"));
  byId("erase").addEventListener("click", () => dialog.showModal());
  byId("keep").addEventListener("click", () => dialog.close());
  byId("erase-now").addEventListener("click", async () => {
    dialog.close();
    if (!(await askBackground({ type: "erase" }))) return;
    byId("saved").textContent = "";
    byId("erased").hidden = false;
    byId("erased").focus();
  });
}
