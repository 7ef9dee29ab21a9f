/** Goes to the tab in which the person can go on by hand: one that is open already, if any. */

/** @import { Tabs } from "webextension-polyfill" */

import { storeOf } from "../shared/account.js";
import { browser } from "../shared/browser.js";
import { settings, site } from "../shared/rules.js";
import { atSetting, gateOf } from "../shared/urls.js";
import { currentRun } from "./run/stored-run.js";
import { showTab } from "./run/tab-effects.js";
import { readRecord } from "./storage/record-store.js";

/**
 * @param {string} id of a setting
 * @param {Tabs.Tab | undefined} own the tab of the page that asks; the popup has none
 * @returns {Promise<boolean>} false for an unknown setting
 */
export async function showSetting(id, own) {
  const setting = settings.find((each) => each.id === id);
  if (!setting) return false;
  const run = await currentRun();
  if (run?.setting === id && run.tabId !== -1) return showTab(run.tabId).then(() => true);
  const [active] = own
    ? [own]
    : await browser.tabs.query({ active: true, lastFocusedWindow: true });
  const open = (await browser.tabs.query({ url: `${site.origin}/*` })).filter(
    (each) => storeOf(each) === storeOf(active),
  );
  const { outcome = "" } = (await readRecord(id)) ?? {};
  const isGate = outcome === "signed-out" || outcome === "blocked";
  const tab =
    (isGate && open.find(({ url = "" }) => gateOf(url, site))) ||
    open.find(({ url = "" }) => atSetting(url, setting, site));
  if (tab?.id !== undefined) await showTab(tab.id);
  else await openBeside(site.origin + setting.paths[0], active);
  return true;
}

/**
 * Open an address in the container of a tab. Naming the container would need a permission, but a tab
 * inherits that of its opener.
 *
 * @param {string} url
 * @param {Tabs.Tab | undefined} tab
 */
async function openBeside(url, tab) {
  await browser.tabs.create({ url, ...(storeOf(tab) ? { openerTabId: tab?.id } : {}) });
}
