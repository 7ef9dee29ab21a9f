/** Handles the messages of content scripts and extension pages, and rejects all others. */

/** @import { Runtime } from "webextension-polyfill" */
/** @typedef {Runtime.MessageSender & { documentId?: string }} Sender */
/** @import { FieldsByType } from "./message-schema.js" */
/** @import { ContentMessage, Goal, PageMessage, Replies, Run, StoredValues } from "../shared/types.js" */
/** @import { EventWithoutTime } from "./run/runner.js" */

import { accountIn, isOfAccount, storeOf } from "../shared/account.js";
import { browser } from "../shared/browser.js";
import { recordAndLastClick } from "../shared/receipts/last-click.js";
import { afterVisit, isDoubted, isOutdated, recordKey, undoGoal } from "../shared/records.js";
import { settings, site } from "../shared/rules.js";
import { inOrderOfVisits } from "../shared/run-progress.js";
import { validValues } from "../shared/storage/schema.js";
import { latestTime, readValues } from "../shared/storage/values.js";
import { atSetting } from "../shared/urls.js";
import { injectShow, setHighlight } from "./content-scripts.js";
import { eraseData } from "./erase-data.js";
import { FROM_CONTENT, FROM_PAGE, parseMessage } from "./message-schema.js";
import { placeOfTab } from "./navigation.js";
import {
  accept,
  deleteDamaged,
  saveByHand,
  saveOnPage,
  saveRegion,
  saveReminder,
  saveRightProgress,
  selectSettings,
} from "./preferences.js";
import { chooseTab, isAwake } from "./run/choose-tab.js";
import { dispatchAnswer, dispatchToRun, startRun } from "./run/runner.js";
import { currentRun, noteSeen } from "./run/stored-run.js";
import { isClosing } from "./run/tab-effects.js";
import { showSetting } from "./show-setting.js";
import { mayBeOfOtherAccount, noteSignIn } from "./sign-in.js";
import { cancelRun, skipSetting, stopClicking, stopWaiting } from "./stop-run.js";
import { putRecord, putStandIn, readRecord } from "./storage/record-store.js";
import { enqueue } from "./storage/write-queue.js";

/** The shortest time (ms) between two popups that a content script opens as a tab. */
const POPUP_INTERVAL = 1_000;
let popupAt = 0;

/**
 * One handler per message type.
 *
 * @template {{ type: string }} Message
 * @typedef {{
 *   [T in Message["type"]]: (
 *     message: Extract<Message, { type: T }>,
 *     sender: Sender,
 *   ) => Promise<T extends keyof Replies ? Replies[T] : unknown>
 * }} Handlers
 */

/** @type {Handlers<ContentMessage>} */
const CONTENT = {
  document: (message, sender) =>
    done(dispatchToRun((run) => documentEvent(message, sender, run), sender.tab?.id ?? -1)),
  reading: handleReading,
  answer: handleAnswer,
  highlight: ({ on }, sender) => highlight(on, sender),
  show: async (_, { tab, documentId }) =>
    Boolean((await readNotice())?.onPage) && injectShow(tab?.id ?? -1, documentId),
  "stand-ins": standIns,
  start: ({ settings: ids }, { tab }) => start(ids, tab?.id ?? -1, "off"),
  check: ({ settings: ids }, { tab }) => start(ids, tab?.id ?? -1, "check"),
  "skip-waiting": () => done(skipSetting()),
  "stop-waiting": () => done(stopWaiting()),
  "open-popup": (_, { tab }) => openPopup(tab),
  "which-store": async (_, { tab }) => storeOf(tab),
};

/** @type {Handlers<PageMessage>} */
const PAGE = {
  accept,
  erase: eraseData,
  "start-from-popup": ({ settings: ids }, sender) => startFromPopup(ids, sender, "off"),
  "check-from-popup": ({ settings: ids }, sender) => startFromPopup(ids, sender, "check"),
  cancel: cancelRun,
  skip: skipSetting,
  seen: () => enqueue(noteSeen),
  "show-setting": ({ setting }, { tab }) => showSetting(setting, tab),
  "select-settings": ({ settings: chosen }) => selectSettings(chosen),
  undo: ({ setting }, sender) => undo(setting, sender),
  "save-on-page": saveOnPage,
  "save-by-hand": (choice) => Promise.all([saveByHand(choice), stopClicking(choice)]),
  "save-reminder": saveReminder,
  "save-region": ({ region }) => saveRegion(region),
  "tick-right": ({ right, done: isDone }) => saveRightProgress(right, { done: isDone }),
  "save-right-day": ({ right, backOn }) => saveRightProgress(right, { backOn }),
  "delete-damaged": deleteDamaged,
};

/**
 * The messages of extension pages that are handled even before the notice is accepted.
 *
 * @type {PageMessage["type"][]}
 */
const BEFORE_NOTICE = [
  "accept",
  "erase",
  "save-region",
  "tick-right",
  "save-right-day",
  "delete-damaged",
];

/**
 * @param {unknown} sent
 * @param {Sender} sender
 * @returns {Promise<unknown>} the reply; false if the message is rejected
 */
export async function fromContent(sent, sender) {
  const message = parseMessage(sent, /** @type {FieldsByType<ContentMessage>} */ (FROM_CONTENT));
  if (!message) return false;
  // Removing the highlight is always allowed, even if the notice is no longer accepted.
  if (message.type !== "highlight" && !(await readNotice())) return false;
  return /** @type {(message: ContentMessage, sender: Sender) => Promise<unknown>} */ (
    CONTENT[message.type]
  )(message, sender);
}

/**
 * @param {unknown} sent
 * @param {Sender} sender
 * @returns {Promise<boolean>} whether the request was carried out
 */
export async function fromPage(sent, sender) {
  const message = parseMessage(sent, /** @type {FieldsByType<PageMessage>} */ (FROM_PAGE));
  if (!message) return false;
  if (!BEFORE_NOTICE.includes(message.type) && !(await readNotice())) return false;
  const handle = /** @type {(message: PageMessage, sender: Sender) => Promise<unknown>} */ (
    PAGE[message.type]
  );
  return (await handle(message, sender)) !== false;
}

/** @param {Promise<unknown>} work */
const done = (work) => work.then(() => true);

async function readNotice() {
  return (await readValues(["notice"])).notice;
}

/**
 * Return the event for the document of a tab of the run. The content script also announces the
 * documents of other settings and lists, to which LinkedIn may redirect.
 *
 * @param {Extract<ContentMessage, { type: "document" }>} message
 * @param {Sender} sender
 * @param {Run} run
 * @returns {Promise<EventWithoutTime | null>}
 */
async function documentEvent(message, { tab, url }, run) {
  const setting = settings.find(({ id }) => id === run.setting);
  const addresses = [tab?.url ?? "", url ?? ""];
  const isThere = setting && addresses.some((address) => atSetting(address, setting, site));
  return isThere ? message : placeOfTab(run);
}

/**
 * Pass an answer to the run. A sign-in form at the address of a setting counts as a sign-in page.
 *
 * @param {Extract<ContentMessage, { type: "answer" }>} message
 * @param {Sender} sender
 */
async function handleAnswer(message, { tab }) {
  const { answer } = message;
  if (tab && "page" in answer && answer.page === "sign-in")
    await noteSignIn(tab, "signed-out", Date.now());
  return done(dispatchAnswer(message, tab?.id ?? -1));
}

/**
 * @param {boolean} on
 * @param {Sender} sender
 * @returns {Promise<boolean>} whether the page is now highlighted as requested
 */
function highlight(on, { tab, documentId }) {
  const isWanted = async () => Boolean((await readNotice())?.onPage);
  return setHighlight(tab?.id ?? -1, on, documentId, isWanted).catch(() => false);
}

/** @returns {Promise<StoredValues>} */
async function standIns() {
  return validValues(
    await browser.storage.session.get(settings.map(({ id }) => recordKey(id))),
    latestTime(),
  );
}

/**
 * Open the popup as a tab, in the container of the page that asked for it.
 *
 * @param {Sender["tab"]} tab
 */
async function openPopup(tab) {
  const now = Date.now();
  if (Math.abs(now - popupAt) < POPUP_INTERVAL) return false;
  popupAt = now;
  const opener = storeOf(tab) ? { openerTabId: tab?.id } : {};
  return done(browser.tabs.create({ url: browser.runtime.getURL("popup/popup.html"), ...opener }));
}

/**
 * @param {string} id
 * @param {Sender} sender
 */
async function undo(id, sender) {
  const tabId = await tabForRun([id], sender);
  const { record, last } = await recordAndLastClick(id, storeOf(await tabOf(tabId)));
  const goal = undoGoal(record, last);
  // A repeated request finds the run of the first one.
  return goal ? start([id], tabId, goal) : Boolean(await currentRun());
}

/** @param {number} tabId a tab, or -1 */
const tabOf = async (tabId) => (tabId === -1 ? null : browser.tabs.get(tabId).catch(() => null));

/**
 * Return the tab that a run uses or opens its own tab beside, for a request of an extension page.
 * The popup cannot choose the tab itself, as it may close right after the click.
 *
 * @param {string[]} ids of the settings
 * @param {Sender} sender
 */
async function tabForRun(ids, { tab }) {
  const requested = settings.filter(({ id }) => ids.includes(id));
  const where =
    tab?.windowId === undefined ? { lastFocusedWindow: true } : { windowId: tab.windowId };
  const tabs = (await browser.tabs.query(where)).filter((each) => !isClosing(each));
  return chooseTab(tabs, tab?.id, requested, site);
}

/**
 * @param {string[]} ids of the settings
 * @param {Sender} sender
 * @param {Goal} goal
 */
const startFromPopup = async (ids, sender, goal) => start(ids, await tabForRun(ids, sender), goal);

/**
 * @param {string[]} ids of the settings; ids without a rule are ignored
 * @param {number} tabId the tab of the person, or -1
 * @param {Goal} goal
 * @returns {Promise<boolean>} whether a run is now under way, or has already ended
 */
async function start(ids, tabId, goal) {
  const known = inOrderOfVisits(settings.filter(({ id }) => ids.includes(id)));
  const [first] = known;
  if (!first) return false;
  const tab = await tabOf(tabId);
  const isAtSetting = tab !== null && isAwake(tab) && atSetting(tab.url ?? "", first, site);
  return startRun({
    settings: known.map(({ id }) => id),
    goal,
    tabId,
    isAtSetting,
    store: storeOf(tab),
  });
}

/**
 * Tell the run about a reading in another tab, then save the reading, unless the run concerns the
 * same setting or tab.
 *
 * @param {Extract<ContentMessage, { type: "reading" }>} message
 * @param {Sender} sender
 * @returns {Promise<boolean>} false if the content script must report it again later
 */
async function handleReading(message, { tab }) {
  const { setting, reading, since } = message;
  await dispatchToRun({ type: "read-elsewhere", setting, reading, tabId: tab?.id ?? -1, since });
  return enqueue(() => saveReading(message, storeOf(tab), tab?.id ?? -1));
}

/**
 * Save the reading of a visit. During a run only the run itself saves readings of its setting and
 * its tab. A page from before the last sign-in may show another account.
 *
 * @param {Extract<ContentMessage, { type: "reading" }>} message
 * @param {string} store the page's container
 * @param {number} tabId the page's tab
 * @returns {Promise<boolean>} false if the content script must report it again later
 */
async function saveReading({ setting, reading, since, startedAt }, store, tabId) {
  if (!settings.some(({ id }) => id === setting)) return true;
  const { notice, signedInAt } = await readValues(["notice", "signedInAt"]);
  const run = await currentRun();
  if (!notice || (run && (run.setting === setting || run.tabId === tabId))) return false;
  const account = accountIn(store, signedInAt);
  const before = await readRecord(setting);
  const ofAccount = before && isOfAccount(before, account) ? before : undefined;
  const now = Date.now();
  if (
    (await mayBeOfOtherAccount(tabId, startedAt, account)) ||
    isDoubted(ofAccount, reading, startedAt, now) ||
    isOutdated(ofAccount, reading, since, now)
  )
    return true;
  const record = afterVisit(before, reading, now, account, since);
  // What storage refused with its receipt is written again.
  if (record === before && record.receiptKept !== false) return true;
  return (await putRecord(setting, record)) || putStandIn(setting, record);
}
