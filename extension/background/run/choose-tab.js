/** Chooses the tab for a run that is started from the popup or another extension page. Pure. */

/** @import { Setting, Site } from "../../shared/types.js" */
/**
 * @typedef {object} Tab
 * @property {number | undefined} [id]
 * @property {string | undefined} [url]
 * @property {boolean} active
 * @property {string | undefined} [cookieStoreId]
 * @property {number | undefined} [lastAccessed]
 * @property {boolean | undefined} [discarded] whether the browser has unloaded the page
 * @property {boolean | undefined} [frozen] whether the page is asleep; Chromium only
 */

import { storeOf } from "../../shared/account.js";
import { atSetting, sitePath } from "../../shared/urls.js";

/**
 * Return the tab that a run uses or opens its own tab beside: a tab of this window that shows one
 * of the settings, the active tab first; else the LinkedIn tab used last; else the active tab. Only
 * tabs in the container of the active tab count, as another container may be another account. A tab
 * whose page is unloaded or asleep shows nothing.
 *
 * @param {Tab[]} tabs all tabs of the window
 * @param {number | undefined} self the popup's own tab, if it was opened as a tab
 * @param {Setting[]} settings
 * @param {Site} site
 * @returns {number} a tab id, or -1
 */
export function chooseTab(tabs, self, settings, site) {
  const active = tabs.find((tab) => tab.active);
  const others = tabs
    .filter((tab) => tab.id !== self && storeOf(tab) === storeOf(active))
    .sort(activeOrLatest);
  const onSetting = others.find(
    (tab) => isAwake(tab) && settings.some((setting) => atSetting(tab.url ?? "", setting, site)),
  );
  const onSite = others.find(({ url }) => sitePath(url ?? "", site) !== "");
  return (onSetting ?? onSite ?? active)?.id ?? -1;
}

/**
 * Return whether the page of a tab can answer. A tab can have an address without a page, for example
 * after the browser has restored its windows.
 *
 * @param {Pick<Tab, "discarded" | "frozen">} tab
 */
export const isAwake = ({ discarded, frozen }) => !discarded && !frozen;

/**
 * @param {Tab} a
 * @param {Tab} b
 */
function activeOrLatest(a, b) {
  return Number(b.active) - Number(a.active) || (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0);
}
