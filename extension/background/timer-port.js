/** Runs timers for content scripts in hidden tabs, where the browser throttles timers. */

/** @import { Runtime } from "webextension-polyfill" */

import { browser } from "../shared/browser.js";

/** The longest timer (ms). For longer ones the page's own timer is good enough. */
const MAX_MS = 20_000;

/** @param {Runtime.Port} port */
export function serveTimers(port) {
  let open = true;
  port.onDisconnect.addListener(() => {
    // Read the error, or Chromium logs it when the page enters the back/forward cache.
    void browser.runtime.lastError;
    open = false;
  });
  port.onMessage.addListener((message) => {
    const { id, ms } = /** @type {{ id: number, ms: number }} */ (message);
    if (ms > MAX_MS) return;
    try {
      setTimeout(() => open && port.postMessage(id), ms);
    } catch {
      // Firefox is closing the event page (NS_ERROR_NOT_INITIALIZED). The page has its own timer.
    }
  });
}
