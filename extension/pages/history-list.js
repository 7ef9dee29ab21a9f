/**
 * Sorts receipts for the history page: which are shown, under which day, what can be undone. Pure.
 */

/** @import { Receipt } from "../shared/receipts/receipt-schema.js" */
/** @import { SettingRecord } from "../shared/types.js" */
/**
 * @typedef {{ setting: string, ending: string }} Filter "" for all; an ending is "confirmed" or
 *   "other"
 */

import { receiptKeysIn } from "../shared/receipts/chain.js";
import { wrongReceiptField } from "../shared/receipts/receipt-schema.js";
import { isDone, undoGoal } from "../shared/records.js";
import { isNewer } from "../shared/storage/version.js";

/**
 * The receipts among all that is stored, the first one first; none of those a newer version may
 * have kept.
 *
 * @param {Record<string, unknown>} stored
 */
export function receiptsIn(stored) {
  if (isNewer(stored.version)) return [];
  return /** @type {Receipt[]} */ (receiptKeysIn(stored).map((key) => stored[key]));
}

/**
 * Whether a receipt can be shown: one that was tampered with may hold anything.
 *
 * @param {Receipt} receipt
 */
export const isReadable = (receipt) => wrongReceiptField(receipt) === undefined;

/**
 * What the filter lets through, the newest first. A receipt that cannot be read is never hidden.
 *
 * @param {Receipt[]} receipts
 * @param {Filter} filter
 */
export function filterReceipts(receipts, { setting, ending }) {
  const fits = (/** @type {Receipt} */ receipt) =>
    (!setting || receipt.setting === setting) &&
    (!ending || isDone(receipt.outcome) === (ending === "confirmed"));
  return receipts.filter((receipt) => !isReadable(receipt) || fits(receipt)).reverse();
}

/**
 * The settings that receipts speak of, in the order of their first.
 *
 * @param {Receipt[]} receipts
 */
export const settingsIn = (receipts) => [
  ...new Set(receipts.filter(isReadable).map(({ setting }) => setting)),
];

/**
 * Put receipts that follow one another on the same day together.
 *
 * @param {Receipt[]} receipts
 * @param {(at: number) => string} dayOf how the person reads a day
 * @returns {{ day: string, receipts: Receipt[] }[]}
 */
export function byDay(receipts, dayOf) {
  /** @type {{ day: string, receipts: Receipt[] }[]} */
  const days = [];
  for (const receipt of receipts) {
    const day = isReadable(receipt) ? dayOf(receipt.endedAt) : (days.at(-1)?.day ?? "");
    if (days.at(-1)?.day !== day) days.push({ day, receipts: [] });
    days.at(-1)?.receipts.push(receipt);
  }
  return days;
}

/**
 * The receipts whose run can be undone: the last click of a setting, where undoing it is allowed.
 *
 * @param {Receipt[]} receipts
 * @param {(setting: string) => SettingRecord | undefined} recordOf
 * @returns {Set<Receipt>}
 */
export function undoable(receipts, recordOf) {
  const last = new Map();
  for (const receipt of receipts)
    if (isReadable(receipt) && receipt.did !== "nothing") last.set(receipt.setting, receipt);
  return new Set(
    [...last.values()].filter((receipt) => undoGoal(recordOf(receipt.setting), receipt)),
  );
}
