/** Reads a setting's record, the receipt of its last click and its newest receipt. */

/** @import { Receipt } from "./receipt-schema.js" */
/** @import { ShownRecord } from "../types.js" */

import { browser } from "../browser.js";
import { recordKey, recordNow } from "../records.js";
import { readRecords, readValues } from "../storage/values.js";
import { HEAD_KEY, receiptKey } from "./chain.js";
import { wrongReceiptField } from "./receipt-schema.js";

/** How many of the newest receipts are searched for a setting's last click. */
const MOST_SEARCHED = 200;

/**
 * @param {string} setting
 * @param {string} store the Firefox container for which it is shown
 * @returns {Promise<{
 *   record: ShownRecord,
 *   last: Receipt | undefined,
 *   newest: Receipt | undefined,
 * }>} the record, the last receipt in which the setting was clicked, and its newest receipt
 */
export async function recordAndLastClick(setting, store) {
  const key = recordKey(setting);
  const [{ [key]: stored }, { [HEAD_KEY]: head, signedInAt }] = await Promise.all([
    readRecords([setting]),
    readValues([HEAD_KEY, "signedInAt"]),
  ]);
  const record = recordNow(stored, signedInAt, store);
  const newest = head?.number ?? 0;
  const numbers = Array.from(
    { length: Math.min(newest, MOST_SEARCHED) },
    (_, back) => newest - back,
  );
  const receipts = await browser.storage.local.get(numbers.map(receiptKey));
  const own = numbers
    .map((number) => /** @type {Receipt | undefined} */ (receipts[receiptKey(number)]))
    .filter((receipt) => receipt?.setting === setting && !wrongReceiptField(receipt));
  const last = own.find((receipt) => receipt?.did !== "nothing");
  return { record, last, newest: own[0] };
}
