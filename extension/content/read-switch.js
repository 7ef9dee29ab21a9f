/** Reads a switch. */

/** @import { Reading } from "../shared/types.js" */

/**
 * What a switch says. Where its native state and its `aria-checked` disagree it says nothing: a
 * click on a misread switch could turn on what was off.
 * @param {Element} element
 * @returns {Reading}
 */
export function readSwitch(element) {
  if (element.closest('[aria-busy="true"]')) return "unknown";
  if (element.matches(":disabled") || element.getAttribute("aria-disabled") === "true") return "locked";
  const signs = [nativeState(element), ariaState(element)].filter((sign) => sign !== null);
  if (signs.length === 0 || new Set(signs).size > 1) return "unknown";
  return signs[0] ? "on" : "off";
}

/** @param {Element} element @returns {boolean | null} */
function nativeState(element) {
  // Not `instanceof`: an input in a same-origin frame belongs to the frame's own window.
  if (element.localName !== "input") return null;
  const input = /** @type {HTMLInputElement} */ (element);
  return input.indeterminate ? null : input.checked;
}

/** @param {Element} element @returns {boolean | null} */
function ariaState(element) {
  const state = element.getAttribute("aria-checked");
  if (state === "true") return true;
  return state === "false" ? false : null;
}
