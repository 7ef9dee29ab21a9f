/** Carries out what the run machine decided. The only place where a run touches tabs. */

/** @import { Command, Effect } from "../shared/types.js" */
/** @import { Happening } from "./run-loop.js" */

import { browser } from "../shared/browser.js";
import { settings, site } from "../shared/rules.js";
import { lookAt } from "./moves.js";
import { sendToPage } from "./pages.js";

/**
 * Carry out one effect, and tell the run what came of it.
 * @param {Effect} effect
 * @param {(happening: Happening, tabId?: number) => Promise<unknown>} tell
 */
export async function carryOut(effect, tell) {
  try {
    if (effect.type === "open") await open(effect, tell);
    if (effect.type === "visit") await browser.tabs.update(effect.tabId, { url: addressOf(effect.setting) });
    if (effect.type === "reload") await browser.tabs.reload(effect.tabId, { bypassCache: true });
    if (effect.type === "look") await lookAt(effect.tabId);
    if (effect.type === "ask") await ask(effect, tell);
    if (effect.type === "show-tab") await show(effect.tabId);
    if (effect.type === "close-tab") await closeUnwatched(effect.tabId);
  } catch (error) {
    // The tab is gone, or closed itself between two steps; onRemoved tells the run as well.
    console.warn(`Untrain: ${effect.type}:`, error);
  }
}

/** @param {{ setting: string, beside: number }} effect @param {(happening: Happening) => Promise<unknown>} tell */
async function open({ setting, beside }, tell) {
  const url = addressOf(setting);
  const tab = beside === -1 ? null : await browser.tabs.get(beside).catch(() => null);
  const place = tab ? { windowId: tab.windowId, index: tab.index + 1, openerTabId: tab.id } : {};
  const made = browser.tabs.create({ url, active: false, ...place });
  // The tab beside which it was to open may be closed at this very moment.
  const opened = await made.catch(() => browser.tabs.create({ url, active: false }));
  await tell({ type: "opened", tabId: opened.id ?? -1 });
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
