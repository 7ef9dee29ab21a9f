// The dialog that some scenes show between a click and its save.

import { body, listen, make } from "./dom.js";

/**
 * Ask, and promise whether the person agreed.
 *
 * @param {{ trustedOnly: boolean }} options
 * @returns {Promise<boolean>}
 */
export function ask({ trustedOnly }) {
  const dialog = make("div", {
    role: "dialog",
    "aria-modal": "true",
    "aria-label": "Are you sure?",
  });
  const confirm = make("button", { type: "button", class: "confirm" }, "Confirm");
  const cancel = make("button", { type: "button", class: "cancel" }, "Cancel");
  dialog.append(make("p", {}, "This changes how your data is used."), confirm, cancel);
  body.append(dialog);
  return new Promise((resolve) => {
    for (const button of [confirm, cancel]) {
      listen(button, "click", (event) => {
        if (trustedOnly && !event.isTrusted) return;
        dialog.remove();
        resolve(button === confirm);
      });
    }
  });
}
