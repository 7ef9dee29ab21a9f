/** Reads the state of a switch. */

/** @import { Reading } from "../shared/types.js" */

import { navigation } from "./document-state.js";

/**
 * The inputs that were on at some time in this document.
 *
 * @type {WeakSet<Element>}
 */
const seenOn = new WeakSet();

/**
 * Return the reading of a switch. It is off only if no sign says on.
 *
 * In pages of 2022 and later `.checked` is the state (brave/psst-component, 2026-07-30), so a
 * checked input outweighs a stale `aria-checked`. Ember's toggle of 2020 kept its state in the
 * wrapper and copied it to the input, so there two signs must say on. Anything else is `unknown`: a
 * click on a misread switch could turn on a setting that was off.
 *
 * After a reload Firefox restores the state that an input had before, and React keeps it. So an
 * input that the server sent as checked is off only if it was on before. A reload that bypasses the
 * cache restores nothing.
 *
 * @param {Element} element
 * @param {boolean} [isFresh] whether a run loaded the page, bypassing the cache
 * @returns {Reading}
 */
export function readSwitch(element, isFresh) {
  const native = nativeState(element);
  if (native) seenOn.add(element);
  if (element.closest('[aria-busy="true"]')) return "unknown";
  if (element.matches(":disabled") || element.getAttribute("aria-disabled") === "true")
    return "locked";
  const isSentOn = native === false && element.hasAttribute("checked") && !seenOn.has(element);
  if (isSentOn && !isFresh && isRestorable()) return "unknown";
  const wrapper = element.closest(".artdeco-toggle");
  const wrapped = wrapper ? wrapper.matches(".artdeco-toggle--toggled") : null;
  const signs = [native, ariaState(element), wrapped].filter((sign) => sign !== null);
  const on = signs.filter(Boolean).length;
  if (signs.length > 0 && on === 0) return "off";
  if (on === signs.length && on > 0) return "on";
  return (wrapper ? on > 1 : native) ? "on" : "unknown";
}

/**
 * @param {Element} element
 * @returns {boolean | null}
 */
function nativeState(element) {
  // Not `instanceof`: an input in a same-origin frame belongs to the frame's window.
  if (element.localName !== "input") return null;
  const input = /** @type {HTMLInputElement} */ (element);
  return input.indeterminate ? null : input.checked;
}

/**
 * @param {Element} element
 * @returns {boolean | null}
 */
function ariaState(element) {
  const state = element.getAttribute("aria-checked");
  return state === "true" || (state === "false" ? false : null);
}

/** Return whether the browser may have restored the states of inputs. */
const isRestorable = () => navigation()?.type !== "navigate";
