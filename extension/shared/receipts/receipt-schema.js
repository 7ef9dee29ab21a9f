/** What a receipt holds, and what may stand in each of its fields. Pure. See docs/receipts.md. */

/** @import { Validator } from "../storage/validate.js" */
/** @import { Outcome, Proof, Reading, Reason } from "../types.js" */

/**
 * What a receipt says of one outcome. Times in ms since 1970.
 *
 * @typedef {object} Facts
 * @property {string} setting the setting's id
 * @property {string} rule the day on which its rule was confirmed, such as 2026-08-21
 * @property {"off" | "on"} goal what the person asked for; "on" is an undo
 * @property {Reading | "not-offered"} before the first reading
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
/**
 * @typedef {{ version: 1 | 2, number: number } & Facts & { previous: string, hash: string }} Receipt
 *   version 1 has neither `saveMethod` nor `savePath`
 */

import { form, isHash, isId, oneOf, text, time, whole, wrongField } from "../storage/validate.js";

export const LONGEST_LABEL = 200;
export const LONGEST_BROWSER = 40;
export const LONGEST_METHOD = 20;
export const LONGEST_PATH = 100;
export const MOST_RECEIPTS = 999_999;

/**
 * The words of a type, each named once: one that is missing or unknown does not compile.
 *
 * @template {string} Word
 * @param {Record<Word, 1>} words
 */
export const keysOf = (words) => /** @type {Word[]} */ (Object.keys(words));

/** @type {Reading[]} */
export const READINGS = keysOf(
  /** @satisfies {Record<Reading, 1>} */ ({ on: 1, off: 1, locked: 1, missing: 1, unknown: 1 }),
);
/** What a receipt may say was read first; early versions had a word more. */
export const BEFORE = [...READINGS, "not-offered"];
/** @type {Proof[]} */
export const PROOFS = keysOf(
  /** @satisfies {Record<Proof, 1>} */ ({ "": 1, clicked: 1, held: 1, saved: 1, confirmed: 1 }),
);
/** @type {Outcome[]} */
export const OUTCOMES = keysOf(
  /** @satisfies {Record<Outcome, 1>} */ ({
    "confirmed-off": 1,
    "already-off": 1,
    "confirmed-on": 1,
    reverted: 1,
    "not-confirmed": 1,
    "needs-you": 1,
    locked: 1,
    "not-offered": 1,
    "not-recognised": 1,
    "signed-out": 1,
    blocked: 1,
    interrupted: 1,
  }),
);
/** @type {Reason[]} */
export const REASONS = keysOf(
  /** @satisfies {Record<Reason, 1>} */ ({
    "": 1,
    ignored: 1,
    asks: 1,
    refused: 1,
    "too-many": 1,
    "server-error": 1,
    "no-answer": 1,
    "not-stored": 1,
    "not-seen": 1,
    "page-failed": 1,
    "not-opened": 1,
    "timed-out": 1,
    "tab-closed": 1,
    left: 1,
    stopped: 1,
  }),
);

/**
 * The outcomes that only a confirmed reading allows, each with the goal that it reached.
 *
 * @type {Partial<Record<Outcome, Facts["goal"]>>}
 */
const DONE = { "confirmed-off": "off", "already-off": "off", "confirmed-on": "on" };

const isDay = form(/^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$/);

/**
 * Whether a text is a day of the calendar.
 *
 * @param {unknown} value
 */
function isDate(value) {
  const at = isDay(value) ? Date.parse(`${value}`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(`${value}`);
}

/**
 * In the order of an exported file.
 *
 * @type {Record<keyof Receipt, Validator>}
 */
const FIELDS = {
  version: whole(2, 2),
  number: whole(1, MOST_RECEIPTS),
  setting: isId,
  rule: isDate,
  goal: oneOf(["off", "on"]),
  before: oneOf(BEFORE),
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

/**
 * @param {unknown} receipt
 * @returns {Readonly<Record<string, Validator>>}
 */
const fieldsOf = (receipt) => (Object(receipt).version === 1 ? FIELDS_OF_1 : FIELDS);

/**
 * The name of a field that is missing, unknown or holds what it may not.
 *
 * @param {unknown} receipt
 * @returns {string | undefined}
 */
export function wrongReceiptField(receipt) {
  return wrongField(receipt, fieldsOf(receipt));
}

/**
 * The name of a field that another one denies, where each alone is allowed. No run ends so.
 *
 * @param {Facts} receipt
 * @returns {keyof Facts | undefined}
 */
export function deniedField({ goal, did, outcome, proof, startedAt, endedAt }) {
  const reached = DONE[outcome];
  const clicked = did !== "nothing";
  if (reached && goal !== reached) return "goal";
  if ((reached !== undefined) !== (proof === "confirmed")) return "proof";
  if (outcome === "already-off" && clicked) return "did";
  if (!clicked && (outcome === "confirmed-off" || ["clicked", "held", "saved"].includes(proof)))
    return "did";
  return endedAt < startedAt ? "endedAt" : undefined;
}

/**
 * A receipt's own fields in their order, and no others.
 *
 * @param {unknown} receipt
 */
export function inOrder(receipt) {
  const fields = /** @type {Record<string, unknown>} */ (Object(receipt));
  return Object.fromEntries(Object.keys(fieldsOf(receipt)).map((name) => [name, fields[name]]));
}
