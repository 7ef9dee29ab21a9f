/** The fields of a receipt and their valid values. Pure. See docs/receipts.md. */

/** @import { Validator } from "../storage/validate.js" */
/** @import { Goal, Outcome, Proof, Reading, Reason } from "../types.js" */

/**
 * The facts of one outcome. Times in ms since 1970.
 *
 * @typedef {object} Facts
 * @property {string} setting the setting's id
 * @property {string} rule the day on which its rule was confirmed, such as 2026-08-21
 * @property {Goal} goal what the person asked for
 * @property {Reading | "not-offered"} before the first reading
 * @property {"nothing" | "clicked" | "person-clicked"} did
 * @property {Outcome} outcome
 * @property {Reason} reason
 * @property {Proof} proof
 * @property {number} save HTTP status of the page's save request; 0: no answer, -1: none seen
 * @property {string} saveMethod such as "PUT"; "" if none was seen
 * @property {string} savePath without query and fragment; for an unknown address, only its
 *   beginning
 * @property {string} label the switch's label on the page
 * @property {number} startedAt
 * @property {number} endedAt
 * @property {string} browser such as "chromium 156"
 * @property {string} extension the extension's version
 */
/**
 * @typedef {{ version: 1 | 2, number: number } & Facts & { previous: string, hash: string }}
 *   Receipt version 1 has neither `saveMethod` nor `savePath`
 */

import {
  integer,
  isHash,
  isId,
  isTime,
  matching,
  oneOf,
  textUpTo,
  wrongField,
} from "../storage/validate.js";

export const LONGEST_LABEL = 200;
export const LONGEST_BROWSER = 40;
export const LONGEST_METHOD = 20;
export const LONGEST_PATH = 100;
export const MOST_RECEIPTS = 999_999;

/**
 * Return the words of a type. A missing or unknown word does not compile.
 *
 * @template {string} Word
 * @param {Record<Word, 1>} words
 */
export const keysOf = (words) => /** @type {Word[]} */ (Object.keys(words));

/** @type {Reading[]} */
export const READINGS = keysOf(
  /** @satisfies {Record<Reading, 1>} */ ({ on: 1, off: 1, locked: 1, missing: 1, unknown: 1 }),
);
/** The valid first readings; early versions had one more. */
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
    "is-on": 1,
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
    "by-hand": 1,
    skipped: 1,
    refused: 1,
    "too-many": 1,
    "server-error": 1,
    "no-answer": 1,
    "not-stored": 1,
    "not-seen": 1,
    "page-failed": 1,
    "page-refused": 1,
    "other-page": 1,
    offline: 1,
    "led-away": 1,
    "in-frame": 1,
    "not-opened": 1,
    "no-access": 1,
    "kept-out": 1,
    translated: 1,
    unseen: 1,
    "timed-out": 1,
    "tab-closed": 1,
    "tab-moved": 1,
    left: 1,
    stopped: 1,
  }),
);

/** @type {Goal[]} */
export const GOALS = keysOf(/** @satisfies {Record<Goal, 1>} */ ({ off: 1, on: 1, check: 1 }));

/**
 * The outcomes that need a confirmed reading, each with the goals that it may reach.
 *
 * @type {Partial<Record<Outcome, Goal[]>>}
 */
const GOALS_OF_OUTCOME = {
  "confirmed-off": ["off"],
  "already-off": ["off", "check"],
  "confirmed-on": ["on"],
  "is-on": ["check"],
};

const isDay = matching(/^(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2}$/);

/**
 * Return whether a value is a day of the calendar.
 *
 * @param {unknown} value
 */
function isDate(value) {
  const at = isDay(value) ? Date.parse(`${value}`) : Number.NaN;
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(`${value}`);
}

/**
 * The validators, in the order of the fields in an exported file.
 *
 * @type {Record<keyof Receipt, Validator>}
 */
const FIELDS = {
  version: integer(2, 2),
  number: integer(1, MOST_RECEIPTS),
  setting: isId,
  rule: isDate,
  goal: oneOf(GOALS),
  before: oneOf(BEFORE),
  did: oneOf(["nothing", "clicked", "person-clicked"]),
  outcome: oneOf(OUTCOMES),
  reason: oneOf(REASONS),
  proof: oneOf(PROOFS),
  save: integer(-1, 999),
  saveMethod: textUpTo(LONGEST_METHOD),
  savePath: textUpTo(LONGEST_PATH),
  label: textUpTo(LONGEST_LABEL),
  startedAt: isTime,
  endedAt: isTime,
  browser: textUpTo(LONGEST_BROWSER),
  extension: matching(/^[0-9]+(\.[0-9]+){0,3}$/),
  previous: isHash,
  hash: isHash,
};

const { saveMethod: _method, savePath: _path, ...older } = FIELDS;
/** Receipts are never changed, so those of version 1 keep their fields. */
const FIELDS_VERSION_1 = { ...older, version: integer(1, 1) };

/**
 * @param {unknown} receipt
 * @returns {Readonly<Record<string, Validator>>}
 */
const fieldsOf = (receipt) => (Object(receipt).version === 1 ? FIELDS_VERSION_1 : FIELDS);

/**
 * Return the name of a field that is missing, unknown or invalid.
 *
 * @param {unknown} receipt
 * @returns {string | undefined}
 */
export function wrongReceiptField(receipt) {
  return wrongField(receipt, fieldsOf(receipt));
}

/**
 * Return the name of a valid field that contradicts another one. No run ends like that.
 *
 * @param {Facts} receipt
 * @returns {keyof Facts | undefined}
 */
export function contradictoryField({ goal, did, outcome, proof, startedAt, endedAt }) {
  const reached = GOALS_OF_OUTCOME[outcome];
  const clicked = did !== "nothing";
  if (reached && !reached.includes(goal)) return "goal";
  if ((reached !== undefined) !== (proof === "confirmed")) return "proof";
  if ((goal === "check" || outcome === "already-off") && clicked) return "did";
  if (!clicked && (outcome === "confirmed-off" || ["clicked", "held", "saved"].includes(proof)))
    return "did";
  return endedAt < startedAt ? "endedAt" : undefined;
}

/**
 * Return the fields of a receipt in order, without any others.
 *
 * @param {unknown} receipt
 */
export function orderedFields(receipt) {
  const fields = /** @type {Record<string, unknown>} */ (Object(receipt));
  return Object.fromEntries(Object.keys(fieldsOf(receipt)).map((name) => [name, fields[name]]));
}
