/** Carries out what the run machine decided. The only place where a run touches tabs. */

/** @import { Command, TabEffect } from "../../shared/types.js" */
/** @import { dispatchToRun, EventWithoutTime } from "./runner.js" */
/** @import { Tabs } from "webextension-polyfill" */
/** @typedef {Tabs.Tab} Tab */
/** @typedef {Tabs.CreateCreatePropertiesType} NewTab */
/**
 * @typedef {object} RunHandle the run that an effect belongs to; one that is over hears nothing
 * @property {(happening: Parameters<typeof dispatchToRun>[0], tabId?: number) => Promise<unknown>} dispatch
 * @property {() => Promise<boolean>} isOver
 */

import { storeOf } from "../../shared/account.js";
import { browser } from "../../shared/browser.js";
import { settings, site } from "../../shared/rules.js";
import { sendToPage } from "../content-scripts.js";
import { observeTab } from "../navigation.js";

/**
 * While a person drags a tab, Chromium changes none: it is tried again this many times, this often
 * (ms).
 */
const TRIES = 20;
const TRY_EVERY = 100;

/**
 * How each effect is carried out.
 *
 * @type {{ [T in TabEffect["type"]]: (effect: Extract<TabEffect, { type: T }>, run: RunHandle) => Promise<unknown> }}
 */
const EFFECTS = {
  open,
  visit: ({ tabId, setting }, run) =>
    patiently(() => browser.tabs.update(tabId, { url: addressOf(setting) }), run),
  reload: ({ tabId }) => browser.tabs.reload(tabId, { bypassCache: true }),
  observe: ({ tabId }, { dispatch }) => observeTab(tabId, dispatch),
  ask,
  "show-tab": ({ tabId }) => show(tabId),
  "close-tab": ({ tabId }) => closeUnwatched(tabId),
};

/**
 * Carry out one effect, and tell the run what came of it: also that nothing did.
 *
 * @param {TabEffect} effect
 * @param {RunHandle} run
 */
export async function runEffect(effect, run) {
  try {
    await /** @type {(effect: TabEffect, run: RunHandle) => Promise<unknown>} */ (
      EFFECTS[effect.type]
    )(effect, run);
  } catch (error) {
    console.warn(`Untrain: ${effect.type}:`, error);
    const closed = "tabId" in effect && (await isGone(effect.tabId));
    await run.dispatch(
      closed ? { type: "tab-closed" } : { type: "effect-failed", effect: effect.type },
    );
  }
}

/**
 * @param {Extract<TabEffect, { type: "open" }>} effect
 * @param {RunHandle} run
 */
async function open({ setting, beside, store = "" }, run) {
  const opened = await patiently(() => openIn(store, addressOf(setting), beside), run);
  if (opened === null) return run.dispatch({ type: "tab-closed" });
  if (opened?.id === undefined) throw new Error("tabs.create: expected a tab, found none");
  if (storeOf(opened) === store) return run.dispatch({ type: "opened", tabId: opened.id });
  // Another container may be another account.
  await browser.tabs.remove(opened.id);
  return run.dispatch({ type: "tab-closed" });
}

/**
 * Open a tab in a container. To name the container takes a permission that we do not ask for; a tab
 * that another one opens is in the container of that one.
 *
 * @param {string} store
 * @param {string} url
 * @param {number} beside
 * @returns {Promise<Tab | null>} null where no tab could open one in that container
 */
async function openIn(store, url, beside) {
  const tab = (await tabIn(store, beside)) ?? (store ? await anyTabIn(store) : null);
  const plain = { url, active: false };
  const place = tab ? { windowId: tab.windowId, index: tab.index + 1, openerTabId: tab.id } : null;
  if (!store) return createTab(plain, place);
  return place && browser.tabs.create({ ...plain, ...place });
}

/**
 * @param {string} store
 * @param {number} tabId
 */
async function tabIn(store, tabId) {
  const tab = tabId === -1 ? null : await browser.tabs.get(tabId).catch(() => null);
  return tab && storeOf(tab) === store ? tab : null;
}

/** @param {string} store */
async function anyTabIn(store) {
  const [tab = null] = await browser.tabs.query({ cookieStoreId: store });
  return tab;
}

/**
 * @param {NewTab} plain
 * @param {NewTab | null} place
 * @returns {Promise<Tab>}
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
 *
 * @template T
 * @param {() => Promise<T>} change
 * @param {RunHandle} run
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

/**
 * "Tabs cannot be edited right now (user may be dragging a tab)."
 *
 * @param {unknown} error
 */
const isDragged = (error) => /cannot be edited right now/i.test(String(error));

/** @param {string} setting */
const addressOf = (setting) => site.origin + settings.find(({ id }) => id === setting)?.paths[0];

/** @param {number} tabId */
const isGone = (tabId) =>
  browser.tabs.get(tabId).then(
    () => false,
    () => true,
  );

/**
 * @param {{ tabId: number, command: Command }} effect
 * @param {RunHandle} run
 */
async function ask({ tabId, command }, run) {
  const heard = await sendToPage(tabId, command);
  if (!heard) await run.dispatch({ type: "unreachable" }, tabId);
}

/** @param {number} tabId */
async function show(tabId) {
  const tab = await browser.tabs.update(tabId, { active: true });
  // Firefox for Android has no windows to bring forward.
  if (tab.windowId !== undefined) await browser.windows?.update(tab.windowId, { focused: true });
}

/**
 * Close the run's own tab, unless the person is looking at it. The run is over by then.
 *
 * @param {number} tabId
 */
async function closeUnwatched(tabId) {
  const tab = await browser.tabs.get(tabId);
  const unending = { dispatch: async () => {}, isOver: async () => false };
  if (!tab.active) await patiently(() => browser.tabs.remove(tabId), unending);
}
