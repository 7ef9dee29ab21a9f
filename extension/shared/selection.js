/** Decides which settings are selected for the next run. Pure. */

/** @import { Group } from "./rules.js" */
/** @import { Setting } from "./types.js" */

/**
 * @param {unknown} stored the stored selection of the person
 * @param {Setting[]} settings
 * @param {Group[]} groups all groups; `chosen` marks those selected until the person selects
 *   settings
 * @returns {string[]} ids of known settings, in the order of the rules
 */
export function selectedSettings(stored, settings, groups) {
  const preselectedGroups = new Set(groups.filter(({ chosen }) => chosen).map(({ id }) => id));
  const selected = Array.isArray(stored) ? new Set(stored) : null;
  return settings
    .filter(({ id, group }) => (selected ? selected.has(id) : preselectedGroups.has(group)))
    .map(({ id }) => id);
}
