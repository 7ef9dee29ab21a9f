/** Tells which tab the popup speaks for. Pure. */

/** @import { Setting, Site } from "../../shared/types.js" */
/**
 * @typedef {{ id?: number | undefined, url?: string | undefined, active: boolean, cookieStoreId?: string | undefined, lastAccessed?: number | undefined }} Tab
 */

import { storeOf } from "../../shared/account.js";
import { atSetting, sitePath } from "../../shared/urls.js";

/**
 * The tab a run should use or open its own beside: one of this window that shows a setting, the
 * active tab first; else the LinkedIn tab used last; else the active tab. Tabs in other containers
 * than the active one may be of another account.
 *
 * @param {Tab[]} tabs the window's
 * @param {number | undefined} self the popup's own tab, when it was opened as one
 * @param {Setting[]} settings
 * @param {Site} site
 * @returns {number} a tab id, or -1
 */
export function chooseTab(tabs, self, settings, site) {
  const active = tabs.find((tab) => tab.active);
  const others = tabs
    .filter((tab) => tab.id !== self && storeOf(tab) === storeOf(active))
    .sort(activeOrLatest);
  const onSetting = others.find(({ url }) =>
    settings.some((setting) => atSetting(url ?? "", setting, site)),
  );
  const onSite = others.find(({ url }) => sitePath(url ?? "", site) !== "");
  return (onSetting ?? onSite ?? active)?.id ?? -1;
}

/**
 * @param {Tab} a
 * @param {Tab} b
 */
function activeOrLatest(a, b) {
  return Number(b.active) - Number(a.active) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0);
}
