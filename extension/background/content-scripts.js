/** Reaches the content script of a page, and puts it there where the browser did not. */

/** @import { ToContent } from "../shared/types.js" */

import { browser } from "../shared/browser.js";
import { settings, site } from "../shared/rules.js";
import { isSettingOrList } from "../shared/urls.js";

/** Chromium never settles executeScript where the person has withheld access. */
const INJECTION_LIMIT = 5_000;

/** @param {string | undefined} address */
export const isOurPage = (address) => isSettingOrList(address ?? "", settings, site);

/**
 * Send a message to a tab's content script, which is put there first where it is missing.
 *
 * @param {number} tabId
 * @param {ToContent} message
 * @returns {Promise<boolean>} whether the content script took it
 */
export async function sendToPage(tabId, message) {
  if (await send(tabId, message)) return true;
  return (await inject(tabId, "content/main.js")) && (await send(tabId, message));
}

/**
 * @param {number} tabId
 * @param {ToContent} message
 */
async function send(tabId, message) {
  return browser.tabs.sendMessage(tabId, message, { frameId: 0 }).then(Boolean, () => false);
}

/**
 * Put into a page what draws on it; its content script asks for that.
 *
 * @param {number} tabId
 * @param {string} [documentId]
 */
export const injectShow = (tabId, documentId) => inject(tabId, "content/show.js", documentId);

/**
 * What to put something into: the document that asked for it, where the browser has names for
 * documents, as the tab may have moved on; or else the tab.
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
 * @param {string} file
 * @param {string} [documentId]
 * @returns {Promise<boolean>} whether the script is there now
 */
async function inject(tabId, file, documentId) {
  const allowed = await browser.permissions.contains({ origins: [`${site.origin}/*`] });
  if (!allowed) return false;
  const injecting = browser.scripting.executeScript({
    target: targetOf(tabId, documentId),
    files: [file],
  });
  return withinLimit(
    injecting.then(
      () => true,
      () => false,
    ),
  );
}

/** @param {Promise<boolean>} promise */
function withinLimit(promise) {
  const limit = new Promise((resolve) => setTimeout(resolve, INJECTION_LIMIT, false));
  return /** @type {Promise<boolean>} */ (Promise.race([promise, limit]));
}

/**
 * What is still to be done in each tab: two changes at once would undo each other's halves.
 *
 * @type {Map<number, Promise<void>>}
 */
const changes = new Map();

/**
 * Put the highlight stylesheet into a page, or take it out. It leaves no node in the page.
 *
 * @param {number} tabId
 * @param {boolean} on
 * @param {string} [documentId]
 * @param {() => Promise<boolean>} [may] whether the person wants it, asked when it is this change's
 *   turn
 * @returns {Promise<boolean>} whether the page is as asked
 */
export function setHighlight(tabId, on, documentId, may = async () => true) {
  const before = changes.get(tabId) ?? Promise.resolve();
  const change = before.then(async () => {
    const allowed = !on || (await may());
    if (allowed) await changeHighlight(tabId, on, documentId);
    return allowed;
  });
  const settled = change.then(
    () => {},
    () => {},
  );
  changes.set(tabId, settled);
  void settled.then(() => changes.get(tabId) === settled && changes.delete(tabId));
  return change;
}

/**
 * @param {number} tabId
 * @param {boolean} on
 * @param {string} [documentId]
 */
async function changeHighlight(tabId, on, documentId) {
  const sheet = { target: targetOf(tabId, documentId), files: ["content/highlight.css"] };
  // One removal takes out one sheet, so there is never a second. A page without any refuses it.
  await browser.scripting.removeCSS(sheet).catch(() => {});
  if (on) await browser.scripting.insertCSS(sheet);
}
