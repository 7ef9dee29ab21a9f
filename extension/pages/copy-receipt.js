/** Copies a receipt as text when its button is pressed. */

/** @import { Receipt } from "../shared/receipts/receipt-schema.js" */

import { text } from "../shared/i18n.js";
import { byId, setText } from "../shared/ui/elements.js";
import { copyText } from "./copy-text.js";
import { receiptText } from "./receipt-text.js";

/**
 * @param {HTMLElement} list of receipts
 * @param {(number: number) => Receipt | undefined} receiptOf
 */
export function watchCopyButtons(list, receiptOf) {
  list.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest(".copy") : null;
    const item = /** @type {HTMLElement | null | undefined} */ (button?.closest(".receipt"));
    const receipt = receiptOf(Number(item?.dataset.number));
    if (receipt) void copy(receiptText(receipt));
  });
}

/** @param {string} content */
async function copy(content) {
  const isCopied = await copyText(content);
  setText(byId("copied"), text(isCopied ? "copyDone" : "copyRefused"));
}
