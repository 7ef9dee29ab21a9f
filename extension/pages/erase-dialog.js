/** Lets the person erase everything that is kept: says what that means, and asks once more. */

import { byId } from "../shared/ui/elements.js";
import { askBackground } from "./ask-background.js";

/** Follow the buttons of the options page that are about erasing. */
export function offerErasing() {
  const sure = /** @type {HTMLDialogElement} */ (byId("sure"));
  byId("erase").addEventListener("click", () => sure.showModal());
  byId("keep").addEventListener("click", () => sure.close());
  byId("erase-now").addEventListener("click", async () => {
    sure.close();
    if (!(await askBackground({ type: "erase" }))) return;
    byId("saved").textContent = "";
    byId("erased").hidden = false;
    byId("erased").focus();
  });
}
