/**
 * Prepares receipts for the history page: filters them, groups them by day, and finds those that
 * can be undone. Pure.
 */

/** @import { Receipt } from "../shared/receipts/receipt-schema.js" */
/** @import { SettingRecord } from "../shared/types.js" */
/**
 * @typedef {{ setting: string, ending: string }} Filter "" for all; `ending` is "confirmed" or
 *   "other"
 */

import { receiptKeysIn } from "../shared/receipts/chain.js";
import { wrongReceiptField } from "../shared/receipts/receipt-schema.js";
import { isDone, undoGoal } from "../shared/records.js";
import { isNewer } from "../shared/storage/version.js";

/**
 * Return the stored receipts, the first one first; none if a newer version may have stored them.
 *
 * @param {Record<string, unknown>} stored
 */
export function receiptsIn(stored) {
  if (isNewer(stored.version)) return [];
  return /** @type {Receipt[]} */ (receiptKeysIn(stored).map((key) => stored[key]));
}

/**
 * Return whether a receipt can be shown: one that was tampered with may contain anything.
 *
 * @param {Receipt} receipt
 */
export const isReadable = (receipt) => wrongReceiptField(receipt) === undefined;

/**
 * Return the receipts that match the filter, newest first. An unreadable receipt is never hidden.
 *
 * @param {Receipt[]} receipts
 * @param {Filter} filter
 */
export function filterReceipts(receipts, { setting, ending }) {
  const isMatch = (/** @type {Receipt} */ receipt) =>
    (!setting || receipt.setting === setting) &&
    (!ending || isDone(receipt.outcome) === (ending === "confirmed"));
  return receipts.filter((receipt) => !isReadable(receipt) || isMatch(receipt)).reverse();
}

/**
 * Return the settings of receipts, in the order of their first receipt.
 *
 * @param {Receipt[]} receipts
 */
export const settingsIn = (receipts) => [
  ...new Set(receipts.filter(isReadable).map(({ setting }) => setting)),
];

/**
 * Group consecutive receipts of the same day.
 *
 * @param {Receipt[]} receipts
 * @param {(at: number) => string} dayOf formats a day
 * @returns {{ day: string, receipts: Receipt[] }[]}
 */
export function byDay(receipts, dayOf) {
  /** @type {{ day: string, receipts: Receipt[] }[]} */
  const days = [];
  for (const receipt of receipts) {
    const last = days.at(-1);
    const day = isReadable(receipt) ? dayOf(receipt.endedAt) : (last?.day ?? "");
    if (last?.day === day) last.receipts.push(receipt);
    else days.push({ day, receipts: [receipt] });
  }
  return days;
}

/**
 * Return the receipts that can be undone: the last click of each setting, if undoing it is allowed.
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
