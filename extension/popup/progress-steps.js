/** Draws the steps of a run, each ticked when it is done. */

/** @import { Progress, Step } from "../shared/types.js" */

import { text } from "../shared/i18n.js";
import { stepKey } from "../shared/run-progress.js";
import { createElement } from "../shared/ui/elements.js";

/** @type {Step[]} */
const STEPS = ["open", "read", "click", "hold", "reload", "confirm"];
/** @type {Step[]} */
const STEPS_OF_CHECK = ["open", "reload", "read"];

/**
 * @param {HTMLElement} list
 * @param {Progress | undefined} progress
 */
export function drawProgressSteps(list, progress) {
  list.hidden = !progress;
  if (!progress) return;
  const { goal, step: now, byHand } = progress;
  const isPersonAsked = byHand || now === "person";
  const steps = goal === "check" ? STEPS_OF_CHECK : STEPS;
  const keys = steps.map((step) =>
    stepKey({ goal, step: step === "click" && isPersonAsked ? "person" : step }),
  );
  const current = steps.indexOf(now === "person" ? "click" : now);
  list.replaceChildren(...keys.map((key, index) => createStepItem(key, index, current)));
}

/**
 * @param {string} key
 * @param {number} index
 * @param {number} current
 */
function createStepItem(key, index, current) {
  const item = createElement("li", {}, text(key));
  if (index < current) item.className = "done";
  if (index === current) {
    item.className = "now";
    item.setAttribute("aria-current", "step");
  }
  return item;
}
