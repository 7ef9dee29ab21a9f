/**
 * The receipts: the append-only, hash-chained history of outcomes.
 *
 * Pure except for `crypto.subtle`; the caller stores a receipt and the new head together.
 * docs/receipts.md says what a chain proves; tools/verify_receipts.py checks exported files without
 * this code.
 */

/** @import { Facts, Receipt } from "./receipt-schema.js" */
/** @typedef {{ number: number, hash: string }} Head the number and hash of the last receipt */
/**
 * @typedef {"fields" | "number" | "previous" | "hash" | "contradiction" | "missing" | "head"}
 *   Problem
 */

import { isHash } from "../storage/validate.js";
import {
  contradictoryField,
  LONGEST_BROWSER,
  LONGEST_LABEL,
  LONGEST_METHOD,
  LONGEST_PATH,
  orderedFields,
  wrongReceiptField,
} from "./receipt-schema.js";

/** The key of the head in storage.local. */
export const HEAD_KEY = /** @type {const} */ ("receipts:head");

/** @type {Head} */
const EMPTY_HEAD = { number: 0, hash: "0".repeat(64) };

/**
 * Return a receipt's key in storage.local, padded so that keys sort by number.
 *
 * @param {number} number
 */
export const receiptKey = (number) => `receipt:${String(number).padStart(6, "0")}`;

/** @param {string} key */
export const isReceiptKey = (key) => /^receipt:[0-9]{6}$/.test(key);

/**
 * Return the keys of receipts among all stored keys, in the order of their numbers.
 *
 * @param {Record<string, unknown>} stored
 */
export const receiptKeysIn = (stored) => Object.keys(stored).filter(isReceiptKey).sort();

/**
 * @param {Receipt} receipt
 * @returns {Head}
 */
export const headOf = ({ number, hash }) => ({ number, hash });

/**
 * Create the receipt that follows `head`. Long texts are truncated; any other value that is invalid
 * or contradicts another is the caller's error and throws a TypeError.
 *
 * @param {Facts} facts
 * @param {Head | null} head the head of the previous receipt; null for the first
 * @returns {Promise<Receipt>}
 */
export async function nextReceipt(facts, head) {
  const { number, hash: previous } = head ?? EMPTY_HEAD;
  const label = truncate(facts.label, LONGEST_LABEL);
  const browser = truncate(facts.browser, LONGEST_BROWSER);
  const saveMethod = truncate(facts.saveMethod, LONGEST_METHOD);
  const savePath = truncate(facts.savePath, LONGEST_PATH);
  const fields = {
    ...facts,
    version: 2,
    number: number + 1,
    saveMethod,
    savePath,
    label,
    browser,
    previous,
    hash: "",
  };
  const receipt = /** @type {Receipt} */ (orderedFields(fields));
  receipt.hash = await hashOf(receipt);
  const wrong = wrongReceiptField(receipt) ?? contradictoryField(receipt);
  if (!wrong) return receipt;
  const found = JSON.stringify(/** @type {any} */ (receipt)[wrong]);
  throw new TypeError(`receipt: ${wrong}: expected what docs/receipts.md allows, found ${found}`);
}

/**
 * Return the end of a chain whose head is not at its last receipt, so that no receipt is
 * overwritten. If there is a head, the next receipt is linked to it, so that the check finds the
 * receipts in between.
 *
 * @param {Record<string, unknown>} stored all stored values
 * @param {Head | null} head
 * @returns {Head | null}
 */
export function endOf(stored, head) {
  const last = receiptKeysIn(stored).at(-1);
  if (!last) return head;
  const { hash } = head ?? /** @type {Partial<Head>} */ (Object(stored[last]));
  return { number: Number(last.slice(-6)), hash: hash && isHash(hash) ? hash : EMPTY_HEAD.hash };
}

/**
 * Find the first fault of a chain, or of the rest of a chain whose beginning was verified.
 *
 * @param {readonly Receipt[]} receipts in the order of their keys
 * @param {Head | null} head the stored head
 * @param {Head} [before] the last receipt of that beginning
 * @returns {Promise<{ number: number, problem: Problem } | null>} the position in the whole chain,
 *   from 1
 */
export async function verifyReceipts(receipts, head, before = EMPTY_HEAD) {
  let last = before;
  for (const receipt of receipts) {
    const number = last.number + 1;
    const problem = await problemWith(receipt, number, last.hash);
    if (problem) return { number, problem };
    last = headOf(receipt);
  }
  const { number, hash } = head ?? EMPTY_HEAD;
  if (number > last.number) return { number: last.number + 1, problem: "missing" };
  if (number === last.number && hash === last.hash) return null;
  return { number: last.number, problem: "head" };
}

/**
 * Return the text of an exported file. It hides nothing: fields that do not belong in a receipt are
 * exported too, and the count is that of the head, so that a check of the file finds every fault.
 *
 * @param {readonly Receipt[]} receipts in the order of their keys
 * @param {Head | null} head
 */
export function exportFile(receipts, head) {
  const { number: count, hash } = head ?? EMPTY_HEAD;
  const complete = receipts.map((receipt) => ({ ...orderedFields(receipt), ...receipt }));
  const file = { format: "untrain-receipts", version: 1, count, head: hash, receipts: complete };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * @param {Receipt} receipt
 * @param {number} number
 * @param {string} previous
 * @returns {Promise<Problem | null>}
 */
async function problemWith(receipt, number, previous) {
  if (wrongReceiptField(receipt)) return "fields";
  if (receipt.number !== number) return "number";
  if (receipt.previous !== previous) return "previous";
  if (receipt.hash !== (await hashOf(receipt))) return "hash";
  return contradictoryField(receipt) ? "contradiction" : null;
}

/** @param {Receipt} receipt */
async function hashOf({ hash: _, ...rest }) {
  // The canonical form is RFC 8785; the second argument fixes the order of the keys.
  const canonical = JSON.stringify(rest, Object.keys(rest).sort());
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonical));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Truncate a text to whole characters. Chromium stores text as UTF-8, where half a surrogate pair
 * becomes U+FFFD, so it is replaced before the hash is computed.
 *
 * @param {string} text
 * @param {number} longest
 */
function truncate(text, longest) {
  return [...text.toWellFormed()].slice(0, longest).join("");
}
