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
  onRunTabClosed,
  reportHiddenAddress,
} from "./navigation.js";
import { applyPolicy } from "./preferences.js";
import { isReminder, setReminder } from "./reminder.js";
import {
  dispatchToRun,
  endOrphanedRun,
  isRunTab,
  listenForRequests,
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

// Requests must wake a background that was stopped during a run.
listenForRequests();

/** Settles when storage has been repaired; no event is handled before that. */
const ready = repairStorage();

/**
 * Do work that no message waits for. Log the error if storage cannot be read.
 *
 * @param {() => unknown} work
 */
const whenReady = (work) => void ready.then(work).catch(logStorageError);

/** Update the toolbar button and the alarm of the reminder from storage. */
const update = coalesce(async () => {
  const state = await readState();
  await Promise.all([drawButton(state), setReminder(state)]);
});

browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void openWelcome().catch(logStorageError);
});

browser.runtime.onMessage.addListener(
  (/** @type {unknown} */ message, /** @type {Sender} */ sender) => {
    const from = senderOf(sender, OWN);
    if (from === "content") return ready.then(() => fromContent(message, sender));
    if (from === "page") return ready.then(() => fromPage(message, sender));
    return undefined;
  },
);

browser.runtime.onConnect.addListener((port) => {
  const isTimers =
    port.name === "timers" && port.sender && senderOf(port.sender, OWN) === "content";
  if (isTimers) serveTimers(port);
  else port.disconnect();
});

browser.tabs.onUpdated.addListener((tabId, change, tab) => {
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

browser.tabs.onRemoved.addListener((tabId) =>
  whenReady(() => dispatchToRun(onRunTabClosed, tabId)),
);
browser.alarms.onAlarm.addListener((alarm) =>
  whenReady(() => Promise.all([onAlarm(alarm), isReminder(alarm) && update()])),
);
browser.permissions.onAdded.addListener(() => whenReady(observeOpenPages));
onStateChange(() => whenReady(update));
onPolicyChange(() => whenReady(applyPolicy));
// The repair removes a damaged run, which then ends as one that was cut off.
onDamage(() => whenReady(() => repairStorage().then(endOrphanedRun).then(applyPolicy)));

for (const work of [update, applyPolicy, resume, observeAfterUpdate]) whenReady(work);
