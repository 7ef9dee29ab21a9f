/**
 * The background: a service worker in Chromium, an event page in Firefox. All listeners are added
 * here, synchronously, so that the browser wakes the background for them.
 */

/** @import { Sender } from "./messages.js" */

import { browser } from "../shared/browser.js";
import { coalesce } from "../shared/coalesce.js";
import { onPolicyChange } from "../shared/managed-policy.js";
import { site } from "../shared/rules.js";
import { onStateChange, readState } from "../shared/storage/state.js";
import { gateOf, sitePath } from "../shared/urls.js";
import { drawButton } from "./draw-button.js";
import { fromContent, fromPage } from "./messages.js";
import {
  observeAfterUpdate,
  observeOpenPages,
  onNavigation,
  onTabUpdated,
  reportHiddenAddress,
} from "./navigation.js";
import { applyPolicy } from "./preferences.js";
import { isReminder, setReminder } from "./reminder.js";
import {
  dispatchToRun,
  endOrphanedRun,
  isRunTab,
  listenForRun,
  onAlarm,
  resume,
} from "./run/runner.js";
import { senderOf } from "./sender.js";
import { noteSignIn, resumeAfterSignIn } from "./sign-in.js";
import { onDamage, repairStorage } from "./storage/repair.js";
import { logStorageError } from "./storage/write-queue.js";
import { serveTimers } from "./timer-port.js";
import { openWelcome } from "./welcome.js";

const OWN = { id: browser.runtime.id, root: browser.runtime.getURL(""), site };

/**
 * Settles when storage has been repaired; no event is handled before that.
 *
 * @type {Promise<unknown> | undefined}
 */
let ready;

/**
 * Do what is due at each start of the background. Chromium also starts it for every tab of every
 * site, so call this only for an event that concerns Untrain.
 *
 * @returns {Promise<unknown>} `ready`
 */
function start() {
  if (ready) return ready;
  ready = repairStorage();
  for (const work of [update, applyPolicy, resume, observeAfterUpdate]) whenReady(work);
  return ready;
}

/**
 * Do work that no message waits for. Log the error if storage cannot be read.
 *
 * @param {() => unknown} work
 */
const whenReady = (work) => void start().then(work).catch(logStorageError);

/** Update the toolbar button and the alarm of the reminder from storage. */
const update = coalesce(async () => {
  const state = await readState();
  await Promise.all([drawButton(state), setReminder(state)]);
});

// What belongs to a run must wake a background that was stopped during it.
listenForRun(start);

browser.runtime.onInstalled.addListener(({ reason }) => {
  void start();
  if (reason === "install") void openWelcome().catch(logStorageError);
});
browser.runtime.onStartup.addListener(() => void start());
// Chromium has no other event for an extension that is turned on again.
globalThis.addEventListener?.("install", () => void start());

browser.runtime.onMessage.addListener(
  (/** @type {unknown} */ message, /** @type {Sender} */ sender) => {
    const from = senderOf(sender, OWN);
    if (from === "content") return start().then(() => fromContent(message, sender));
    if (from === "page") return start().then(() => fromPage(message, sender));
    return undefined;
  },
);

browser.runtime.onConnect.addListener((port) => {
  const isTimers =
    port.name === "timers" && port.sender && senderOf(port.sender, OWN) === "content";
  if (!isTimers) return port.disconnect();
  serveTimers(port);
  // The page may be that of a run.
  void start();
});

const isFiltered = onTabUpdated((tabId, change, tab) => {
  if (!tab.url && change.status === "complete" && isRunTab(tabId))
    whenReady(() => reportHiddenAddress(tabId, dispatchToRun));
  // Without permission for a page the browser does not reveal its address.
  if (!tab.url || !sitePath(tab.url, site)) return;
  const { url } = tab;
  const at = Date.now();
  if (change.url) whenReady(() => noteSignIn(tab, gateOf(url, site), at));
  if (change.url || change.status === "complete")
    whenReady(() => onNavigation(tabId, url, dispatchToRun));
  if (change.status === "complete") whenReady(() => resumeAfterSignIn(tab));
});

browser.alarms.onAlarm.addListener((alarm) =>
  whenReady(() => Promise.all([onAlarm(alarm), isReminder(alarm) && update()])),
);
browser.permissions.onAdded.addListener(() => whenReady(observeOpenPages));
onStateChange(() => whenReady(update));
onPolicyChange(() => whenReady(applyPolicy));
// The repair removes a damaged run, which then ends as one that was cut off.
onDamage(() => whenReady(() => repairStorage().then(endOrphanedRun).then(applyPolicy)));

// Firefox starts the background only for events that concern Untrain, and when it is turned on.
if (isFiltered) void start();
