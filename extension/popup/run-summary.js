/** What the popup says of a run over several settings: before, during and after it. Pure. */

/** @import { State } from "../shared/storage/state.js" */
/** @import { Setting } from "../shared/types.js" */
/**
 * @typedef {{ key: string, count: number, values: string[] }} Summary a counted message, the number
 *   that decides its form, and what is put into it
 */

import { isConfirmed } from "../shared/records.js";

/**
 * The pages a click would open, each once, in their order.
 *
 * @param {string[]} chosen
 * @param {Setting[]} settings
 * @returns {string[]} paths
 */
export function visitsOf(chosen, settings) {
  const paths = settings
    .filter(({ id }) => chosen.includes(id))
    .flatMap(({ paths: all }) => all.slice(0, 1));
  return [...new Set(paths)];
}

/**
 * What the last run over several settings came to; null without one, or while one is under way.
 *
 * @param {Pick<State, "sweep" | "progress" | "recordOf">} stored
 * @returns {Summary | null}
 */
export function summaryOf({ sweep, progress, recordOf }) {
  if (!sweep || progress) return null;
  const records = sweep.settings.map(recordOf);
  const visited = sweep.settings.filter((id) => !sweep.left.includes(id));
  // It left a record of each; without them it was another container's run.
  if (visited.some((id) => recordOf(id).at === 0)) return null;
  const earlier = records.some(({ lapsed }) => lapsed) ? "Earlier" : "";
  const off = records.filter(
    ({ outcome, lapsed }) => isConfirmed(outcome) || lapsed === "off",
  ).length;
  const left = sweep.left.filter((id) => !isConfirmed(recordOf(id).outcome)).length;
  const values = [off, sweep.settings.length, left].map(String);
  return left > 0
    ? { key: `sweepStopped${earlier}`, count: left, values }
    : { key: `sweepDone${earlier}`, count: off, values };
}

/**
 * Whether all that is chosen is confirmed off: a click then only checks.
 *
 * @param {string[]} chosen
 * @param {Pick<State, "recordOf">} stored
 */
export const allConfirmed = (chosen, { recordOf }) =>
  chosen.every((id) => isConfirmed(recordOf(id).outcome));
