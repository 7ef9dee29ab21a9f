/** What is kept of a setting, and what follows from it. Pure. */

/** @import { Receipt } from "./receipt-fields.js" */
/** @import { Outcome, Reading, SettingRecord } from "./types.js" */

/** @param {string} setting @returns {`record:${string}`} */
export const recordKey = (setting) => `record:${setting}`;

/** What is known of a setting before anything was read. @returns {SettingRecord} */
export const emptyRecord = () => ({ reading: "unknown", outcome: "", proof: "", at: 0 });

/** Whether an outcome may be called off. @param {Outcome | "" | undefined} outcome */
export const isConfirmed = (outcome) => outcome === "confirmed-off" || outcome === "already-off";

/** Whether an outcome may be called done: what the person asked for, on or off, was proved. @param {Outcome | ""} outcome */
export const isDone = (outcome) => isConfirmed(outcome) || outcome === "confirmed-on";

/**
 * The record after a person's own visit read the switch.
 *
 * A reading of on ends any earlier claim that the setting is off. A reading of off never makes one:
 * only a run does.
 * @param {SettingRecord | undefined} before
 * @param {Reading} reading
 * @param {number} at ms since 1970
 * @param {number} [since] when the page that reads so began to load, or changed
 * @returns {SettingRecord}
 */
export function afterVisit(before, reading, at, since) {
  const wasConfirmed = isConfirmed(before?.outcome);
  if (before && reading === "off" && wasConfirmed) return before;
  if (before?.reading === reading && !wasConfirmed) return { ...before, at, ...known(Math.max(since ?? 0, before.knownAt ?? 0)) };
  const seen = { reading, outcome: /** @type {const} */ (""), proof: /** @type {const} */ (""), at, ...known(since) };
  return reading === "on" && wasConfirmed ? { ...seen, onAgainSince: at } : seen;
}

/** @param {number | undefined} knownAt */
const known = (knownAt) => (knownAt ? { knownAt } : {});

/** Browsers that resist fingerprinting round their clocks to 100 ms. */
const CLOCK_GRAIN = 200;

/**
 * Whether a page that reads otherwise than its record is older than what it contradicts: a tab that
 * has been open since, or one that a script came into again, shows what was, not what is.
 * @param {SettingRecord | undefined} before
 * @param {Reading} reading
 * @param {number} since when the page began to load, or changed, in ms since 1970
 * @param {number} now
 */
export function isOutdated(before, reading, since, now) {
  if (!before || before.reading === reading || before.reading === "unknown" || before.reading === "missing") return false;
  const knownAt = before.knownAt ?? before.at;
  // A clock that was put back makes what was known before of no use for this.
  return since < knownAt - CLOCK_GRAIN && knownAt <= now + CLOCK_GRAIN;
}

/**
 * The record after a run. A run that saw no switch does not forget that it was last read as on.
 * @param {SettingRecord | undefined} before
 * @param {SettingRecord} after
 * @returns {SettingRecord}
 */
export function afterRun(before, after) {
  const sawNothing = after.reading === "unknown" || after.reading === "missing";
  return sawNothing && before?.reading === "on" ? { ...after, reading: "on" } : after;
}

/**
 * How many of the records were last read as on.
 * @param {(SettingRecord | undefined)[]} records
 */
export function countOn(records) {
  return records.filter((record) => record?.reading === "on").length;
}

/**
 * What an undo turns a setting back to: what it was before our last successful click, if that is
 * still how things are.
 * @param {SettingRecord | undefined} record
 * @param {Receipt | undefined} last the setting's last receipt of a click
 * @returns {"on" | null}
 */
export function undoGoal(record, last) {
  const ours = last?.outcome === "confirmed-off" && last.before === "on";
  return ours && isConfirmed(record?.outcome) ? "on" : null;
}
