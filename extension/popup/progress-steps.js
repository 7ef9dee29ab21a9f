/** Draws the steps of a run, each ticked when it is done. */

/** @import { Progress, Step } from "../shared/types.js" */

import { text } from "../shared/i18n.js";
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
  const click =
    progress.step === "person" ? "person" : progress.goal === "off" ? "click" : "click_on";
  const steps = progress.goal === "check" ? STEPS_OF_CHECK : STEPS;
  const keys = steps.map((step) => (step === "click" ? click : step));
  const current = steps.indexOf(progress.step === "person" ? "click" : progress.step);
  list.replaceChildren(...keys.map((key, index) => createStepItem(key, index, current)));
}

/**
 * @param {string} key
 * @param {number} index
 * @param {number} current
 */
function createStepItem(key, index, current) {
  const item = createElement("li", {}, text(`step_${key}`));
  if (index < current) item.className = "done";
  if (index === current) {
    item.className = "now";
    item.setAttribute("aria-current", "step");
  }
  return item;
}
