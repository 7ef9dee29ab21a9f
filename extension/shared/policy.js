/**
 * Reads what an organisation has set by policy. Pure: takes what `storage.managed` holds.
 *
 * A policy says what is chosen from the start, shown or offered. None of its fields can start a
 * run, accept the notice or hide it: that stays with the person. managed-schema.json describes the
 * same fields to Chromium; Firefox knows no schema and hands over whatever is in the file.
 */

/**
 * @typedef {object} Policy
 * @property {string[] | null} preselectedSettings ids chosen until the person chooses; null: as the rules say
 * @property {boolean} leavePagesAlone whether the person may not have pages changed
 * @property {0 | 30 | 90 | null} remindAfterDays until the person chooses; null: nothing was set
 * @property {string} noticeText plain text to be shown under the notice; may be ""
 * @property {boolean} historyExport whether receipts may be exported
 */
/** @import { Validator } from "./storage/validate.js" */
/** @typedef {{ expected: string, fits: Validator }} Field */

import { isBoolean, isObject, isText, listOf, oneOf, text } from "./storage/validate.js";

const LONGEST_NOTICE = 500;

/** After how many days a person may be reminded; 0: never. */
export const REMINDERS = [0, 30, 90];

/**
 * What holds without a policy.
 *
 * @type {Readonly<Policy>}
 */
export const NO_POLICY = Object.freeze({
  preselectedSettings: null,
  leavePagesAlone: false,
  remindAfterDays: null,
  noticeText: "",
  historyExport: true,
});

/** @type {Record<keyof Policy, Field>} */
const FIELDS = {
  preselectedSettings: { expected: "a list of settings' ids", fits: listOf(isText) },
  leavePagesAlone: { expected: "true or false", fits: isBoolean },
  remindAfterDays: { expected: "0, 30 or 90", fits: oneOf(REMINDERS) },
  noticeText: { expected: `text of 1 to ${LONGEST_NOTICE} characters`, fits: isNotice },
  historyExport: { expected: "true or false", fits: isBoolean },
};

/**
 * @param {unknown} raw what `storage.managed` holds; undefined where there is no policy
 * @param {readonly string[]} known the ids of all settings
 * @returns {{ policy: Policy, ignored: string[] }} the policy, and a line for each thing in it that
 *   was ignored
 */
export function readPolicy(raw, known) {
  if (raw === undefined) return { policy: NO_POLICY, ignored: [] };
  if (!isObject(raw))
    return { policy: NO_POLICY, ignored: [`policy: expected an object, found ${shown(raw)}`] };
  const entries = Object.entries(raw);
  const faults = entries.map(([name, value]) => faultOf(name, value));
  const good = entries.filter((_, index) => faults[index] === "");
  const given = /** @type {Policy} */ ({ ...NO_POLICY, ...Object.fromEntries(good) });
  const ids = given.preselectedSettings;
  const policy = { ...given, preselectedSettings: ids && known.filter((id) => ids.includes(id)) };
  const unknown = (ids ?? []).filter((id) => !known.includes(id)).map(unknownId);
  return { policy, ignored: [...faults.filter(Boolean), ...unknown] };
}

/**
 * @param {string} name
 * @param {unknown} value
 * @returns {string} why a field is ignored, or ""
 */
function faultOf(name, value) {
  if (!Object.hasOwn(FIELDS, name))
    return `${name}: expected one of ${Object.keys(FIELDS).join(", ")}`;
  const { expected, fits } = FIELDS[/** @type {keyof Policy} */ (name)];
  return fits(value) ? "" : `${name}: expected ${expected}, found ${shown(value)}`;
}

/** @param {string} id */
const unknownId = (id) => `preselectedSettings: expected the id of a setting, found ${shown(id)}`;

/**
 * A longer text is not cut: half a sentence may say the opposite.
 *
 * @param {unknown} value
 */
function isNotice(value) {
  return text(LONGEST_NOTICE)(value) && String(value).trim() !== "";
}

/**
 * A value as one short line.
 *
 * @param {unknown} value
 */
function shown(value) {
  const line = JSON.stringify(value) ?? String(value);
  return line.length <= 80 ? line : `${line.slice(0, 77)}...`;
}
