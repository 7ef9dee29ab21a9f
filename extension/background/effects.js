/** Carries out what the run machine decided. The only place where a run touches tabs. */

/** @import { Command, TabEffect } from "../shared/types.js" */
/** @import { Happening } from "./run-loop.js" */
/**
 * @typedef {object} Told the run that an effect belongs to; one that is over hears nothing
 * @property {(happening: Happening, tabId?: number) => Promise<unknown>} tell
 * @property {() => Promise<boolean>} isOver
 */

import { browser } from "../shared/browser.js";
import { settings, site } from "../shared/rules.js";
import { lookAt } from "./moves.js";
import { sendToPage } from "./pages.js";

/** While a person drags a tab, Chromium changes none: it is tried again this many times, this often (ms). */
const TRIES = 20;
const TRY_EVERY = 100;

/** How each effect is carried out. @type {{ [T in TabEffect["type"]]: (effect: Extract<TabEffect, { type: T }>, run: Told) => Promise<unknown> }} */
const EFFECTS = {
  open,
  visit: ({ tabId, setting }, run) => patiently(() => browser.tabs.update(tabId, { url: addressOf(setting) }), run),
  reload: ({ tabId }) => browser.tabs.reload(tabId, { bypassCache: true }),
  look: ({ tabId }) => lookAt(tabId),
  ask,
  "show-tab": ({ tabId }) => show(tabId),
  "close-tab": ({ tabId }) => closeUnwatched(tabId),
};

/**
 * Carry out one effect, and tell the run what came of it: also that nothing did.
 * @param {TabEffect} effect
 * @param {Told} run
 */
export async function carryOut(effect, run) {
  try {
    await /** @type {(effect: TabEffect, run: Told) => Promise<unknown>} */ (EFFECTS[effect.type])(effect, run);
  } catch (error) {
    console.warn(`Untrain: ${effect.type}:`, error);
    const closed = "tabId" in effect && (await isGone(effect.tabId));
    await run.tell(closed ? { type: "tab-closed" } : { type: "effect-failed", effect: effect.type });
  }
}

/** @param {{ setting: string, beside: number }} effect @param {Told} run */
async function open({ setting, beside }, run) {
  const url = addressOf(setting);
  const tab = beside === -1 ? null : await browser.tabs.get(beside).catch(() => null);
  const plain = { url, active: false };
  const place = tab ? { windowId: tab.windowId, index: tab.index + 1, openerTabId: tab.id } : null;
  const opened = await patiently(() => createTab(plain, place), run);
  if (opened?.id === undefined) throw new Error("tabs.create: expected a tab, found none");
  await run.tell({ type: "opened", tabId: opened.id });
}

/**
 * @param {{ url: string, active: boolean }} plain
 * @param {object | null} place
 */
async function createTab(plain, place) {
  if (!place) return browser.tabs.create(plain);
  try {
    return await browser.tabs.create({ ...plain, ...place });
  } catch {
    // The tab beside which it was to open may be closed at this very moment; Firefox for Android
    // throws at once, as it knows no openers.
    return browser.tabs.create(plain);
  }
}

/**
 * Do something to a tab, and try for a while where the browser will not have it now.
 * @template T
 * @param {() => Promise<T>} change
 * @param {Told} run
 * @returns {Promise<T>}
 */
async function patiently(change, run) {
  for (let left = TRIES; left > 0; left -= 1) {
    try {
      return await change();
    } catch (error) {
      if (!isDragged(error) || (await run.isOver())) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, TRY_EVERY));
  }
  return change();
}

/** "Tabs cannot be edited right now (user may be dragging a tab)." @param {unknown} error */
const isDragged = (error) => /cannot be edited right now/i.test(String(error));

/** @param {string} setting */
const addressOf = (setting) => site.origin + settings.find(({ id }) => id === setting)?.paths[0];

/** @param {number} tabId */
const isGone = (tabId) => browser.tabs.get(tabId).then(() => false, () => true);

/** @param {{ tabId: number, command: Command }} effect @param {Told} run */
async function ask({ tabId, command }, run) {
  const heard = await sendToPage(tabId, command);
  if (!heard) await run.tell({ type: "unreachable" }, tabId);
}

/** @param {number} tabId */
async function show(tabId) {
  const tab = await browser.tabs.update(tabId, { active: true });
  // Firefox for Android has no windows to bring forward.
  if (tab.windowId !== undefined) await browser.windows?.update(tab.windowId, { focused: true });
}

/** Close the run's own tab, unless the person is looking at it. The run is over by then. @param {number} tabId */
async function closeUnwatched(tabId) {
  const tab = await browser.tabs.get(tabId);
  const unending = { tell: async () => {}, isOver: async () => false };
  if (!tab.active) await patiently(() => browser.tabs.remove(tabId), unending);
}
