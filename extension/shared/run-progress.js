/** Says of a run whether it is over several settings, in which order, and how far it is. Pure. */

/** @import { Progress, Setting } from "./types.js" */

/** @param {Pick<Progress, "settings">} run */
export const hasSeveral = ({ settings }) => settings.length > 1;

/**
 * As people count: "2" of "5".
 *
 * @param {Pick<Progress, "settings" | "turn">} progress
 * @returns {string[]}
 */
export const positionOf = ({ turn, settings }) => [String(turn + 1), String(settings.length)];

/**
 * What goes off along with another comes after it, and is found off already.
 *
 * @param {Setting[]} settings
 */
export function inOrderOfVisits(settings) {
  const companions = new Set(settings.flatMap(({ alsoTurnsOff = [] }) => alsoTurnsOff));
  const isCompanion = (/** @type {Setting} */ { id }) => companions.has(id);
  return [...settings.filter((each) => !isCompanion(each)), ...settings.filter(isCompanion)];
}
