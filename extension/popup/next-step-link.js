/** Draws the link to the step that helps. */

/** @import { NextStep } from "./next-step.js" */

import { text } from "../shared/i18n.js";
import { byId, putBeside, setText } from "../shared/ui/elements.js";

const next = /** @type {HTMLAnchorElement} */ (byId("next"));
/** The buttons that start a run or a check. */
const tries = byId("tries");

/**
 * @param {NextStep | null} step
 * @param {boolean} isPrimary whether it comes before the buttons to try again, which help less
 */
export function drawNextStep(step, isPrimary) {
  next.hidden = !step;
  if (!step) return;
  next.href = step.href;
  next.className = isPrimary ? "action primary" : "";
  next.dataset.onPage = String(step.onPage);
  setText(next, text(step.key));
  putBeside(next, tries, isPrimary);
}

/**
 * Call back instead of opening another tab, if the setting may be open already.
 *
 * @param {() => void} onShowSetting
 */
export function watchNextStep(onShowSetting) {
  next.addEventListener("click", (event) => {
    if (next.dataset.onPage !== "true") return;
    event.preventDefault();
    onShowSetting();
  });
}
