/** Tells which settings are chosen for the next click. Pure. */

/** @import { Group } from "./rules.js" */
/** @import { Setting } from "./types.js" */

/**
 * @param {unknown} kept what the person chose, as it was stored
 * @param {Setting[]} settings
 * @param {Group[]} groups those that are chosen before the person has chosen anything
 * @returns {string[]} ids of settings that a rule knows, in their order
 */
export function selectedSettings(kept, settings, groups) {
  const first = new Set(groups.filter(({ chosen }) => chosen).map(({ id }) => id));
  const picked = Array.isArray(kept) ? new Set(kept) : null;
  return settings
    .filter(({ id, group }) => (picked ? picked.has(id) : first.has(group)))
    .map(({ id }) => id);
}
