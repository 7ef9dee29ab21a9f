/**
 * Receipts: the append-only, hash-chained history of outcomes.
 *
 * Pure but for `crypto.subtle`; the caller stores a receipt and the new head in one go.
 * docs/receipts.md says what a chain proves; tools/verify_receipts.py checks exported files
 * without any of this code.
 */

/** @import { Facts, Receipt } from "./receipt-schema.js" */
/** @typedef {{ number: number, hash: string }} Head the last receipt's number and hash */
/**
 * @typedef {"fields" | "number" | "previous" | "hash" | "contradiction" | "missing" | "head"} Problem
 */

import { isHash } from "../storage/validate.js";
import {
  deniedField,
  inOrder,
  LONGEST_BROWSER,
  LONGEST_LABEL,
  LONGEST_METHOD,
  LONGEST_PATH,
  wrongReceiptField,
} from "./receipt-schema.js";

/** The head's key in storage.local. */
export const HEAD_KEY = /** @type {const} */ ("receipts:head");

/** @type {Head} */
const NO_HEAD = { number: 0, hash: "0".repeat(64) };

/**
 * A receipt's key in storage.local, padded so that keys sort as numbers do.
 *
 * @param {number} number
 */
export const receiptKey = (number) => `receipt:${String(number).padStart(6, "0")}`;

const RECEIPT_KEY = /^receipt:[0-9]{6}$/;

/**
 * The keys of receipts among all that is stored, the first one first.
 *
 * @param {Record<string, unknown>} stored
 */
export const receiptKeysIn = (stored) =>
  Object.keys(stored)
    .filter((key) => RECEIPT_KEY.test(key))
    .sort();

/**
 * @param {Receipt} receipt
 * @returns {Head}
 */
export const headOf = ({ number, hash }) => ({ number, hash });

/**
 * Make the receipt that follows `head`. Texts are cut; anything else that does not
 * belong in its field, or contradicts another, is a fault of the caller, and thrown.
 *
 * @param {Facts} facts
 * @param {Head | null} head of the receipt before, null for the first
 * @returns {Promise<Receipt>}
 */
export async function nextReceipt(facts, head) {
  const { number, hash: previous } = head ?? NO_HEAD;
  const label = cut(facts.label, LONGEST_LABEL);
  const browser = cut(facts.browser, LONGEST_BROWSER);
  const saveMethod = cut(facts.saveMethod, LONGEST_METHOD);
  const savePath = cut(facts.savePath, LONGEST_PATH);
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
  const receipt = /** @type {Receipt} */ (inOrder(fields));
  receipt.hash = await hashOf(receipt);
  const wrong = wrongReceiptField(receipt) ?? deniedField(receipt);
  if (!wrong) return receipt;
  const found = JSON.stringify(/** @type {any} */ (receipt)[wrong]);
  throw new TypeError(`receipt: ${wrong}: expected what docs/receipts.md allows, found ${found}`);
}

/**
 * The end of a chain whose head is not at it: no receipt may be written over. Where there is a
 * head, what follows is linked to it, so that the check finds what came in between.
 *
 * @param {Record<string, unknown>} stored all that is stored
 * @param {Head | null} head
 * @returns {Head | null}
 */
export function endOf(stored, head) {
  const last = receiptKeysIn(stored).at(-1);
  if (!last) return head;
  const { hash } = head ?? /** @type {Partial<Head>} */ (Object(stored[last]));
  return { number: Number(last.slice(-6)), hash: hash && isHash(hash) ? hash : NO_HEAD.hash };
}

/**
 * Find the first broken link.
 *
 * @param {readonly Receipt[]} receipts in the order of their keys
 * @param {Head | null} head as stored beside them
 * @returns {Promise<{ number: number, problem: Problem } | null>} where in the list, from 1
 */
export async function verifyReceipts(receipts, head) {
  let last = NO_HEAD;
  for (const receipt of receipts) {
    const number = last.number + 1;
    const problem = await problemWith(receipt, number, last.hash);
    if (problem) return { number, problem };
    last = headOf(receipt);
  }
  const { number, hash } = head ?? NO_HEAD;
  if (number > last.number) return { number: last.number + 1, problem: "missing" };
  if (number === last.number && hash === last.hash) return null;
  return { number: last.number, problem: "head" };
}

/**
 * The text of an exported file. It hides nothing: what does not belong in a receipt is exported
 * as well, and the count is the head's, so that a check of the file finds what is wrong.
 *
 * @param {readonly Receipt[]} receipts in the order of their keys
 * @param {Head | null} head
 */
export function exportFile(receipts, head) {
  const { number: count, hash } = head ?? NO_HEAD;
  const complete = receipts.map((receipt) => ({ ...inOrder(receipt), ...receipt }));
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
  return deniedField(receipt) ? "contradiction" : null;
}

/** @param {Receipt} receipt */
async function hashOf({ hash: _, ...rest }) {
  // The canonical form is RFC 8785; a list as second argument fixes the order of the keys.
  const canonical = JSON.stringify(rest, Object.keys(rest).sort());
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(canonical));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Chromium stores text as UTF-8, where half a surrogate pair becomes U+FFFD: better before the
 * hash than after it. Cut between whole characters for the same reason.
 *
 * @param {string} words
 * @param {number} longest
 */
function cut(words, longest) {
  return [...words.toWellFormed()].slice(0, longest).join("");
}
