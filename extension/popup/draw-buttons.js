/** Draws the main buttons. At any time one thing leads; the buttons beside it are quieter. */

/** @import { Progress } from "../shared/types.js" */
/** @import { MainButton, mainButtons } from "./main-buttons.js" */

import { counted, text } from "../shared/i18n.js";
import { maySkip } from "../shared/run-progress.js";
import { byId, setText } from "../shared/ui/elements.js";

const turnOff = /** @type {HTMLButtonElement} */ (byId("opt-out"));
const check = /** @type {HTMLButtonElement} */ (byId("check"));
const cancel = byId("cancel");
const skip = byId("skip");

/**
 * @param {ReturnType<typeof mainButtons>} buttons
 * @param {Progress | undefined} progress
 * @param {boolean} isHelped whether a step of the person helps more than a button
 * @param {boolean} isLedOn whether a button for what is left leads, after a success
 */
export function drawButtons(buttons, progress, isHelped, isLedOn) {
  cancel.hidden = !progress;
  skip.hidden = !progress || !maySkip(progress);
  check.hidden = check.disabled = Boolean(progress);
  turnOff.hidden = Boolean(progress);
  turnOff.disabled = Boolean(progress) || buttons.turnOff.settings.length === 0;
  turnOff.className = isHelped || isLedOn ? "quiet" : "primary";
  check.className = isHelped || isLedOn ? "quiet" : "";
  cancel.className = skip.className = isHelped ? "quiet" : "";
  setText(turnOff, labelOf(buttons.turnOff));
  setText(check, labelOf(buttons.check));
}

/** Until the next drawing no further press counts. */
export function disableButtons() {
  turnOff.disabled = check.disabled = true;
}

export function hideButtons() {
  turnOff.hidden = check.hidden = cancel.hidden = skip.hidden = true;
}

/** Let the main button ask for access to LinkedIn, without which no other one can do anything. */
export function drawAllowButton() {
  hideButtons();
  turnOff.hidden = turnOff.disabled = false;
  turnOff.className = "primary";
  setText(turnOff, text("actionAllow"));
}

/** @param {MainButton} button */
const labelOf = ({ key, count }) => (count === null ? text(key) : counted(key, count));
