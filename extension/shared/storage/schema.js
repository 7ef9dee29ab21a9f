/**
 * The schema of storage: the valid values of each key. Pure. Invalid values are treated as absent.
 *
 * Receipts are not validated here: a changed one stays in place, so that the chain shows it.
 * Neither are unknown keys. A change to a shape needs a new version with a migration, or stored
 * data is lost.
 */

/** @import { Fields, OptionalFields, RequiredFields, Validator } from "./validate.js" */
/**
 * @import {
 *   ButtonLook, LeftGate, LoggedRequest, Notice, Quarantined, Reminder, RightProgress, StoredValues, Sweep, WaitingRun
 * } from "../types.js"
 */
/** @import { Head } from "../receipts/chain.js" */
/**
 * @typedef {(value: unknown, latest: number) => string} Fault the invalid field, "value" for the
 *   whole value, "" if it is valid
 */

/**
 * A key of storage, or the prefix of a kind of keys, such as "record:".
 *
 * @template Key
 * @typedef {Key extends `${infer Kind}:${infer Rest}`
 *   ? (string extends Rest ? `${Kind}:` : Key)
 *   : Key} ShapeName
 */
/** @typedef {keyof StoredValues | `receipt:${string}`} StorageKey every key that may be written */

import { REMINDERS } from "../policy.js";
import { GOALS, MOST_RECEIPTS, OUTCOMES } from "../receipts/receipt-schema.js";
import { isStore, outcomeFault, RECORD, RECORD_OPTIONAL } from "./record-schema.js";
import { PROGRESS, PROGRESS_OPTIONAL, RUN, RUN_OPTIONAL, turnFault } from "./run-schema.js";
import {
  integer,
  isBoolean,
  isCount,
  isHash,
  isId,
  isIdList,
  isObject,
  isText,
  isTime,
  listOf,
  matching,
  oneOf,
  textUpTo,
  wrongField,
} from "./validate.js";
import { isNewer } from "./version.js";

const isDay = matching(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/);
/** Nobody has more containers than this, but damaged storage may. */
const MOST_STORES = 1000;

/** @satisfies {RequiredFields<Sweep>} */
const SWEEP = { settings: isIdList, left: isIdList, why: oneOf(OUTCOMES), at: isTime };
/** @satisfies {OptionalFields<Sweep>} */
const SWEEP_OPTIONAL = { run: textUpTo(100), goal: oneOf(["check"]) };
/** @satisfies {RequiredFields<WaitingRun>} */
const WAITING = { settings: isIdList, goal: oneOf(GOALS), tabId: isCount, at: isTime };
/** @satisfies {RequiredFields<LeftGate>} */
const LEFT_GATE = { tabId: isCount, since: isTime, signIn: isTime };
/** @satisfies {RequiredFields<Quarantined>} */
const QUARANTINED = { key: isText, value: () => true, at: isTime, why: isText };

/** @satisfies {RequiredFields<Notice>} */
const NOTICE = {
  acceptedAt: (/** @type {unknown} */ value, /** @type {number | undefined} */ latest) =>
    value !== 0 && isTime(value, latest),
  onPage: isBoolean,
};
/** @satisfies {OptionalFields<Notice>} */
const NOTICE_OPTIONAL = { byHand: isBoolean };
/** @satisfies {RequiredFields<Reminder>} */
const REMINDER = { days: oneOf(REMINDERS), from: isTime };
/** @satisfies {RequiredFields<Head>} */
const HEAD = { number: integer(1, MOST_RECEIPTS), hash: isHash };
/** @satisfies {RequiredFields<LoggedRequest>} */
const REQUEST = { method: textUpTo(20), path: textUpTo(2000), status: integer(0, 999) };
/** @satisfies {RequiredFields<ButtonLook>} */
const LOOK = { text: isText, colour: isText, title: isText, icon: isText };
/** @satisfies {RequiredFields<RightProgress>} */
const RIGHT = { doneAt: isTime, backOn: isDayOrNone };

/**
 * By key, or by the prefix of a kind of keys.
 *
 * @satisfies {{ [key in keyof StoredValues as ShapeName<key>]-?: Fault }}
 */
const SHAPES = {
  version: valueFault(integer(1, Number.MAX_SAFE_INTEGER)),
  notice: fieldFault(NOTICE, NOTICE_OPTIONAL),
  reminder: fieldFault(REMINDER),
  chosen: valueFault(isIdList),
  preselected: valueFault(isIdList),
  region: valueFault(isId),
  sweep: fieldFault(SWEEP, SWEEP_OPTIONAL),
  signedInAt: valueFault(isSignIns),
  gates: valueFault(listOf(isCount)),
  leftGate: fieldFault(LEFT_GATE),
  observed: valueFault(isBoolean),
  drawn: fieldFault(LOOK),
  unseen: valueFault(isIdList),
  waiting: fieldFault(WAITING),
  progress: fieldFault(PROGRESS, PROGRESS_OPTIONAL, turnFault),
  run: fieldFault(RUN, RUN_OPTIONAL, turnFault),
  "record:": fieldFault(RECORD, RECORD_OPTIONAL, outcomeFault),
  "right:": fieldFault(RIGHT),
  "requests:": valueFault(listOf((each) => !wrongField(each, REQUEST))),
  "receipts:head": fieldFault(HEAD),
  aside: valueFault(listOf((each, latest) => !wrongField(each, QUARANTINED, {}, latest))),
};

/**
 * Return what is wrong with a value, "" if it is valid. An absent value is valid.
 *
 * @param {string} key
 * @param {unknown} value
 * @param {number} latest the latest valid time, in ms since 1970
 */
export function faultOf(key, value, latest) {
  const name = Object.hasOwn(SHAPES, key) ? key : key.slice(0, key.indexOf(":") + 1);
  if (value === undefined || value === null || !Object.hasOwn(SHAPES, name)) return "";
  return SHAPES[/** @type {keyof typeof SHAPES} */ (name)](value, latest);
}

/**
 * Return the valid stored values; none if a later version of Untrain stored them.
 *
 * @param {Record<string, unknown>} stored
 * @param {number} latest
 */
export function validValues(stored, latest) {
  if (isNewer(stored.version)) return {};
  const good = Object.entries(stored).filter(
    ([key, value]) => value !== null && !faultOf(key, value, latest),
  );
  return /** @type {StoredValues} */ (Object.fromEntries(good));
}

/**
 * Return the invalid stored values, with the reason.
 *
 * @param {Record<string, unknown>} stored
 * @param {number} at now, in ms since 1970
 * @param {number} latest
 * @returns {Quarantined[]}
 */
export function damagedValues(stored, at, latest) {
  if (isNewer(stored.version)) return [];
  const all = Object.entries(stored).map(([key, value]) => ({
    key,
    value,
    at,
    why: faultOf(key, value, latest),
  }));
  return all.filter(({ why }) => why !== "");
}

/**
 * Return all damaged values: those in quarantine and those not yet there.
 *
 * @param {Record<string, unknown>} stored
 * @param {number} at
 * @param {number} latest
 */
export function allDamaged(stored, at, latest) {
  return [...(validValues(stored, latest).aside ?? []), ...damagedValues(stored, at, latest)];
}

/**
 * @param {Validator} isValid
 * @returns {Fault}
 */
function valueFault(isValid) {
  return (value, latest) => (isValid(value, latest) ? "" : "value");
}

/**
 * @param {Fields} required
 * @param {Fields} [optional]
 * @param {(value: any) => string} [contradiction] returns the field that contradicts another one,
 *   or ""
 * @returns {Fault}
 */
function fieldFault(required, optional = {}, contradiction = () => "") {
  return (value, latest) =>
    isObject(value)
      ? (wrongField(value, required, optional, latest) ?? contradiction(value))
      : "value";
}

/** @type {Validator} */
function isSignIns(value, latest) {
  if (!isObject(value)) return false;
  const all = Object.entries(value);
  return (
    all.length <= MOST_STORES && all.every(([store, at]) => isStore(store) && isTime(at, latest))
  );
}

/** @param {unknown} value */
export function isDayOrNone(value) {
  return value === "" || (isDay(value) && !Number.isNaN(Date.parse(String(value))));
}
