/**
 * Reacts to LinkedIn's tabs going to new addresses, with and without a page load. Tabs are opened
 * and reloaded by run/tab-effects.js.
 */

/** @import { Run } from "../shared/types.js" */
/** @import { RunHandle } from "./run/tab-effects.js" */
/** @import { EventWithoutTime } from "./run/runner.js" */

import { browser } from "../shared/browser.js";
import { settings, site } from "../shared/rules.js";
import { placeOf } from "../shared/urls.js";
import { isSettingOrListPage, sendToPage } from "./content-scripts.js";

/**
 * Tell the content script to observe the new page, and tell the run if its tab has left the
 * setting.
 *
 * @param {number} tabId
 * @param {string} url
 * @param {RunHandle["dispatch"]} dispatch
 */
export async function onNavigation(tabId, url, dispatch) {
  if (isSettingOrListPage(url)) await sendToPage(tabId, { type: "observe" });
  // LinkedIn may leave a page without a page load. The card must then be removed.
  else await browser.tabs.sendMessage(tabId, { type: "observe" }, { frameId: 0 }).catch(() => {});
  await dispatch(placeOfTab, tabId);
}

/**
 * Return an event if the run's tab is not at the setting now. The tab may have moved on since the
 * browser's event.
 *
 * @param {Run} run
 * @returns {Promise<EventWithoutTime | null>}
 */
async function placeOfTab({ tabId, setting: id }) {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const setting = settings.find((each) => each.id === id);
  if (!tab?.url || !setting) return null;
  const place = placeOf(tab.url, setting, site);
  return place === "setting" ? null : { type: "away", place };
}

/**
 * Handle the current address of a tab whose id the run did not know when the address changed.
 *
 * @param {number} tabId
 * @param {RunHandle["dispatch"]} dispatch
 */
export async function observeTab(tabId, dispatch) {
  const { url, status } = await browser.tabs.get(tabId);
  if (url && status === "complete") await onNavigation(tabId, url, dispatch);
}
