/** Describes a run: whether it has several settings, in which order, and how far it is. Pure. */

/** @import { Progress, Setting } from "./types.js" */

/** @param {Pick<Progress, "settings">} run */
export const hasSeveral = ({ settings }) => settings.length > 1;

/**
 * Return the position as people count it: "2" of "5".
 *
 * @param {Pick<Progress, "settings" | "turn">} progress
 * @returns {string[]}
 */
export const positionOf = ({ turn, settings }) => [String(turn + 1), String(settings.length)];

/**
 * Return the message key of a step: an undo clicks the switch on.
 *
 * @param {Pick<Progress, "goal" | "step">} progress
 */
export const stepKey = ({ goal, step }) =>
  `step_${step}${goal === "on" && (step === "click" || step === "hold") ? "_on" : ""}`;

/**
 * Sort settings so that those that LinkedIn turns off together with another one come after it: the
 * run then finds them off.
 *
 * @param {Setting[]} settings
 */
export function inOrderOfVisits(settings) {
  const companions = new Set(settings.flatMap(({ alsoTurnsOff = [] }) => alsoTurnsOff));
  const isCompanion = (/** @type {Setting} */ { id }) => companions.has(id);
  return [...settings.filter((each) => !isCompanion(each)), ...settings.filter(isCompanion)];
}
