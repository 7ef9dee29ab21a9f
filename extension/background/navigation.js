/**
 * Reacts to LinkedIn's tabs going to new addresses, with and without a page load. Tabs are opened
 * and reloaded by run/tab-effects.js.
 */

/** @import { Run } from "../shared/types.js" */
/** @import { RunHandle } from "./run/tab-effects.js" */
/** @import { EventWithoutTime } from "./run/runner.js" */
/** @import { Tabs } from "webextension-polyfill" */

import { storeOf } from "../shared/account.js";
import { browser } from "../shared/browser.js";
import { settings, site } from "../shared/rules.js";
import { readValues } from "../shared/storage/values.js";
import { placeOf, sitePath } from "../shared/urls.js";
import { isSettingOrListPage, sendToPage } from "./content-scripts.js";
import { enqueue, setSession } from "./storage/write-queue.js";

/**
 * Call back when a tab goes to another address or has loaded: one of LinkedIn, if the browser can
 * tell them apart. Chromium and Firefox for Android cannot, and throw.
 *
 * @param {(tabId: number, change: Tabs.OnUpdatedChangeInfoType, tab: Tabs.Tab) => void} callback
 * @returns {boolean} whether other sites are left out
 */
export function onTabUpdated(callback) {
  /** @type {Tabs.UpdateFilter} */
  const filter = { urls: [`${site.origin}/*`], properties: ["status", "url"] };
  try {
    browser.tabs.onUpdated.addListener(callback, filter);
    return true;
  } catch {
    browser.tabs.onUpdated.addListener(callback);
    return false;
  }
}

/**
 * Tell the run if its tab has left the setting, and tell the content script to observe the new
 * page.
 *
 * @param {number} tabId
 * @param {string} url
 * @param {RunHandle["dispatch"]} dispatch
 */
export async function onNavigation(tabId, url, dispatch) {
  // First, as a page that is asleep does not reply.
  await dispatch(placeOfTab, tabId);
  if (isSettingOrListPage(url)) {
    const delivery = await sendToPage(tabId, { type: "observe" });
    if (delivery === "kept-out") await dispatch(() => keptOutOf(tabId), tabId);
  }
  // LinkedIn may leave a page without a page load. The card must then be removed.
  else await browser.tabs.sendMessage(tabId, { type: "observe" }, { frameId: 0 }).catch(() => {});
}

/**
 * Return an event if the run's tab is not at the setting now. The tab may have moved on since the
 * browser's event.
 *
 * @param {Run} run
 * @returns {Promise<EventWithoutTime | null>}
 */
export async function placeOfTab({ tabId, setting: id }) {
  const tab = await browser.tabs.get(tabId).catch(() => null);
  const setting = settings.find((each) => each.id === id);
  if (!tab?.url || !setting) return null;
  const place = placeOf(tab.url, setting, site);
  if (place === "setting") return null;
  return { type: "away", place, isLoaded: tab.status === "complete", isActive: tab.active };
}

/**
 * Return an event if the browser keeps extensions off a page that has loaded. The tab may have moved
 * on since the browser's error.
 *
 * @param {number} tabId
 * @returns {Promise<EventWithoutTime | null>}
 */
async function keptOutOf(tabId) {
  const { url, status } = await browser.tabs.get(tabId);
  return isSettingOrListPage(url) && status === "complete" ? { type: "kept-out" } : null;
}

/**
 * Have all open settings pages observed: the browser did not insert the content script while it
 * withheld access.
 */
export async function observeOpenPages() {
  const tabs = await browser.tabs.query({ url: `${site.origin}/*` });
  const open = tabs.filter(({ url }) => isSettingOrListPage(url));
  await Promise.all(open.map(({ id = -1 }) => sendToPage(id, { type: "observe" })));
}

/**
 * Have them observed once after Untrain was updated or turned on: Chromium then inserts no content
 * script into open pages. storage.session is empty at that time.
 */
export async function observeAfterUpdate() {
  const isFirst = await enqueue(async () => {
    const { observed } = await browser.storage.session.get("observed");
    if (observed || !(await readValues(["notice"])).notice) return false;
    await setSession({ observed: true });
    return true;
  });
  if (isFirst) await observeOpenPages();
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

/**
 * In ms. The address of a tab that another add-on opens is hidden until the tab begins to load. The
 * queue waits for it, so this is less than ANSWER_WITHIN, after which a press counts as unanswered.
 */
const MOVE_LIMIT = 1_500;

/**
 * Return the event of the run's closed tab. In Firefox an add-on may assign LinkedIn to a container:
 * it closes the tab and opens its address in a new tab there.
 *
 * @param {Run} run
 * @returns {Promise<EventWithoutTime>}
 */
export async function onRunTabClosed({ tabId, step, store = "" }) {
  for (let waited = 0; step === "open" && waited < MOVE_LIMIT; waited += 100) {
    const tabs = await browser.tabs.query({});
    const hasContainers = tabs.some(({ cookieStoreId }) => cookieStoreId);
    const moved = tabs.some(
      (tab) => sitePath(tab.url ?? "", site) && (tab.id ?? -1) > tabId && storeOf(tab) !== store,
    );
    if (moved) return { type: "tab-closed", isMoved: true };
    if (!hasContainers) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { type: "tab-closed" };
}

/** In ms. A tab may show an empty page for a moment, whose address is hidden as well. */
const HIDDEN_FOR = 500;

/**
 * Tell the run if its tab has loaded a page whose address the browser does not reveal. Chromium hides
 * the address of a page off which it keeps extensions.
 *
 * @param {number} tabId
 * @param {RunHandle["dispatch"]} dispatch
 */
export async function reportHiddenAddress(tabId, dispatch) {
  await new Promise((resolve) => setTimeout(resolve, HIDDEN_FOR));
  const { url, status } = await browser.tabs.get(tabId);
  if (!url && status === "complete") await dispatch({ type: "kept-out", isHidden: true }, tabId);
}
