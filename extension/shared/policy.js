/**
 * Reads the policy of an organisation. Pure: takes the content of `storage.managed`.
 *
 * A policy sets what is preselected, shown or offered. None of its fields can start a run, accept
 * the notice or hide it: only the person can do that. managed-schema.json describes the same fields
 * to Chromium; Firefox has no schema and returns whatever is in the file.
 */

/**
 * @typedef {object} Policy
 * @property {string[] | null} preselectedSettings ids selected until the person selects others;
 *   null: as the rules say
 * @property {boolean} leavePagesAlone whether pages stay unchanged, whatever the person selects
 * @property {0 | 30 | 90 | null} remindAfterDays used until the person sets a reminder; null: not
 *   set
 * @property {string} noticeText plain text shown under the notice; may be ""
 * @property {boolean} historyExport whether receipts may be exported
 * @property {boolean} welcomeTab whether the welcome page opens after an installation
 */
/** @import { Validator } from "./storage/validate.js" */
/** @typedef {{ expected: string, isValid: Validator }} Field */

import { isBoolean, isObject, isText, listOf, oneOf, textUpTo } from "./storage/validate.js";

const LONGEST_NOTICE = 500;

/** The days after which a person can be reminded; 0: never. */
export const REMINDERS = [0, 30, 90];

/**
 * The values without a policy.
 *
 * @type {Readonly<Policy>}
 */
export const NO_POLICY = Object.freeze({
  preselectedSettings: null,
  leavePagesAlone: false,
  remindAfterDays: null,
  noticeText: "",
  historyExport: true,
  welcomeTab: true,
});

/** @type {Record<keyof Policy, Field>} */
const FIELDS = {
  preselectedSettings: { expected: "a list of settings' ids", isValid: listOf(isText) },
  leavePagesAlone: { expected: "true or false", isValid: isBoolean },
  remindAfterDays: { expected: "0, 30 or 90", isValid: oneOf(REMINDERS) },
  noticeText: { expected: `text of 1 to ${LONGEST_NOTICE} characters`, isValid: isNotice },
  historyExport: { expected: "true or false", isValid: isBoolean },
  welcomeTab: { expected: "true or false", isValid: isBoolean },
};

/**
 * @param {unknown} raw the content of `storage.managed`; undefined without a policy
 * @param {readonly string[]} known the ids of all settings
 * @returns {{ policy: Policy, ignored: string[] }} the policy, and a line for each part of it that
 *   was ignored
 */
export function readPolicy(raw, known) {
  if (raw === undefined) return { policy: NO_POLICY, ignored: [] };
  if (!isObject(raw))
    return { policy: NO_POLICY, ignored: [`policy: expected an object, found ${preview(raw)}`] };
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
 * @returns {string} why the field is ignored; "" if it is valid
 */
function faultOf(name, value) {
  if (!Object.hasOwn(FIELDS, name))
    return `${name}: expected one of ${Object.keys(FIELDS).join(", ")}`;
  const { expected, isValid } = FIELDS[/** @type {keyof Policy} */ (name)];
  return isValid(value) ? "" : `${name}: expected ${expected}, found ${preview(value)}`;
}

/** @param {string} id */
const unknownId = (id) => `preselectedSettings: expected the id of a setting, found ${preview(id)}`;

/**
 * Return whether a text is a valid notice. A longer one is not truncated: half a sentence may say
 * the opposite.
 *
 * @param {unknown} value
 */
function isNotice(value) {
  return textUpTo(LONGEST_NOTICE)(value) && String(value).trim() !== "";
}

/**
 * Return a value as one short line.
 *
 * @param {unknown} value
 */
function preview(value) {
  const line = JSON.stringify(value) ?? String(value);
  return line.length <= 80 ? line : `${line.slice(0, 77)}...`;
}
