/** Tells whether a switch bears a setting's own sign. Pure. */

/** @import { Setting } from "../shared/types.js" */

/**
 * Whether an element is known by a setting's key, or for a setting without one by its own id.
 *
 * A rule has one of the two; what it leaves out, or leaves empty, fits nothing.
 * @param {Pick<Element, "id" | "getAttribute">} element
 * @param {Pick<Setting, "key" | "switchId">} setting
 */
export function hasSign(element, { key, switchId }) {
  if (!key) return Boolean(switchId) && element.id === switchId;
  const labelledBy = element.getAttribute("aria-labelledby") ?? "";
  return element.id === key || labelledBy.split(/\s+/).includes(key);
}
