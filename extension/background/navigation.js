/** Follows LinkedIn's tabs from page to page, with and without a page load. */

/** @import { Run } from "../shared/types.js" */
/** @import { RunHandle } from "./run/effects.js" */
/** @import { EventWithoutTime } from "./run/runner.js" */

import { browser } from "../shared/browser.js";
import { settings, site } from "../shared/rules.js";
import { placeOf } from "../shared/urls.js";
import { isOurPage, sendToPage } from "./content-scripts.js";

/**
 * Have the content script look at a page the tab has come to, and have the run see where its tab
 * is.
 *
 * @param {number} tabId
 * @param {string} url
 * @param {RunHandle["dispatch"]} dispatch
 */
export async function onNavigation(tabId, url, dispatch) {
  if (isOurPage(url)) await sendToPage(tabId, { type: "observe" });
  // A page that LinkedIn left without a page load may still hold our card.
  else await browser.tabs.sendMessage(tabId, { type: "observe" }, { frameId: 0 }).catch(() => {});
  await dispatch(whereNow, tabId);
}

/**
 * Where the run's tab is at this moment, not where it was when it moved: it may have gone on since.
 *
 * @param {Run} run
 * @returns {Promise<EventWithoutTime | null>}
 */
async function whereNow({ tabId, setting: id }) {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const setting = settings.find((each) => each.id === id);
  if (!tab?.url || !setting) return null;
  const place = placeOf(tab.url, setting, site);
  return place === "setting" ? null : { type: "away", place };
}

/**
 * Look at a tab as it is now: what it did before the run knew it was not heard.
 *
 * @param {number} tabId
 * @param {RunHandle["dispatch"]} dispatch
 */
export async function observeTab(tabId, dispatch) {
  const { url, status } = await browser.tabs.get(tabId);
  if (url && status === "complete") await onNavigation(tabId, url, dispatch);
}
