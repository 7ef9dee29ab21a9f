/** Chooses the tab that a page report is about. Pure. */

/** @import { Setting, Site } from "../shared/types.js" */

import { atSetting, inSettings } from "../shared/urls.js";

/**
 * Return the tab to report on: one with the setting's page, or else with another settings page, or
 * else any; of several, the one used last.
 *
 * @template {{ url?: string | undefined, lastAccessed?: number | undefined }} Tab
 * @param {Tab[]} tabs of LinkedIn
 * @param {Setting} setting
 * @param {Site} linkedin
 * @returns {Tab | undefined}
 */
export function chooseReported(tabs, setting, linkedin) {
  const rank = ({ url = "" }) =>
    Number(inSettings(url, linkedin)) + 2 * Number(atSetting(url, setting, linkedin));
  const [best] = [...tabs].sort(
    (a, b) => rank(b) - rank(a) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0),
  );
  return best;
}
