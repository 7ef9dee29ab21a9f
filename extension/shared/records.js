/** The record of a setting and the rules by which it changes. Pure. */

/** @import { Receipt } from "./receipts/receipt-schema.js" */
/** @import { Account } from "./account.js" */
/** @import { Goal, Outcome, Reading, SettingRecord, ShownRecord, SignIns } from "./types.js" */

import { accountIn, accountOf, FIRST_ACCOUNT, isOfAccount, marksOf } from "./account.js";

/**
 * @param {string} setting
 * @returns {`record:${string}`}
 */
export const recordKey = (setting) => `record:${setting}`;

/**
 * Return the record of a setting that was never read.
 *
 * @returns {SettingRecord}
 */
export const emptyRecord = () => ({ reading: "unknown", outcome: "", proof: "", at: 0 });

/**
 * Return whether an outcome proves that the setting is off.
 *
 * @param {Outcome | "" | undefined} outcome
 */
export const isConfirmed = (outcome) => outcome === "confirmed-off" || outcome === "already-off";

/** Outcomes about being signed out; they stay true when somebody signs in. */
const SIGN_IN_OUTCOMES = new Set(["signed-out", "blocked"]);

/**
 * Return whether an outcome proves that the switch is on.
 *
 * @param {Outcome | ""} outcome
 */
const isProvedOn = (outcome) => outcome === "confirmed-on" || outcome === "is-on";

/**
 * Return whether an outcome proves what the run was to reach: off, on, or any of the two.
 *
 * @param {Outcome | ""} outcome
 */
export const isDone = (outcome) => isConfirmed(outcome) || isProvedOn(outcome);

/**
 * Return a record as it may be shown. Every view gets records from here.
 *
 * @param {SettingRecord | undefined} record the stored record
 * @param {SignIns | undefined} signedInAt the stored sign-ins
 * @param {string} [store] the container for which it is shown; by default that of the record
 * @returns {ShownRecord} after a later sign-in only what was true before; an empty record for
 *   another container
 */
export function recordNow(record, signedInAt, store = record?.store ?? "") {
  if (!record || (record.store ?? "") !== store) return emptyRecord();
  if (isOfAccount(record, accountIn(store, signedInAt))) return record;
  const { at, outcome, reason, goal } = record;
  const ending = { outcome, ...(reason && { reason }), ...(goal && { goal }) };
  const remaining = SIGN_IN_OUTCOMES.has(outcome) ? ending : {};
  return { ...emptyRecord(), at, ...remaining, lapsed: isConfirmed(outcome) ? "off" : "other" };
}

/**
 * Return the record after the person's own visit to a settings page.
 *
 * A reading of on ends an earlier claim that the setting is off. A reading of off never makes that
 * claim: only a run does. The record of another account is ignored.
 *
 * @param {SettingRecord | undefined} before
 * @param {Reading} reading
 * @param {number} at ms since 1970
 * @param {Account} [account] the account in which the switch was read
 * @param {number} [pageSince] when the page with this reading began to load or changed
 * @returns {SettingRecord}
 */
export function afterVisit(before, reading, at, account = FIRST_ACCOUNT, pageSince = undefined) {
  const own = before && isOfAccount(before, account) ? before : undefined;
  const wasConfirmed = isConfirmed(own?.outcome);
  if (own && reading === "off" && wasConfirmed) return own;
  if (own?.reading === reading && !wasConfirmed) {
    return { ...own, at, ...withKnownAt(Math.max(pageSince ?? 0, own.knownAt ?? 0)) };
  }
  const result = {
    reading,
    outcome: /** @type {const} */ (""),
    proof: /** @type {const} */ (""),
    ...withKnownAt(pageSince),
  };
  const updated = withAccountSince(before, { ...result, at, ...marksOf(account) });
  return reading === "on" && wasConfirmed ? { ...updated, onAgainSince: at } : updated;
}

/** @param {number | undefined} knownAt */
const withKnownAt = (knownAt) => (knownAt ? { knownAt } : {});

/** Browsers that resist fingerprinting round their clocks to 100 ms. */
const CLOCK_PRECISION = 200;

/**
 * Return whether a page was loaded before the last sign-in and so shows another account; false if
 * the clock was set back to before the sign-in, as the times then say nothing.
 *
 * @param {number} startedAt in ms since 1970
 * @param {Account} account
 * @param {number} now
 */
export function isBeforeSignIn(startedAt, { signIn }, now) {
  return startedAt < signIn && signIn <= now + CLOCK_PRECISION;
}

/**
 * Return whether a page that reads off was already open when a run could not confirm off. The run
 * observed the page's requests; a visit does not.
 *
 * @param {SettingRecord | undefined} before
 * @param {Reading} reading
 * @param {number} startedAt when the page began to load, in ms since 1970
 * @param {number} now
 */
export function isDoubted(before, reading, startedAt, now) {
  if (reading !== "off" || !before?.outcome || isDone(before.outcome)) return false;
  return startedAt < before.at && before.at <= now + CLOCK_PRECISION;
}

/**
 * Return whether a page that contradicts a record is older than the record: a tab that was left
 * open, or one whose script was loaded again, shows an old state.
 *
 * @param {SettingRecord | undefined} before
 * @param {Reading} reading
 * @param {number} since when the page began to load or changed, in ms since 1970
 * @param {number} now
 */
export function isOutdated(before, reading, since, now) {
  if (!before || before.reading === reading) return false;
  const hasNoReading = before.reading === "unknown" || before.reading === "missing";
  const knownAt = before.knownAt ?? (hasNoReading ? 0 : before.at);
  // If the clock was set back, earlier times cannot be compared.
  return since < knownAt - CLOCK_PRECISION && knownAt <= now + CLOCK_PRECISION;
}

/**
 * Return the record after a run. A run that saw no switch keeps an earlier reading of on in the
 * same account; a run that clicked the switch cannot know that it is still on. A check that reads on
 * notes since when, if the switch had been confirmed off.
 *
 * @param {SettingRecord | undefined} before
 * @param {SettingRecord} after
 * @returns {SettingRecord}
 */
export function afterRun(before, after) {
  const own = before && isOfAccount(before, accountOf(after)) ? before : undefined;
  const sawNothing = after.reading === "unknown" || after.reading === "missing";
  const clicked = after.proof !== "";
  const stillOn = sawNothing && !clicked && own?.reading === "on";
  const noted = stillOn ? { ...after, reading: /** @type {const} */ ("on") } : after;
  return withAccountSince(before, after.outcome === "is-on" ? withOnAgain(own, noted) : noted);
}

/**
 * @param {SettingRecord | undefined} before the earlier record of the same account
 * @param {SettingRecord} after
 * @returns {SettingRecord}
 */
function withOnAgain(before, after) {
  const onAgainSince = isConfirmed(before?.outcome) ? after.at : before?.onAgainSince;
  return onAgainSince === undefined ? after : { ...after, onAgainSince };
}

/**
 * Return the record of a setting after a click on another one that LinkedIn turns off together with
 * it. If the click may have changed its reading, that is unknown until it is read again; the
 * outcome of a failed run stays.
 *
 * @param {SettingRecord} before
 * @param {Goal} goal of that click
 * @param {Account} account the account in which it was clicked
 * @param {number} at when it was clicked, in ms since 1970: an older page shows the old state
 * @returns {SettingRecord}
 */
export function afterCompanion(before, goal, account, at) {
  const mayHaveChanged = goal === "off" ? before.reading === "on" : isConfirmed(before.outcome);
  if (!mayHaveChanged || !isOfAccount(before, account)) return before;
  const { onAgainSince: _, ...rest } = before;
  const failed = isDone(before.outcome)
    ? { outcome: /** @type {const} */ (""), proof: /** @type {const} */ ("") }
    : {};
  return { ...rest, ...failed, reading: "unknown", knownAt: at };
}

/**
 * Note in a record when the first record of its account was saved: earlier receipts may belong to
 * another account.
 *
 * @param {SettingRecord | undefined} before
 * @param {SettingRecord} after
 * @returns {SettingRecord}
 */
function withAccountSince(before, after) {
  const { store, signIn } = accountOf(after);
  const isFirst = !before || !isOfAccount(before, { store, signIn });
  const since = isFirst ? (before || store || signIn ? after.at : undefined) : before.since;
  return since === undefined ? after : { ...after, since };
}

/**
 * Return how many of the records were last read as on.
 *
 * @param {(SettingRecord | undefined)[]} records
 */
export function countOn(records) {
  return records.filter((record) => record?.reading === "on").length;
}

/**
 * Return the goal of an undo: the reading before Untrain's last successful click, if nothing has
 * changed since; null if there is nothing to undo.
 *
 * @param {SettingRecord | undefined} record as it may be shown
 * @param {Receipt | undefined} last the receipt of the setting's last click, in any account
 * @returns {"on" | null}
 */
export function undoGoal(record, last) {
  const isCurrent =
    last?.outcome === "confirmed-off" &&
    last.before === "on" &&
    last.endedAt >= (record?.since ?? 0);
  return isCurrent && isConfirmed(record?.outcome) ? "on" : null;
}
