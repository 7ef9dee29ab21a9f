/** What is kept of a setting, and what follows from it. Pure. */

/** @import { Receipt } from "./receipts/receipt-schema.js" */
/** @import { Account } from "./account.js" */
/** @import { Outcome, Reading, SettingRecord, ShownRecord, SignIns } from "./types.js" */

import { accountIn, accountOf, FIRST, isOf, marksOf } from "./account.js";

/**
 * @param {string} setting
 * @returns {`record:${string}`}
 */
export const recordKey = (setting) => `record:${setting}`;

/**
 * What is known of a setting before anything was read.
 *
 * @returns {SettingRecord}
 */
export const emptyRecord = () => ({ reading: "unknown", outcome: "", proof: "", at: 0 });

/**
 * Whether an outcome may be called off.
 *
 * @param {Outcome | "" | undefined} outcome
 */
export const isConfirmed = (outcome) => outcome === "confirmed-off" || outcome === "already-off";

/** Outcomes that tell of being signed out itself; they stay true when somebody signs in. */
const OF_SIGNING_IN = new Set(["signed-out", "blocked"]);

/**
 * Whether an outcome may be called done: what the person asked for, on or off, was proved.
 *
 * @param {Outcome | ""} outcome
 */
export const isDone = (outcome) => isConfirmed(outcome) || outcome === "confirmed-on";

/**
 * A record as it may be shown. All that shows a record takes it from here.
 *
 * @param {SettingRecord | undefined} record as it is kept
 * @param {SignIns | undefined} signedInAt as it is kept
 * @param {string} [store] the container it is shown for; left out where it is shown for whichever
 *   it is of
 * @returns {ShownRecord} after a sign-in nothing is said but what was; of another container nothing
 *   at all
 */
export function recordNow(record, signedInAt, store = record?.store ?? "") {
  if (!record || (record.store ?? "") !== store) return emptyRecord();
  if (isOf(record, accountIn(store, signedInAt))) return record;
  const { at, outcome, reason } = record;
  const told = OF_SIGNING_IN.has(outcome) ? { outcome, ...(reason && { reason }) } : {};
  return { ...emptyRecord(), at, ...told, lapsed: isConfirmed(outcome) ? "off" : "other" };
}

/**
 * The record after a person's own visit read the switch.
 *
 * A reading of on ends any earlier claim that the setting is off. A reading of off never makes one:
 * only a run does. What was kept of another account counts for nothing.
 *
 * @param {SettingRecord | undefined} before
 * @param {Reading} reading
 * @param {number} at ms since 1970
 * @param {Account} [account] in which it was read
 * @param {number} [pageSince] when the page that reads so began to load, or changed
 * @returns {SettingRecord}
 */
export function afterVisit(before, reading, at, account = FIRST, pageSince = undefined) {
  const mine = before && isOf(before, account) ? before : undefined;
  const wasConfirmed = isConfirmed(mine?.outcome);
  if (mine && reading === "off" && wasConfirmed) return mine;
  if (mine?.reading === reading && !wasConfirmed) {
    return { ...mine, at, ...known(Math.max(pageSince ?? 0, mine.knownAt ?? 0)) };
  }
  const result = {
    reading,
    outcome: /** @type {const} */ (""),
    proof: /** @type {const} */ (""),
    ...known(pageSince),
  };
  const seen = sinceIts(before, { ...result, at, ...marksOf(account) });
  return reading === "on" && wasConfirmed ? { ...seen, onAgainSince: at } : seen;
}

/** @param {number | undefined} knownAt */
const known = (knownAt) => (knownAt ? { knownAt } : {});

/** Browsers that resist fingerprinting round their clocks to 100 ms. */
const CLOCK_GRAIN = 200;

/**
 * Whether a page began before the last sign-in, and so shows another account. Once the clock was
 * put back behind that, nobody can tell.
 *
 * @param {number} startedAt in ms since 1970
 * @param {Account} account
 * @param {number} now
 */
export function isBeforeSignIn(startedAt, { signIn }, now) {
  return startedAt < signIn && signIn <= now + CLOCK_GRAIN;
}

/**
 * Whether a page reads off that was there when a run could not confirm it. The run has heard the
 * page's requests, and a visit has not.
 *
 * @param {SettingRecord | undefined} before
 * @param {Reading} reading
 * @param {number} startedAt when the page began to load, in ms since 1970
 * @param {number} now
 */
export function isDoubted(before, reading, startedAt, now) {
  if (reading !== "off" || !before?.outcome || isDone(before.outcome)) return false;
  return startedAt < before.at && before.at <= now + CLOCK_GRAIN;
}

/**
 * Whether a page that reads otherwise than its record is older than what it contradicts: a tab that
 * has been open since, or one that a script came into again, shows what was, not what is.
 *
 * @param {SettingRecord | undefined} before
 * @param {Reading} reading
 * @param {number} since when the page began to load, or changed, in ms since 1970
 * @param {number} now
 */
export function isOutdated(before, reading, since, now) {
  if (!before || before.reading === reading) return false;
  const isOpen = before.reading === "unknown" || before.reading === "missing";
  const knownAt = before.knownAt ?? (isOpen ? 0 : before.at);
  // A clock that was put back makes what was known before of no use for this.
  return since < knownAt - CLOCK_GRAIN && knownAt <= now + CLOCK_GRAIN;
}

/**
 * The record after a run. A run that saw no switch does not forget that it was last read as on in
 * the same account; one that clicked it cannot know that it still is.
 *
 * @param {SettingRecord | undefined} before
 * @param {SettingRecord} after
 * @returns {SettingRecord}
 */
export function afterRun(before, after) {
  const mine = before && isOf(before, accountOf(after)) ? before : undefined;
  const sawNothing = after.reading === "unknown" || after.reading === "missing";
  const clicked = after.proof !== "";
  const stillOn = sawNothing && !clicked && mine?.reading === "on";
  return sinceIts(before, stillOn ? { ...after, reading: "on" } : after);
}

/**
 * The record of a setting after a click on another one that LinkedIn turns off along with it. What
 * the click may have changed is not known until it is read again; how a run failed stays.
 *
 * @param {SettingRecord} before
 * @param {"off" | "on"} goal of that click
 * @param {Account} account in which it was clicked
 * @param {number} at when, in ms since 1970: a page from before shows what was
 * @returns {SettingRecord}
 */
export function afterCompanion(before, goal, account, at) {
  const doubtful = goal === "off" ? before.reading === "on" : isConfirmed(before.outcome);
  if (!doubtful || !isOf(before, account)) return before;
  const { onAgainSince: _, ...kept } = before;
  const failed = isDone(before.outcome)
    ? { outcome: /** @type {const} */ (""), proof: /** @type {const} */ ("") }
    : {};
  return { ...kept, ...failed, reading: "unknown", knownAt: at };
}

/**
 * Note in a record since when its account has one: receipts from before may be of another account.
 *
 * @param {SettingRecord | undefined} before
 * @param {SettingRecord} after
 * @returns {SettingRecord}
 */
function sinceIts(before, after) {
  const { store, signIn } = accountOf(after);
  const first = !before || !isOf(before, { store, signIn });
  const since = first ? (before || store || signIn ? after.at : undefined) : before.since;
  return since === undefined ? after : { ...after, since };
}

/**
 * How many of the records were last read as on.
 *
 * @param {(SettingRecord | undefined)[]} records
 */
export function countOn(records) {
  return records.filter((record) => record?.reading === "on").length;
}

/**
 * What an undo turns a setting back to: what it was before our last successful click, if that is
 * still how things are.
 *
 * @param {SettingRecord | undefined} record as it may be shown
 * @param {Receipt | undefined} last the setting's last receipt of a click, by whichever account
 * @returns {"on" | null}
 */
export function undoGoal(record, last) {
  const ours =
    last?.outcome === "confirmed-off" &&
    last.before === "on" &&
    last.endedAt >= (record?.since ?? 0);
  return ours && isConfirmed(record?.outcome) ? "on" : null;
}
