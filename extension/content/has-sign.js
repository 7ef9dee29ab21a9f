/** Tells whether a switch bears a setting's own sign. Pure. */

/** @import { Setting } from "../shared/types.js" */

/**
 * Whether an element is known by a setting's key, or for a setting without one by its own id.
 *
 * A switch that names itself is only itself: one that lists the key among other names is another
 * switch in a group, and one with the key as its id but another name contradicts itself.
 * A rule has a key or an id; what it leaves out, or leaves empty, matches nothing.
 *
 * @param {Pick<Element, "id" | "getAttribute">} element
 * @param {Pick<Setting, "key" | "switchId">} setting
 */
export function hasSign(element, { key, switchId }) {
  if (!key) return Boolean(switchId) && element.id === switchId;
  return ((element.getAttribute("aria-labelledby") ?? "").trim() || element.id) === key;
}
