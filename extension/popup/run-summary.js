/** Describes a run over several settings before and after it. Pure. */

/** @import { State } from "../shared/storage/state.js" */
/** @import { Setting, SettingRecord, Sweep } from "../shared/types.js" */
/**
 * @typedef {{ key: string, values: number[] }} Summary a message: its key and its substitutions
 */

import { isConfirmed, isDone } from "../shared/records.js";

/**
 * Return the pages that a click would open, each once, in order.
 *
 * @param {string[]} selected
 * @param {Setting[]} settings
 * @returns {string[]} paths
 */
export function visitsOf(selected, settings) {
  const paths = settings
    .filter(({ id }) => selected.includes(id))
    .flatMap(({ paths: all }) => all.slice(0, 1));
  return [...new Set(paths)];
}

/**
 * Return the result of the last run over several settings; null without one, or while one is under
 * way.
 *
 * @param {Pick<State, "sweep" | "progress" | "recordOf">} state
 * @returns {Summary | null}
 */
export function summaryOf({ sweep, progress, recordOf }) {
  if (!sweep || progress) return null;
  const records = sweep.settings.map(recordOf);
  const visited = sweep.settings.filter((id) => !sweep.left.includes(id));
  // Such a run leaves a record for each setting. Without these records it ran in another container.
  if (visited.some((id) => recordOf(id).at === 0)) return null;
  const earlier = records.some(({ lapsed }) => lapsed) ? "Earlier" : "";
  const off = records.filter(
    ({ outcome, lapsed }) => isConfirmed(outcome) || lapsed === "off",
  ).length;
  const left = sweep.left.filter((id) => !isConfirmed(recordOf(id).outcome)).length;
  if (sweep.goal && !earlier) return summaryOfCheck(sweep, records, recordOf, off);
  const values = [off, sweep.settings.length, left];
  return { key: `sweep${left > 0 ? "Stopped" : "Done"}${earlier}`, values };
}

/**
 * Return the result of the last check of several settings.
 *
 * @param {Sweep} sweep
 * @param {SettingRecord[]} records
 * @param {State["recordOf"]} recordOf
 * @param {number} off how many are confirmed off
 * @returns {Summary}
 */
function summaryOfCheck({ settings, left: unreached }, records, recordOf, off) {
  const on = records.filter(({ outcome }) => outcome === "is-on").length;
  const left = unreached.filter((id) => !isDone(recordOf(id).outcome)).length;
  const values = [off, settings.length, on];
  return left > 0
    ? { key: "checkStopped", values: [...values, left] }
    : { key: "checkDone", values };
}

/**
 * Return what the head of the popup says of the last run over several settings, with its tone; null
 * if the head is about one setting. It is about that setting if more was learned of it since, if the
 * run stopped there, or if the run left it out and it is not confirmed off.
 *
 * @param {Pick<State, "sweep" | "progress" | "recordOf">} state
 * @param {string} id
 * @returns {(Summary & { tone: "on" | "off" | "unsure" }) | null}
 */
export function headOf(state, id) {
  const { sweep, recordOf } = state;
  const summary = summaryOf(state);
  if (!sweep || !summary || summary.key.endsWith("Earlier")) return null;
  const { settings, left, at } = sweep;
  const record = recordOf(id);
  const isPart = settings.includes(id) || isConfirmed(record.outcome);
  if (settings.length < 2 || !isPart || left[0] === id || record.at > at) return null;
  const [off] = summary.values;
  const isOn = settings.some((each) => recordOf(each).reading === "on");
  return { ...summary, tone: off === settings.length ? "off" : isOn ? "on" : "unsure" };
}

/**
 * Return whether all selected settings are confirmed off.
 *
 * @param {string[]} selected
 * @param {Pick<State, "recordOf">} state
 */
export const allConfirmed = (selected, { recordOf }) =>
  selected.every((id) => isConfirmed(recordOf(id).outcome));

/**
 * Return whether the selection is done: no run is under way, and all that is selected is off.
 *
 * @param {Pick<State, "selected" | "recordOf" | "progress">} state
 */
export const isSelectionDone = (state) =>
  !state.progress && state.selected.length > 0 && allConfirmed(state.selected, state);
