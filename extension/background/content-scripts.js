/** Sends messages to content scripts, and inserts scripts and styles into pages. */

/** @import { ToContent } from "../shared/types.js" */

import { browser } from "../shared/browser.js";
import { settings, site } from "../shared/rules.js";
import { isSettingOrList } from "../shared/urls.js";
import { withinLimit } from "../shared/within-limit.js";

/**
 * In ms. Chromium never settles executeScript if the person has withheld access to the site. In a
 * busy page it settles late.
 */
const INJECTION_LIMIT = 15_000;

/**
 * Firefox's error for a page off which it keeps extensions, although the permission is granted. It is
 * the same for a page of another host, and for an error page of the browser.
 */
const KEPT_OUT = /Missing host permission/;

/**
 * In ms. A content script replies as soon as it receives a message. A page that is asleep never
 * does, and the browser does not say so.
 */
const REPLY_LIMIT = 1_000;

/**
 * Whether the content script of a tab got a message: "silent" if there is a page but it has not
 * replied in time, "kept-out" if the browser keeps extensions off the page.
 *
 * @typedef {"received" | "silent" | "unreachable" | "kept-out"} Delivery
 */

/** @param {string | undefined} address */
export const isSettingOrListPage = (address) => isSettingOrList(address ?? "", settings, site);

const MAIN = "content/main.js";

/**
 * Return the scripts that handle a message. run.js, which can click, is inserted only here, into the
 * page of a run that may click: neither that of a check nor that of a run in which the person clicks.
 *
 * @param {ToContent} message
 */
function scriptsFor(message) {
  if (message.type === "observe") return [MAIN];
  if (message.goal === "check") return [MAIN, "content/check.js"];
  return [MAIN, message.byHand ? "content/by-hand.js" : "content/run.js"];
}

/**
 * Send a message to the content script of a tab. Insert the scripts first if they are missing.
 *
 * @param {number} tabId
 * @param {ToContent} message
 * @param {() => unknown} [onLateRefusal] called if a silent page refuses the message after all, as a
 *   busy page does that lacks the run's script
 * @returns {Promise<Delivery>}
 */
export async function sendToPage(tabId, message, onLateRefusal = () => {}) {
  const delivery = await send(tabId, message, onLateRefusal);
  if (delivery !== "unreachable") return delivery;
  const injected = await inject(tabId, scriptsFor(message));
  if (injected === "kept-out") return injected;
  return injected ? send(tabId, message, onLateRefusal) : "unreachable";
}

/**
 * @param {number} tabId
 * @param {ToContent} message
 * @param {() => unknown} onLateRefusal
 * @returns {Promise<Delivery>}
 */
async function send(tabId, message, onLateRefusal) {
  const replying = browser.tabs.sendMessage(tabId, message, { frameId: 0 });
  const sending = replying.then(
    (reply) => /** @type {Delivery} */ (reply ? "received" : "unreachable"),
    () => /** @type {Delivery} */ ("unreachable"),
  );
  const delivery = await withinLimit(sending, REPLY_LIMIT, /** @type {const} */ ("silent"));
  if (delivery === "silent")
    replying.then(
      (reply) => void (reply === false && onLateRefusal()),
      // The page is gone or has no script at all. A new page reports itself.
      () => {},
    );
  return delivery;
}

/**
 * Insert the script that draws the card and the rings, at the request of the content script.
 *
 * @param {number} tabId
 * @param {string} [documentId]
 */
export const injectShow = async (tabId, documentId) =>
  (await inject(tabId, ["content/show.js"], documentId)) === true;

/**
 * Return where to insert: the document that requested it, as the tab may have moved on, or the tab
 * if the browser does not support document ids.
 *
 * @param {number} tabId
 * @param {string} [documentId]
 */
const targetOf = (tabId, documentId) => ({
  tabId,
  ...(documentId && { documentIds: [documentId] }),
});

/**
 * @param {number} tabId
 * @param {string[]} files
 * @param {string} [documentId]
 * @returns {Promise<boolean | "kept-out">} whether the scripts are now in the page
 */
async function inject(tabId, files, documentId) {
  const allowed = await browser.permissions.contains({ origins: [`${site.origin}/*`] });
  if (!allowed) return false;
  const injecting = browser.scripting.executeScript({
    target: targetOf(tabId, documentId),
    files,
    // Otherwise Chromium waits until the page is idle, and one late script delays that.
    injectImmediately: true,
  });
  return withinLimit(
    injecting.then(
      () => true,
      (error) => KEPT_OUT.test(String(error)) && /** @type {const} */ ("kept-out"),
    ),
    INJECTION_LIMIT,
    false,
  );
}

/**
 * The last pending change of the highlight by tab. Changes of a tab wait for each other, as two at
 * once would interleave.
 *
 * @type {Map<number, Promise<void>>}
 */
const pendingChanges = new Map();

/**
 * Insert the highlight stylesheet into a page, or remove it. It adds no node to the page.
 *
 * @param {number} tabId
 * @param {boolean} on
 * @param {string} [documentId]
 * @param {() => Promise<boolean>} [isWanted] whether the person allows it; called when all earlier
 *   changes are done
 * @returns {Promise<boolean>} whether the page is now highlighted as requested
 */
export function setHighlight(tabId, on, documentId, isWanted = async () => true) {
  const before = pendingChanges.get(tabId) ?? Promise.resolve();
  const change = before.then(async () => {
    const allowed = !on || (await isWanted());
    if (allowed) await changeHighlight(tabId, on, documentId);
    return allowed;
  });
  const settled = change.then(
    () => {},
    () => {},
  );
  pendingChanges.set(tabId, settled);
  void settled.then(() => pendingChanges.get(tabId) === settled && pendingChanges.delete(tabId));
  return change;
}

/**
 * @param {number} tabId
 * @param {boolean} on
 * @param {string} [documentId]
 */
async function changeHighlight(tabId, on, documentId) {
  const sheet = { target: targetOf(tabId, documentId), files: ["content/highlight.css"] };
  // Each removal removes one sheet only, so never insert a second. Without a sheet it is rejected.
  await browser.scripting.removeCSS(sheet).catch(() => {});
  if (on) await browser.scripting.insertCSS(sheet);
}
