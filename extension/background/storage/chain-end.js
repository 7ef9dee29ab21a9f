/** Finds the end of the receipt chain, even if its head is missing or wrong. */

/** @import { Head } from "../../shared/receipts/chain.js" */

import { browser } from "../../shared/browser.js";
import { endOf, HEAD_KEY, receiptKey } from "../../shared/receipts/chain.js";
import { readValues } from "../../shared/storage/values.js";

/** @returns {Promise<Head | null>} the head for the next receipt, which never overwrites another */
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
