/** Finds where the chain of receipts ends, also where its head does not tell. */

/** @import { Head } from "../../shared/receipts/chain.js" */

import { browser } from "../../shared/browser.js";
import { endOf, HEAD_KEY, receiptKey } from "../../shared/receipts/chain.js";
import { readValues } from "../../shared/storage/values.js";

/**
 * @returns {Promise<Head | null>} the head to link the next receipt to; none is ever written over
 */
export async function chainEnd() {
  const { [HEAD_KEY]: head = null } = await readValues([HEAD_KEY]);
  if (head && !(await isTaken(head.number + 1))) return head;
  return endOf(await browser.storage.local.get(null), head);
}

/** @param {number} number */
async function isTaken(number) {
  const key = receiptKey(number);
  return key in (await browser.storage.local.get(key));
}
