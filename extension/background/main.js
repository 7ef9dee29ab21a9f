/**
 * The background: a service worker in Chromium, an event page in Firefox. Every listener is added
 * here, at once, so that the browser knows what to wake it for.
 */

/** @import { Runtime } from "webextension-polyfill" */
/** @typedef {Runtime.MessageSender} Sender */
/** @import { ContentMessage, PageMessage } from "../shared/types.js" */

import { accountIn, storeOf } from "../shared/account.js";
import { atSetting, gateOf, sitePath } from "../shared/address.js";
import { browser } from "../shared/browser.js";
import { historyOf } from "../shared/history.js";
import { readKept } from "../shared/kept.js";
import { onPolicy } from "../shared/managed.js";
import { afterVisit, recordKey, undoGoal } from "../shared/records.js";
import { settings, site } from "../shared/rules.js";
import { onStored, readStored } from "../shared/stored.js";
import { drawBadge } from "./badge.js";
import { accept, choose, obeyPolicy, pick } from "./choices.js";
import { countFor } from "./clock.js";
import { eraseAll } from "./erase.js";
import { onMoved } from "./moves.js";
import { noteSignIn } from "./note-sign-in.js";
import { injectShow, setHighlight } from "./pages.js";
import { onDamage, prepare } from "./prepare.js";
import { onReminder, setReminder } from "./reminder.js";
import { currentRun, endLeft, hearRequests, inLine, onAlarm, resume, startRun, tellRun } from "./run-loop.js";
import { speaksFor } from "./speaks-for.js";
import { whoSent } from "./senders.js";

const OWN = { id: browser.runtime.id, root: browser.runtime.getURL(""), site };

// Until storage says that no run is under way: a background stopped in the middle of one is woken so.
hearRequests();

/** Whatever wakes the background, nothing is used before storage is fit for it. */
const ready = prepare();

browser.runtime.onInstalled.addListener(({ reason }) => {
  if (reason === "install") void browser.tabs.create({ url: browser.runtime.getURL("pages/welcome.html") });
});

browser.runtime.onMessage.addListener((/** @type {unknown} */ message, /** @type {Sender} */ sender) => {
  const from = whoSent(sender, OWN);
  if (from === "content") return ready.then(() => fromContent(/** @type {ContentMessage} */ (message), sender));
  if (from === "page") return ready.then(() => fromPage(/** @type {PageMessage} */ (message), sender));
  return undefined;
});

browser.runtime.onConnect.addListener((port) => {
  const known = port.name === "clock" && port.sender && whoSent(port.sender, OWN) === "content";
  if (known) countFor(port);
  else port.disconnect();
});

browser.tabs.onUpdated.addListener((tabId, change, tab) => {
  // Without access to a tab the browser tells no address: a page that is none of our business.
  if (!tab.url || !sitePath(tab.url, site)) return;
  const { url } = tab;
  const at = Date.now();
  if (change.url) void ready.then(() => noteSignIn(tab, gateOf(url, site), at));
  if (change.url || change.status === "complete") void ready.then(() => onMoved(tabId, url, tellRun));
});

browser.tabs.onRemoved.addListener((tabId) => void tellRun({ type: "tab-closed" }, tabId));
browser.alarms.onAlarm.addListener((alarm) => void ready.then(() => Promise.all([onAlarm(alarm), onReminder(alarm)])));
onStored(() => void ready.then(draw));
onPolicy(() => void ready.then(obeyPolicy));
// A run that was damaged is gone then, and ends as one that was cut off.
onDamage(() => void prepare().then(endLeft).then(obeyPolicy));

void ready.then(() => Promise.all([draw(), obeyPolicy(), resume()]));

/** Draw what shows what is stored. */
async function draw() {
  const stored = await readStored();
  await Promise.all([drawBadge(stored), setReminder(stored)]);
}

/** @param {ContentMessage} message @param {Sender} sender */
async function fromContent(message, { tab }) {
  const { id: tabId = -1 } = tab ?? {};
  const agreed = await notice();
  // What was put into a page may be taken out of it whatever was agreed to since.
  if (message.type === "highlight" && (agreed?.onPage || !message.on)) await setHighlight(tabId, message.on);
  if (!agreed) return;
  if (message.type === "document") await tellRun(message, tabId);
  if (message.type === "answer") await tellAnswer(message, tabId);
  if (message.type === "reading") await hearReading(message, tab);
  if (message.type === "show" && agreed.onPage) await injectShow(tabId);
  if (message.type === "start") await start(message.settings, tabId);
  if (message.type === "open-popup") await openPopup(tab);
  return message.type === "which-store" ? storeOf(tab) : undefined;
}

/** @param {PageMessage} message @param {Sender} sender */
async function fromPage(message, sender) {
  if (message.type === "accept") await accept(message);
  if (message.type === "erase") await eraseAll();
  if (!(await notice())) return;
  if (message.type === "start-from-popup") await start(message.settings, await besideWhich(message.settings, sender));
  if (message.type === "cancel") await tellRun({ type: "cancel" });
  if (message.type === "pick") await pick(message.settings);
  if (message.type === "undo") await undo(message.setting, sender);
  if (message.type === "choose") await choose(message);
}

/** What the person agreed to, if they did. */
async function notice() {
  return (await readKept(["notice"])).notice;
}

/** @param {string} id @param {Sender} sender */
async function undo(id, sender) {
  const tabId = await besideWhich([id], sender);
  const { record, last } = await historyOf(id, storeOf(await tabOf(tabId)));
  const goal = undoGoal(record, last);
  if (goal) await start([id], tabId, goal);
}

/** Open the popup as a tab of its own, in the container that it is to speak for. @param {Sender["tab"]} tab */
async function openPopup(tab) {
  const opener = storeOf(tab) ? { openerTabId: tab?.id } : {};
  await browser.tabs.create({ url: browser.runtime.getURL("popup/popup.html"), ...opener });
}

/** @param {number} tabId a tab, or -1 */
const tabOf = async (tabId) => (tabId === -1 ? null : browser.tabs.get(tabId).catch(() => null));

/**
 * The tab a run uses, or opens its own beside, when a page of ours asks for it: the popup may be gone
 * before it could have looked for one itself.
 * @param {string[]} asked
 * @param {Sender} sender
 */
async function besideWhich(asked, { tab }) {
  const concerned = settings.filter(({ id }) => asked.includes(id));
  const where = tab?.windowId === undefined ? { lastFocusedWindow: true } : { windowId: tab.windowId };
  return speaksFor(await browser.tabs.query(where), tab?.id, concerned, site);
}

/**
 * @param {string[]} asked ids; those that no rule knows are left out
 * @param {number} tabId the tab the person is in, or -1
 * @param {"off" | "on"} goal
 */
async function start(asked, tabId, goal = "off") {
  const known = settings.filter(({ id }) => asked.includes(id));
  const [first] = known;
  if (!first) return;
  const tab = await tabOf(tabId);
  const there = atSetting(tab?.url ?? "", first, site);
  await startRun({ settings: known.map(({ id }) => id), goal, tabId, there, store: storeOf(tab) });
}

/** @param {Extract<ContentMessage, { type: "answer" }>} message @param {number} tabId */
async function tellAnswer({ run: id, attempt, document, answer }, tabId) {
  const run = await currentRun();
  if (run?.id === id) await tellRun({ type: "answer", ...answer, attempt, document }, tabId);
}

/**
 * What another tab reads of the run's own setting is not kept; the run reads afresh once more.
 * @param {Extract<ContentMessage, { type: "reading" }>} message
 * @param {Sender["tab"]} tab
 */
async function hearReading(message, tab) {
  const { setting, reading } = message;
  await tellRun({ type: "read-elsewhere", setting, reading, tabId: tab?.id ?? -1 });
  await inLine(() => keepReading(message, storeOf(tab)));
}

/**
 * Keep what a person's own visit showed; during a run the run alone speaks for its setting. A page
 * from before the last sign-in shows another account.
 * @param {Extract<ContentMessage, { type: "reading" }>} message
 * @param {string} store the page's container
 */
async function keepReading({ setting, reading, startedAt }, store) {
  const key = recordKey(setting);
  const run = await currentRun();
  const { notice, signedInAt, [key]: before } = await readKept(["notice", "signedInAt", key]);
  const account = accountIn(store, signedInAt);
  if (!notice || run?.setting === setting || !settings.some(({ id }) => id === setting)) return;
  if (startedAt < account.signIn) return;
  await browser.storage.local.set({ [key]: afterVisit(before, reading, Date.now(), account) });
}
