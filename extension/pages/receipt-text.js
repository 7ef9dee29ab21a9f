/** A receipt in words, for a person to hand over: in a letter, in a ticket, to a friend. */

/** @import { Receipt } from "../shared/receipts/receipt-schema.js" */

import { language, text } from "../shared/i18n.js";
import { factsOf, titleOf } from "./receipt-item.js";

/**
 * Return a receipt as lines of text, with what it does not prove and how it can be verified.
 *
 * @param {Receipt} receipt
 */
export function receiptText(receipt) {
  const { ended, why, before, did, proof, number, madeWith } = factsOf(receipt);
  const at = new Intl.DateTimeFormat(language(), { dateStyle: "full", timeStyle: "long" });
  const entry = (/** @type {string} */ key, /** @type {string} */ value) =>
    text("copyEntry", [text(key), value]);
  const lines = [
    `${text("brand")}, ${number}`,
    text("copyEntry", [titleOf(receipt.setting), ended]),
    why,
    at.format(receipt.endedAt),
    entry("historyBefore", before),
    entry("historyDid", did),
    entry("historyProof", proof),
    madeWith,
    "",
    text("copyLimits"),
    text("copyVerify", receipt.hash),
  ];
  return `${lines.filter((line, index) => line || index > 7).join("\n")}\n`;
}
