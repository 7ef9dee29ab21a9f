/** The steps of a run, each ticked as it is done. */

/** @import { Progress, Step } from "../shared/types.js" */

import { text } from "../shared/localise.js";

/** @type {Step[]} */
const STEPS = ["open", "read", "click", "hold", "reload", "confirm"];

/**
 * @param {HTMLElement} list
 * @param {Progress | undefined} progress
 */
export function drawSteps(list, progress) {
  list.hidden = !progress;
  if (!progress) return;
  const shown = progress.step === "person" ? STEPS.with(STEPS.indexOf("click"), "person") : STEPS;
  const now = shown.indexOf(progress.step);
  list.replaceChildren(...shown.map((step, index) => stepItem(step, index, now)));
}

/** @param {Step} step @param {number} index @param {number} now */
function stepItem(step, index, now) {
  const item = document.createElement("li");
  item.textContent = text(`step_${step}`);
  if (index < now) item.className = "done";
  if (index === now) {
    item.className = "now";
    item.setAttribute("aria-current", "step");
  }
  return item;
}
