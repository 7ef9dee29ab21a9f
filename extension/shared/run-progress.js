/** Describes a run: whether it has several settings, in which order, and how far it is. Pure. */

/** @import { Progress, Setting, WaitingRun } from "./types.js" */

/** @param {Pick<Progress, "settings">} run */
export const hasSeveral = ({ settings }) => settings.length > 1;

/**
 * Return whether the person may leave out the current setting: the run waits for their click there,
 * and others follow or came before.
 *
 * @param {Pick<Progress, "byHand" | "settings" | "step">} run
 */
export const maySkip = ({ byHand, settings, step }) =>
  Boolean(byHand) && step === "person" && settings.length > 1;

/**
 * Return the position as people count it: 2 of 5.
 *
 * @param {Pick<Progress, "settings" | "turn">} progress
 * @returns {number[]}
 */
export const positionOf = ({ turn, settings }) => [turn + 1, settings.length];

/** How long (ms) a run that a sign-in page has stopped waits for the person to sign in. */
const SIGN_IN_WITHIN = 600_000;

/**
 * Return whether a run still waits for the person to sign in.
 *
 * @param {WaitingRun | undefined} waiting
 * @param {number} now
 */
export const isWaiting = (waiting, now) =>
  waiting !== undefined && Math.abs(now - waiting.at) < SIGN_IN_WITHIN;

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
