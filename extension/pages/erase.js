/** Lets the person erase everything that is kept: says what that means, and asks once more. */

/** @import { PageMessage } from "../shared/types.js" */

import { browser } from "../shared/browser.js";
import { find } from "../shared/node.js";

/** Follow the buttons of the options page that are about erasing. */
export function offerErasing() {
  const sure = /** @type {HTMLDialogElement} */ (find("sure"));
  find("erase").addEventListener("click", () => sure.showModal());
  find("keep").addEventListener("click", () => sure.close());
  find("erase-now").addEventListener("click", async () => {
    sure.close();
    await browser.runtime.sendMessage(/** @type {PageMessage} */ ({ type: "erase" }));
    find("saved").textContent = "";
    find("erased").hidden = false;
    find("erased").focus();
  });
}
