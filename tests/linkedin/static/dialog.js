// The dialog that some scenes show between a click and its save, and dialogs that ask nothing.

/** @import { Later, Scene } from "./types.js" */

import { body, listen, make } from "./dom.js";

/**
 * Ask, and promise whether the person agreed. With `answersAfter` another extension answers.
 *
 * @param {{ trustedOnly: boolean, answersAfter: number }} options
 * @returns {Promise<boolean>}
 */
export function ask({ trustedOnly, answersAfter }) {
  const dialog = make("div", {
    role: "dialog",
    "aria-modal": "true",
    "aria-label": "Are you sure?",
  });
  const confirm = make("button", { type: "button", class: "confirm" }, "Confirm");
  const cancel = make("button", { type: "button", class: "cancel" }, "Cancel");
  dialog.append(make("p", {}, "This changes how your data is used."), confirm, cancel);
  body.append(dialog);
  if (answersAfter > 0) setTimeout(() => confirm.click(), answersAfter * 1000);
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

/** Dialogs as pages show them beside their content; only the news is modal. */
const BESIDE = {
  cookies: ["Your privacy on this site", ["Accept", "Reject"]],
  chat: ["Messaging", ["Send"]],
  toast: ["Your settings are being saved.", []],
  news: ["Try our new feed!", ["Got it"]],
};

/**
 * Show a dialog that has nothing to do with the switch, and that stays.
 *
 * @param {Scene} scene
 * @param {Later} later
 */
export function showBeside({ beside, beside_after }, later) {
  if (beside === "none") return;
  const [text, buttons] = /** @type {[string, string[]]} */ (BESIDE[beside]);
  later(beside_after, () => {
    const dialog = make("div", { role: "dialog", class: `beside-${beside}`, "aria-label": text });
    if (beside === "news") dialog.setAttribute("aria-modal", "true");
    dialog.append(make("p", {}, text));
    if (beside === "chat") dialog.append(make("textarea", { "aria-label": "Message" }));
    dialog.append(...buttons.map((name) => make("button", { type: "button" }, name)));
    body.append(dialog);
  });
}
