/** Follows LinkedIn's tabs from page to page, with and without a page load. */

import { placeOf } from "../shared/address.js";
import { browser } from "../shared/browser.js";
import { settings, site } from "../shared/rules.js";
import { isOurPage, sendToPage } from "./pages.js";
import { currentRun, tellRun } from "./run-loop.js";

/**
 * Have the content script look at a page the tab has come to, and tell the run where its tab is.
 * @param {number} tabId
 * @param {string} url
 */
export async function onMoved(tabId, url) {
  if (isOurPage(url)) await sendToPage(tabId, { type: "look" });
  // A page that LinkedIn left without a page load may still hold our card.
  else await browser.tabs.sendMessage(tabId, { type: "look" }, { frameId: 0 }).catch(() => {});

  const run = await currentRun();
  const setting = settings.find(({ id }) => id === run?.setting);
  if (run?.tabId !== tabId || !setting) return;
  const place = placeOf(url, setting, site);
  if (place !== "setting") await tellRun({ type: "away", place }, tabId);
}

/** Look at a tab as it is now: what it did before the run knew it was not heard. @param {number} tabId */
export async function lookAt(tabId) {
  const { url, status } = await browser.tabs.get(tabId);
  if (url && status === "complete") await onMoved(tabId, url);
}
