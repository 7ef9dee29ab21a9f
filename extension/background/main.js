/**
 * The background: a service worker in Chromium, an event page in Firefox. Every listener is added
 * here, at once, so that the browser knows what to wake it for.
 */

/** @import { Runtime } from "webextension-polyfill" */
/** @import { Sender } from "./messages.js" */

import { browser } from "../shared/browser.js";
import { onPolicyChange } from "../shared/managed-policy.js";
import { site } from "../shared/rules.js";
import { onStateChange, readState } from "../shared/storage/state.js";
import { gateOf, sitePath } from "../shared/urls.js";
import { fromContent, fromPage } from "./messages.js";
import { onNavigation } from "./navigation.js";
import { applyPolicy } from "./preferences.js";
import { onReminder, setReminder } from "./reminder.js";
import { dispatchToRun, endOrphanedRun, listenForRequests, onAlarm, resume } from "./run/runner.js";
import { senderOf } from "./sender.js";
import { noteSignIn } from "./sign-in.js";
import { onDamage, repairStorage } from "./storage/repair.js";
import { logStorageError } from "./storage/write-queue.js";
import { serveTimers } from "./timer-port.js";
import { drawBadge } from "./toolbar.js";

const OWN = { id: browser.runtime.id, root: browser.runtime.getURL(""), site };

// A background stopped in the middle of a run is woken so.
listenForRequests();

/** Whatever wakes the background, nothing is used before storage is fit for it. */
const ready = repairStorage();

/**
 * Do what no message waits for; storage that cannot be read is said on the console.
 *
 * @param {() => unknown} work
 */
const whenReady = (work) => void ready.then(work).catch(logStorageError);

browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install")
    void browser.tabs.create({ url: browser.runtime.getURL("pages/welcome.html") });
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
  const known = port.name === "timers" && port.sender && senderOf(port.sender, OWN) === "content";
  if (known) serveTimers(port);
  else port.disconnect();
});

browser.tabs.onUpdated.addListener((tabId, change, tab) => {
  // Without access to a tab the browser tells no address: a page that is none of our business.
  if (!tab.url || !sitePath(tab.url, site)) return;
  const { url } = tab;
  const at = Date.now();
  if (change.url) whenReady(() => noteSignIn(tab, gateOf(url, site), at));
  if (change.url || change.status === "complete")
    whenReady(() => onNavigation(tabId, url, dispatchToRun));
});

browser.tabs.onRemoved.addListener((tabId) =>
  whenReady(() => dispatchToRun({ type: "tab-closed" }, tabId)),
);
browser.alarms.onAlarm.addListener((alarm) =>
  whenReady(() => Promise.all([onAlarm(alarm), onReminder(alarm)])),
);
onStateChange(() => whenReady(draw));
onPolicyChange(() => whenReady(applyPolicy));
// A run that was damaged is gone then, and ends as one that was cut off.
onDamage(() => whenReady(() => repairStorage().then(endOrphanedRun).then(applyPolicy)));

for (const work of [draw, applyPolicy, resume]) whenReady(work);

/** Draw what shows what is stored. */
async function draw() {
  const stored = await readState();
  await Promise.all([drawBadge(stored), setReminder(stored)]);
}
