/** Sample receipts, chains of receipts, and the check of an exported file. */

import { readFileSync } from "node:fs";
import {
  exportFile,
  headOf,
  nextReceipt,
  verifyReceipts,
} from "../../extension/shared/receipts/chain.js";

/** @import { Facts, Receipt } from "../../extension/shared/receipts/receipt-schema.js" */

export const read = (/** @type {string} */ path) => readFileSync(new URL(path, import.meta.url));
export const sample = (/** @type {string} */ name) => read(`../receipts/${name}.json`);

/** @type {[Receipt, Receipt, ...Receipt[]]} */
export const history = JSON.parse(sample("history").toString()).receipts;
export const head = headOf(/** @type {Receipt} */ (history.at(-1)));

/** @type {Facts} */
export const facts = {
  setting: "ai-training",
  rule: "2026-08-21",
  goal: "off",
  before: "on",
  did: "clicked",
  outcome: "confirmed-off",
  reason: "",
  proof: "confirmed",
  save: 200,
  saveMethod: "PUT",
  savePath: "/save/key",
  label: "Use my data",
  startedAt: 1_787_563_800_000,
  endedAt: 1_787_563_809_412,
  browser: "chromium 156",
  extension: "0.1.0",
};

/**
 * Create a chain.
 *
 * @param {Facts[]} all
 * @param {Receipt[]} [before] the receipts before it
 */
export async function chain(all, before = []) {
  const receipts = [...before];
  for (const one of all) {
    const last = receipts.at(-1);
    receipts.push(await nextReceipt(one, last ? headOf(last) : null));
  }
  return receipts.slice(before.length);
}

/**
 * Whether an exported file is unchanged.
 *
 * @param {Uint8Array} file
 */
export async function isSound(file) {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(file);
    const { receipts, count, head: hash } = JSON.parse(text);
    const end = count === 0 ? null : { number: count, hash };
    return exportFile(receipts, end) === text && (await verifyReceipts(receipts, end)) === null;
  } catch {
    return false;
  }
}
