/** Carries out what the run machine decided. The only place where a run touches tabs. */

/** @import { Command, Effect } from "../shared/types.js" */
/** @import { Happening, tellRun } from "./run-loop.js" */

import { storeOf } from "../shared/account.js";
import { browser } from "../shared/browser.js";
import { settings, site } from "../shared/rules.js";
import { lookAt } from "./moves.js";
import { sendToPage } from "./pages.js";

/**
 * Carry out one effect, and tell the run what came of it.
 * @param {Effect} effect
 * @param {typeof tellRun} tell
 */
export async function carryOut(effect, tell) {
  try {
    if (effect.type === "open") await open(effect, tell);
    if (effect.type === "visit") await browser.tabs.update(effect.tabId, { url: addressOf(effect.setting) });
    if (effect.type === "reload") await browser.tabs.reload(effect.tabId, { bypassCache: true });
    if (effect.type === "look") await lookAt(effect.tabId, tell);
    if (effect.type === "ask") await ask(effect, tell);
    if (effect.type === "show-tab") await show(effect.tabId);
    if (effect.type === "close-tab") await closeUnwatched(effect.tabId);
  } catch (error) {
    // The tab is gone, or closed itself between two steps; onRemoved tells the run as well.
    console.warn(`Untrain: ${effect.type}:`, error);
  }
}

/** @param {Extract<Effect, { type: "open" }>} effect @param {(happening: Happening) => Promise<unknown>} tell */
async function open({ setting, beside, store = "" }, tell) {
  const opened = await openIn(store, addressOf(setting), beside);
  if (opened && storeOf(opened) === store) return tell({ type: "opened", tabId: opened.id ?? -1 });
  // Another container may be another account.
  if (opened?.id !== undefined) await browser.tabs.remove(opened.id);
  return tell({ type: "tab-closed" });
}

/**
 * Open a tab in a container. To name the container takes a permission that we do not ask for; a tab
 * that another one opens is in the container of that one.
 * @param {string} store
 * @param {string} url
 * @param {number} beside
 */
async function openIn(store, url, beside) {
  const tab = (await tabIn(store, beside)) ?? (store ? await anyTabIn(store) : null);
  const place = tab ? { windowId: tab.windowId, index: tab.index + 1, openerTabId: tab.id } : {};
  // The tab beside which it was to open may be closed at this very moment.
  if (!store) return create({ url, ...place }).catch(() => create({ url }));
  return tab && create({ url, ...place }).catch(() => null);
}

/** Android throws at once where others refuse. @param {import("webextension-polyfill").Tabs.CreateCreatePropertiesType} tab */
const create = async (tab) => browser.tabs.create({ active: false, ...tab });

/** @param {string} store @param {number} tabId */
async function tabIn(store, tabId) {
  const tab = tabId === -1 ? null : await browser.tabs.get(tabId).catch(() => null);
  return tab && storeOf(tab) === store ? tab : null;
}

/** @param {string} store */
async function anyTabIn(store) {
  const [tab = null] = await browser.tabs.query({ cookieStoreId: store });
  return tab;
}

/** @param {string} setting */
const addressOf = (setting) => site.origin + settings.find(({ id }) => id === setting)?.paths[0];

/** @param {{ tabId: number, command: Command }} effect @param {(happening: Happening, tabId?: number) => Promise<unknown>} tell */
async function ask({ tabId, command }, tell) {
  const heard = await sendToPage(tabId, command);
  if (!heard) await tell({ type: "unreachable" }, tabId);
}

/** @param {number} tabId */
async function show(tabId) {
  const tab = await browser.tabs.update(tabId, { active: true });
  // Firefox for Android has no windows to bring forward.
  if (tab.windowId !== undefined) await browser.windows?.update(tab.windowId, { focused: true });
}

/** Close the run's own tab, unless the person is looking at it. @param {number} tabId */
async function closeUnwatched(tabId) {
  const tab = await browser.tabs.get(tabId);
  if (!tab.active) await browser.tabs.remove(tabId);
}
