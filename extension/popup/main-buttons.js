/** Decides what the two main buttons do: one turns off, the other only checks. Pure. */

/** @import { State } from "../shared/storage/state.js" */
/**
 * @typedef {object} MainButton
 * @property {string} key the message of its label
 * @property {number | null} count the number in a counted message
 * @property {string[]} settings those that a press is about
 */

import { isCheckAction } from "../shared/status.js";
import { allConfirmed } from "./run-summary.js";

/**
 * @param {string[]} selected
 * @param {string} first the setting whose status the popup shows
 * @param {string} action the next action for that setting, from its status
 * @param {Pick<State, "recordOf">} state
 * @param {string[]} all the settings to check if none is selected
 */
export const mainButtons = (selected, first, action, state, all) => ({
  turnOff: turnOffButton(selected, first, action, state),
  check: checkButton(selected.length > 0 ? selected : all, first, action, state),
});

/**
 * @param {string[]} selected
 * @param {string} first
 * @param {string} action
 * @param {Pick<State, "recordOf">} state
 * @returns {MainButton}
 */
function turnOffButton(selected, first, action, state) {
  const one = { count: null, settings: selected };
  if (selected.length === 0) return { ...one, key: "actionChoose" };
  if (isOnly(first, selected))
    return { ...one, key: isCheckAction(action) ? "actionTurnOffIfOn" : action || "actionTurnOff" };
  if (allConfirmed(selected, state)) return { ...one, key: "actionTurnOffAnyOn" };
  const found = foundOn(selected, state);
  if (found.length > 0) return { key: "actionTurnOffFound", count: found.length, settings: found };
  const others = selected.filter((id) => !allConfirmed([id], state));
  const key = others.length < selected.length ? "actionTurnOffOthers" : "actionTurnOffMany";
  return { key, count: others.length, settings: others };
}

/**
 * @param {string[]} settings
 * @param {string} first
 * @param {string} action
 * @param {Pick<State, "recordOf">} state
 * @returns {MainButton}
 */
function checkButton(settings, first, action, state) {
  if (isOnly(first, settings))
    return { key: isCheckAction(action) ? action : "actionCheckOnly", count: null, settings };
  const key = allConfirmed(settings, state) ? "actionCheckMany" : "actionCheckOnlyMany";
  return { key, count: settings.length, settings };
}

/**
 * Return which of several settings a check found on; none as long as one of them is unchecked.
 *
 * @param {string[]} selected
 * @param {Pick<State, "recordOf">} state
 */
function foundOn(selected, { recordOf }) {
  const isComplete = selected.length > 1 && selected.every((id) => recordOf(id).outcome !== "");
  return isComplete ? selected.filter((id) => recordOf(id).outcome === "is-on") : [];
}

/**
 * @param {string} first
 * @param {string[]} settings
 */
const isOnly = (first, settings) => settings.length === 1 && settings[0] === first;
