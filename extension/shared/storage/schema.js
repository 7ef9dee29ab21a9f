/**
 * Says what may stand under each key of storage. Pure. What does not fit is as if it were not
 * there.
 *
 * Receipts are not judged here: a changed one stays where it is, so that the chain shows it. Nor is
 * any other key that is not ours. Who changes a shape makes a version, or what people have is lost.
 */

/** @import { Fields, Validator } from "./validate.js" */
/**
 * @import {
 *   Notice, OpenRequest, Place, Progress, Quarantined, Reminder, RightProgress, Run,
 *   SettingRecord, Step, StoredValues, Sweep
 * } from "../types.js"
 */
/** @import { Head } from "../receipts/chain.js" */
/**
 * @typedef {(value: unknown, latest: number) => string} Fault names what is wrong: a field, "value"
 *   for all of it, "" for nothing
 */

/**
 * Fields by the type they belong to: one without its question, or a question without its field,
 * does not compile.
 *
 * @template T
 * @typedef {{ readonly [name in keyof T as {} extends Pick<T, name> ? never : name]: Validator }} Needed
 */
/**
 * @template T
 * @typedef {{ readonly [name in keyof T as {} extends Pick<T, name> ? name : never]-?: Validator }} Optional
 */
/**
 * A key of storage, or what all keys of a kind begin with: "record:".
 *
 * @template Key
 * @typedef {Key extends `${infer Kind}:${infer Rest}` ? (string extends Rest ? `${Kind}:` : Key) : Key} ShapeName
 */
/** @typedef {keyof StoredValues | `receipt:${string}`} StorageKey every key that may be written */

import { REMINDERS } from "../policy.js";
import {
  keysOf,
  MOST_RECEIPTS,
  OUTCOMES,
  PROOFS,
  READINGS,
  REASONS,
} from "../receipts/receipt-schema.js";
import { isDone } from "../records.js";
import {
  form,
  isBoolean,
  isHash,
  isId,
  isObject,
  isText,
  listOf,
  oneOf,
  text,
  time,
  whole,
  wrongField,
} from "./validate.js";
import { isNewer } from "./version.js";

const count = whole(0, Number.MAX_SAFE_INTEGER);
const ids = listOf(isId);
const isDay = form(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/);
const result = { reading: oneOf(READINGS), proof: oneOf(PROOFS) };

/** The account of a record or a run. */
const isStore = form(/^[A-Za-z0-9-]{0,100}$/);
const ACCOUNT_MAY = { store: isStore, signIn: time };
/** Nobody has more containers; poisoned storage might. */
const MOST_STORES = 1000;

/** @satisfies {Needed<Progress>} */
const PROGRESS = {
  ...result,
  id: text(100),
  settings: ids,
  turn: count,
  setting: isId,
  goal: oneOf(["off", "on"]),
  step: oneOf(
    keysOf(
      /** @satisfies {Record<Step, 1>} */ ({
        open: 1,
        read: 1,
        click: 1,
        hold: 1,
        person: 1,
        reload: 1,
        confirm: 1,
      }),
    ),
  ),
  reason: oneOf(REASONS),
  tabId: whole(-1, Number.MAX_SAFE_INTEGER),
  startedAt: time,
};

/** @satisfies {Optional<Progress>} */
const PROGRESS_MAY = { ...ACCOUNT_MAY, did: oneOf(["nothing", "clicked", "person-clicked"]) };

/** @satisfies {Needed<OpenRequest>} */
const REQUEST = {
  id: isText,
  changes: isBoolean,
  isSave: isBoolean,
  isKnown: isBoolean,
  answered: isBoolean,
  doubtful: isBoolean,
  sinceClick: isBoolean,
  at: time,
  method: isText,
  path: isText,
};

/** @satisfies {Record<Place | "", 1>} */
const AWAY = { "": 1, setting: 1, list: 1, "signed-out": 1, blocked: 1, elsewhere: 1 };

/** @satisfies {Needed<Run>} */
const RUN = {
  ...PROGRESS,
  attempt: count,
  ownTab: isBoolean,
  document: isText,
  fresh: isBoolean,
  loadAt: time,
  clickedIn: isText,
  stale: isText,
  clicks: count,
  personClicks: count,
  by: oneOf(["switch", "label"]),
  snapped: isBoolean,
  save: whole(-1, 999),
  saveMethod: isText,
  savePath: isText,
  saveIsKnown: isBoolean,
  hears: isBoolean,
  requests: listOf((each) => !wrongField(each, REQUEST)),
  quietAt: time,
  waiting: isBoolean,
  doubtedReading: oneOf(["", ...READINGS]),
  failed: whole(-1, 999),
  loadedAgain: isBoolean,
  contradicted: isBoolean,
  moved: isBoolean,
  wrongFor: count,
  away: oneOf(keysOf(AWAY)),
  before: oneOf(["", ...READINGS]),
  label: isText,
  deadline: time,
  limit: time,
};

/** @satisfies {Needed<SettingRecord>} */
const RECORD = { ...result, outcome: oneOf(["", ...OUTCOMES]), at: time };
/** @satisfies {Optional<SettingRecord>} */
const RECORD_MAY = {
  ...ACCOUNT_MAY,
  since: time,
  reason: oneOf(REASONS),
  onAgainSince: time,
  receiptKept: isBoolean,
  run: text(100),
  knownAt: time,
};
/** @satisfies {Needed<Sweep>} */
const SWEEP = { settings: ids, left: ids, why: oneOf(OUTCOMES), at: time };
/** @satisfies {Needed<Quarantined>} */
const ASIDE = { key: isText, value: () => true, at: time, why: isText };

/** @satisfies {Needed<Notice>} */
const NOTICE = {
  acceptedAt: (/** @type {unknown} */ value, /** @type {number | undefined} */ latest) =>
    value !== 0 && time(value, latest),
  onPage: isBoolean,
};
/** @satisfies {Needed<Reminder>} */
const REMINDER = { days: oneOf(REMINDERS), from: time };
/** @satisfies {Needed<Head>} */
const HEAD = { number: whole(1, MOST_RECEIPTS), hash: isHash };
/** @satisfies {Needed<RightProgress>} */
const RIGHT = { doneAt: time, backOn: isDayOrNone };

/**
 * By key, or by what all keys of a kind begin with. @satisfies {{ [key in keyof StoredValues as
 * ShapeName<key>]-?: Fault }}
 */
const SHAPES = {
  version: plain(whole(1, Number.MAX_SAFE_INTEGER)),
  notice: object(NOTICE),
  reminder: object(REMINDER),
  chosen: plain(ids),
  preselected: plain(ids),
  region: plain(isId),
  sweep: object(SWEEP, { run: text(100) }),
  signedInAt: plain(isSignIns),
  gates: plain(listOf(count)),
  progress: object(PROGRESS, PROGRESS_MAY, itsTurn),
  run: object(RUN, ACCOUNT_MAY, itsTurn),
  "record:": object(RECORD, RECORD_MAY, provesItsOutcome),
  "right:": object(RIGHT),
  "receipts:head": object(HEAD),
  aside: plain(listOf((each, latest) => !wrongField(each, ASIDE, {}, latest))),
};

/**
 * What is wrong with a value, "" for nothing. Nothing is wrong with what is not there.
 *
 * @param {string} key
 * @param {unknown} value
 * @param {number} latest no time that is kept is after it, in ms since 1970
 */
export function faultOf(key, value, latest) {
  const name = Object.hasOwn(SHAPES, key) ? key : key.slice(0, key.indexOf(":") + 1);
  if (value === undefined || value === null || !Object.hasOwn(SHAPES, name)) return "";
  return SHAPES[/** @type {keyof typeof SHAPES} */ (name)](value, latest);
}

/**
 * What may be used of all that is stored: nothing of what a later version of ours kept.
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
 * What may not be used of it, and why.
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
 * What was set aside and what waits for it.
 *
 * @param {Record<string, unknown>} stored
 * @param {number} at
 * @param {number} latest
 */
export function allDamaged(stored, at, latest) {
  return [...(validValues(stored, latest).aside ?? []), ...damagedValues(stored, at, latest)];
}

/**
 * @param {Validator} fits
 * @returns {Fault}
 */
function plain(fits) {
  return (value, latest) => (fits(value, latest) ? "" : "value");
}

/**
 * @param {Fields} needed
 * @param {Fields} [optional]
 * @param {(value: any) => string} [contradiction] the field that says what another one denies, or
 *   ""
 * @returns {Fault}
 */
function object(needed, optional = {}, contradiction = () => "") {
  return (value, latest) =>
    isObject(value)
      ? (wrongField(value, needed, optional, latest) ?? contradiction(value))
      : "value";
}

/** @type {Validator} */
function isSignIns(value, latest) {
  if (!isObject(value)) return false;
  const all = Object.entries(value);
  return (
    all.length <= MOST_STORES && all.every(([store, at]) => isStore(store) && time(at, latest))
  );
}

/** @param {Progress} progress */
function itsTurn({ settings, turn, setting }) {
  return settings[turn] === setting ? "" : "setting";
}

/**
 * Only a confirmed reading is ever called done.
 *
 * @param {SettingRecord} record
 */
function provesItsOutcome({ outcome, proof, reading }) {
  const wanted = outcome === "confirmed-on" ? "on" : "off";
  return !isDone(outcome) || (proof === "confirmed" && reading === wanted) ? "" : "outcome";
}

/** @param {unknown} value */
export function isDayOrNone(value) {
  return value === "" || (isDay(value) && !Number.isNaN(Date.parse(String(value))));
}
