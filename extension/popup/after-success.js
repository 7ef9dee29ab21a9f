/** Draws what a person may want next after a success: the other settings, the proof, a reminder. */

/** @import { State } from "../shared/storage/state.js" */
/** @import { Outcome, Setting } from "../shared/types.js" */

import { counted, text } from "../shared/i18n.js";
import { isConfirmed } from "../shared/records.js";
import { byId, setText } from "../shared/ui/elements.js";
import { headOf, isSelectionDone } from "./run-summary.js";
import { groupName } from "./setting-row.js";

/** The ids of all that is shown after a success. */
export const AFTER_SUCCESS = ["others", "object", "receipt", "covers", "remind"];

/** The days after which the popup offers to remind. */
const REMIND_AFTER = 90;

/**
 * Outcomes after which another run alone will not help, or is not wanted.
 *
 * @type {Set<Outcome | "">}
 */
const LEFT_ALONE = new Set([
  "not-offered",
  "not-recognised",
  "locked",
  "needs-you",
  "confirmed-on",
]);

/**
 * Return the settings that a run may still turn off, once all selected ones are confirmed off. Pure.
 *
 * @param {string[]} all the settings that may be selected together
 * @param {Pick<State, "selected" | "recordOf" | "progress">} state
 */
export function remainingSettings(all, state) {
  if (!isSelectionDone(state)) return [];
  const isLeft = (/** @type {Outcome | ""} */ outcome) =>
    !isConfirmed(outcome) && !LEFT_ALONE.has(outcome);
  return all.filter((id) => isLeft(state.recordOf(id).outcome));
}

/**
 * @param {State} state
 * @param {string[]} remaining
 * @param {Setting | undefined} first the setting that can be undone here
 * @param {number | undefined} receipt the number of its newest receipt
 */
export function drawAfterSuccess(state, remaining, first, receipt) {
  const isDone = isSelectionDone(state);
  byId("others").hidden = remaining.length === 0;
  setText(byId("others"), counted("actionTurnOffOthers", remaining.length));
  byId("object").hidden = !isDone || remaining.length > 0;
  byId("covers").hidden = !isDone;
  byId("receipt").hidden = !isDone || receipt === undefined;
  /** @type {HTMLAnchorElement} */ (byId("receipt")).href =
    `../pages/history.html#receipt-${receipt}`;
  // Where the head speaks of several settings, undo says which one it is about.
  const isOfSeveral = first && headOf(state, first.id);
  setText(
    byId("undo"),
    isOfSeveral ? text("historyUndoFor", groupName(first)) : text("actionUndo"),
  );
  byId("remind").hidden = !isDone || Boolean(state.reminder);
}

/**
 * Call back with the answer to the question whether to be reminded, as days: 0 for never.
 *
 * @param {(days: number) => void} onAnswer
 */
export function askForReminder(onAnswer) {
  byId("remind-yes").addEventListener("click", () => onAnswer(REMIND_AFTER));
  byId("remind-no").addEventListener("click", () => onAnswer(0));
}
