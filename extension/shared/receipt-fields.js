/** What a receipt holds, and what may stand in each of its fields. Pure. See docs/receipts.md. */

/** @import { Fits } from "./fits.js" */
/** @import { Outcome, Proof, Reading, Reason } from "./types.js" */

/**
 * What a receipt says of one outcome. Times in ms since 1970.
 * @typedef {object} Facts
 * @property {string} setting the setting's id
 * @property {string} rule the day on which its rule was confirmed, such as 2026-08-21
 * @property {"off" | "on"} goal what the person asked for; "on" is an undo
 * @property {Reading} before the first reading
 * @property {"nothing" | "clicked" | "person-clicked"} did
 * @property {Outcome} outcome
 * @property {Reason} reason
 * @property {Proof} proof
 * @property {number} save HTTP status of the page's own save; 0 no answer, -1 none seen
 * @property {string} saveMethod such as "PUT", "" when none was seen
 * @property {string} savePath without query and fragment; of an address we do not know, its beginning
 * @property {string} label the switch's label on the page
 * @property {number} startedAt
 * @property {number} endedAt
 * @property {string} browser such as "chromium 156"
 * @property {string} extension the extension's version
 */
/** @typedef {{ version: 1 | 2, number: number } & Facts & { previous: string, hash: string }} Receipt version 1 has neither `saveMethod` nor `savePath` */

import { form, isHash, isId, oneOf, text, time, whole, wrongField as wrongIn } from "./fits.js";

export const LONGEST_LABEL = 200;
export const LONGEST_BROWSER = 40;
export const LONGEST_METHOD = 20;
export const LONGEST_PATH = 100;
export const MOST_RECEIPTS = 999_999;

/** @type {Reading[]} */
export const READINGS = ["on", "off", "locked", "missing", "not-offered", "unknown"];
/** @type {Proof[]} */
export const PROOFS = ["", "clicked", "held", "saved", "confirmed"];
/** @type {Outcome[]} */
export const OUTCOMES = ["confirmed-off", "already-off", "confirmed-on", "reverted", "not-confirmed", "needs-you", "locked",
  "not-offered", "not-recognised", "signed-out", "blocked", "interrupted"];
/** @type {Reason[]} */
export const REASONS = ["", "ignored", "asks", "refused", "too-many", "server-error", "no-answer",
  "not-stored", "not-seen", "page-failed", "timed-out", "tab-closed", "left", "stopped"];

/** In the order of an exported file. @type {Record<keyof Receipt, Fits>} */
const FIELDS = {
  version: whole(2, 2),
  number: whole(1, MOST_RECEIPTS),
  setting: isId,
  rule: form(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/),
  goal: oneOf(["off", "on"]),
  before: oneOf(READINGS),
  did: oneOf(["nothing", "clicked", "person-clicked"]),
  outcome: oneOf(OUTCOMES),
  reason: oneOf(REASONS),
  proof: oneOf(PROOFS),
  save: whole(-1, 999),
  saveMethod: text(LONGEST_METHOD),
  savePath: text(LONGEST_PATH),
  label: text(LONGEST_LABEL),
  startedAt: time,
  endedAt: time,
  browser: text(LONGEST_BROWSER),
  extension: form(/^[0-9]+(\.[0-9]+){0,3}$/),
  previous: isHash,
  hash: isHash,
};

const { saveMethod: _method, savePath: _path, ...older } = FIELDS;
/** Receipts are never changed: those of version 1 stay as they were made. */
const FIELDS_OF_1 = { ...older, version: whole(1, 1) };

/** @param {unknown} receipt @returns {Readonly<Record<string, Fits>>} */
const fieldsOf = (receipt) => (Object(receipt).version === 1 ? FIELDS_OF_1 : FIELDS);

/**
 * The name of a field that is missing, unknown or holds what it may not.
 * @param {unknown} receipt
 * @returns {string | undefined}
 */
export function wrongField(receipt) {
  return wrongIn(receipt, fieldsOf(receipt));
}

/** A receipt's own fields in their order, and no others. @param {unknown} receipt */
export function inOrder(receipt) {
  const fields = /** @type {Record<string, unknown>} */ (Object(receipt));
  return Object.fromEntries(Object.keys(fieldsOf(receipt)).map((name) => [name, fields[name]]));
}
