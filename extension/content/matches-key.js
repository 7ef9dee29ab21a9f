/** Matches a switch against a setting's key or id. Pure. */

/** @import { Setting } from "../shared/types.js" */

/**
 * Return whether an element has the setting's key, or for a setting without a key, its id.
 *
 * The switch's name must be exactly the key. If `aria-labelledby` lists the key among other names,
 * the switch belongs to a group and is another one. A switch that has the key as its id but another
 * name contradicts itself. A rule has a key or an id; an absent or empty one matches nothing.
 *
 * @param {Pick<Element, "id" | "getAttribute">} element
 * @param {Pick<Setting, "key" | "switchId">} setting
 */
export function matchesKey(element, { key, switchId }) {
  if (!key) return Boolean(switchId) && element.id === switchId;
  return ((element.getAttribute("aria-labelledby") ?? "").trim() || element.id) === key;
}
