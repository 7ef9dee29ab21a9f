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
 * @returns {SettingRecord}
 */
export function afterVisit(before, reading, at) {
  const wasConfirmed = isConfirmed(before?.outcome);
  if (before && reading === "off" && wasConfirmed) return before;
  if (before?.reading === reading && !wasConfirmed) return { ...before, at };
  const seen = { reading, outcome: /** @type {const} */ (""), proof: /** @type {const} */ (""), at };
  return reading === "on" && wasConfirmed ? { ...seen, onAgainSince: at } : seen;
}

/**
 * The record after a run. A run that saw no switch does not forget that it was last read as on; one
 * that clicked it cannot know that it still is.
 * @param {SettingRecord | undefined} before
 * @param {SettingRecord} after
 * @returns {SettingRecord}
 */
export function afterRun(before, after) {
  const sawNothing = after.reading === "unknown" || after.reading === "missing";
  const clicked = after.proof !== "";
  return sawNothing && !clicked && before?.reading === "on" ? { ...after, reading: "on" } : after;
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
