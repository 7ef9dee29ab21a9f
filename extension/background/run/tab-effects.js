/**
 * Carries out the run machine's effects on tabs: opens, reloads, shows and closes them, and sends
 * commands to the page. No other module of a run acts on tabs.
 */

/** @import { Command, TabEffect } from "../../shared/types.js" */
/** @import { EventGetter, EventWithoutTime } from "./runner.js" */
/** @import { Tabs } from "webextension-polyfill" */
/** @typedef {Tabs.Tab} Tab */
/** @typedef {Tabs.CreateCreatePropertiesType} NewTab */
/**
 * @typedef {object} RunHandle the run that an effect belongs to
 * @property {(event: EventWithoutTime | EventGetter, tabId?: number) => Promise<unknown>} dispatch
 *   does nothing once the run is over
 * @property {() => Promise<boolean>} isOver
 */

import { storeOf } from "../../shared/account.js";
import { browser } from "../../shared/browser.js";
import { settings, site } from "../../shared/rules.js";
import { sendToPage } from "../content-scripts.js";
import { observeTab, onRunTabClosed } from "../navigation.js";
import { enqueue, logStorageError } from "../storage/write-queue.js";
import { currentRun } from "./stored-run.js";

/** Chromium refuses changes while a person drags a tab, so a change is tried this many times. */
const MAX_TRIES = 20;
/** The time (ms) between two tries. */
const RETRY_AFTER = 100;

/** How long (ms) the run's own tab stays after its success, so that its card can be seen. */
const SHOW_SUCCESS = 2_000;

/**
 * @type {{
 *   [T in TabEffect["type"]]: (
 *     effect: Extract<TabEffect, { type: T }>,
 *     run: RunHandle,
 *   ) => Promise<unknown>
 * }}
 */
const EFFECTS = {
  open,
  visit: ({ tabId, setting }, run) =>
    retryWhileDragging(() => browser.tabs.update(tabId, { url: addressOf(setting) }), run),
  reload: ({ tabId }) => browser.tabs.reload(tabId, { bypassCache: true }),
  observe: ({ tabId }, { dispatch }) => observeTab(tabId, dispatch),
  ask,
  "show-tab": ({ tabId }) => showTab(tabId),
  "bring-to-front": bringToFront,
  "go-back": goBack,
  "close-tab": ({ tabId }) => closeInactiveTab(tabId),
};

/**
 * Carry out one effect, and tell the run if it fails.
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
    const closed = "tabId" in effect && (await isClosed(effect.tabId));
    await run.dispatch(closed ? onRunTabClosed : { type: "effect-failed", effect: effect.type });
  }
}

/**
 * @param {Extract<TabEffect, { type: "open" }>} effect
 * @param {RunHandle} run
 */
async function open({ setting, beside, store = "" }, run) {
  const opened = await retryWhileDragging(() => openIn(store, addressOf(setting), beside), run);
  if (opened === null) return run.dispatch({ type: "tab-closed" });
  if (opened?.id === undefined) throw new Error("tabs.create: expected a tab, found none");
  if (storeOf(opened) === store) return run.dispatch({ type: "opened", tabId: opened.id });
  // The tab opened in another container, which may be another account.
  await browser.tabs.remove(opened.id);
  return run.dispatch({ type: "tab-closed" });
}

/**
 * Open a tab in a container. Naming the container requires a permission that Untrain does not have,
 * but a new tab inherits the container of its opener.
 *
 * @param {string} store
 * @param {string} url
 * @param {number} beside
 * @returns {Promise<Tab | null>} null if no tab of that container can be the opener
 */
async function openIn(store, url, beside) {
  const tab = (await tabIn(store, beside)) ?? (store ? await anyTabIn(store) : null);
  const plain = { url, active: false };
  const place = tab
    ? { windowId: tab.windowId, index: await indexAfter(tab), openerTabId: tab.id }
    : null;
  if (!store) return createTab(plain, place);
  return place && browser.tabs.create({ ...plain, ...place });
}

/** The split view (Chromium 140, Firefox 149) of a tab that is in none. */
const NO_SPLIT_VIEW = -1;

/**
 * Return the index after a tab and the rest of its split view, which a tab in between would undo.
 *
 * @param {Tab} tab
 */
async function indexAfter({ index, windowId, splitViewId = NO_SPLIT_VIEW }) {
  const tabs = splitViewId === NO_SPLIT_VIEW ? [] : await browser.tabs.query({ windowId });
  const inView = tabs.filter((tab) => tab.splitViewId === splitViewId);
  return Math.max(index, ...inView.map((tab) => tab.index)) + 1;
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
    // The opener may have been closed in the meantime. Firefox for Android has no openers and
    // throws.
    return browser.tabs.create(plain);
  }
}

/**
 * Change a tab; try again for a while if the person is dragging a tab.
 *
 * @template T
 * @param {() => Promise<T>} change
 * @param {RunHandle} run
 * @returns {Promise<T>}
 */
async function retryWhileDragging(change, run) {
  for (let left = MAX_TRIES; left > 0; left -= 1) {
    try {
      return await change();
    } catch (error) {
      if (!isDragged(error) || (await run.isOver())) throw error;
    }
    await wait(RETRY_AFTER);
  }
  return change();
}

/**
 * Chromium's error is "Tabs cannot be edited right now (user may be dragging a tab)."
 *
 * @param {unknown} error
 */
const isDragged = (error) => /cannot be edited right now/i.test(String(error));

/** @param {string} setting */
const addressOf = (setting) => site.origin + settings.find(({ id }) => id === setting)?.paths[0];

/** @param {number} tabId */
export const isClosed = (tabId) =>
  browser.tabs.get(tabId).then(
    () => false,
    () => true,
  );

/**
 * @param {{ tabId: number, command: Command }} effect
 * @param {RunHandle} run
 */
async function ask({ tabId, command }, run) {
  const onLateRefusal = () => void repeat({ tabId, command }, run).catch(logStorageError);
  const delivery = await sendToPage(tabId, command, onLateRefusal);
  if (delivery === "received") return;
  // Queued at once, so that a late refusal finds the run as this leaves it.
  await run.dispatch(async (current) => {
    if (current.commandId !== command.commandId) return null; // The run has gone on.
    // The browser may tell of a closed tab only later.
    if (await isClosed(tabId)) return onRunTabClosed(current);
    return { type: "unreachable", isSilent: delivery === "silent" };
  }, tabId);
}

/**
 * Ask again, with the scripts inserted, unless the run has gone on without the answer. A page carries
 * out a command once, even if it gets it twice.
 *
 * @param {{ tabId: number, command: Command }} effect
 * @param {RunHandle} run
 */
async function repeat({ tabId, command }, run) {
  let isAwaited = false;
  await run.dispatch(async ({ commandId }) => {
    isAwaited = commandId === command.commandId;
    return null;
  }, tabId);
  if (isAwaited) await runEffect({ type: "ask", tabId, command }, run);
}

/**
 * Bring a tab and its window to the front.
 *
 * @param {number} tabId
 */
export async function showTab(tabId) {
  const tab = await browser.tabs.update(tabId, { active: true });
  // Firefox for Android has no windows API.
  if (tab.windowId !== undefined) await browser.windows?.update(tab.windowId, { focused: true });
}

/**
 * @param {{ tabId: number }} effect
 * @param {RunHandle} run
 */
async function bringToFront({ tabId }, { dispatch }) {
  const cameFrom = await tabInFront();
  await showTab(tabId);
  if (cameFrom !== tabId) await dispatch({ type: "shown", cameFrom }, tabId);
}

/**
 * Return the id of the tab that the person is in, -1 if unknown.
 *
 * @returns {Promise<number>}
 */
async function tabInFront() {
  const [tab] = await browser.tabs.query({ active: true, lastFocusedWindow: true });
  return tab?.id ?? -1;
}

/**
 * Show the tab that the person was in before, unless the person has left the run's tab or closed the
 * other one.
 *
 * @param {{ tabId: number, to: number, close: boolean }} effect
 */
async function goBack({ tabId, to, close }) {
  if ((await tabInFront()) === tabId) await showTab(to).catch(() => {});
  if (close) await closeInactiveTab(tabId);
}

/**
 * The tabs that are soon closed, and those that were: their ids are not used again.
 *
 * @type {Set<number>}
 */
const closing = new Set();

/**
 * Return whether a tab is soon closed, unless the person goes there.
 *
 * @param {Tab} tab
 */
export const isClosing = ({ id = -1, active }) => !active && closing.has(id);

/**
 * Close the run's own tab after a moment, unless it is then the active one. The run is already over.
 * In the queue, so that no new run begins in the tab at the same time.
 *
 * @param {number} tabId
 */
async function closeInactiveTab(tabId) {
  closing.add(tabId);
  await wait(SHOW_SUCCESS);
  await enqueue(async () => {
    const tab = await browser.tabs.get(tabId).catch(() => null);
    const run = await currentRun();
    const noRun = { dispatch: async () => {}, isOver: async () => false };
    if (tab && !tab.active && run?.tabId !== tabId)
      await retryWhileDragging(() => browser.tabs.remove(tabId), noRun);
    else closing.delete(tabId);
  });
}

/** @param {number} ms */
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
