/** Lets the person erase everything that is kept: says what that means, and asks once more. */

import { askBackground } from "../shared/ask-background.js";
import { find } from "../shared/node.js";

/** Follow the buttons of the options page that are about erasing. */
export function offerErasing() {
  const sure = /** @type {HTMLDialogElement} */ (find("sure"));
  find("erase").addEventListener("click", () => sure.showModal());
  find("keep").addEventListener("click", () => sure.close());
  find("erase-now").addEventListener("click", async () => {
    sure.close();
    if (!(await askBackground({ type: "erase" }))) return;
    find("saved").textContent = "";
    find("erased").hidden = false;
    find("erased").focus();
  });
}
