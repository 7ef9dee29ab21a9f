/** Counts time for content scripts in hidden tabs, whose own timers the browser holds back. */

/** @import { Runtime } from "webextension-polyfill" */

import { browser } from "../shared/browser.js";

/** The longest time (ms) we count for a page; its own timer does for anything longer. */
const LONGEST = 20_000;

/** @param {Runtime.Port} port */
export function serveTimers(port) {
  let open = true;
  port.onDisconnect.addListener(() => {
    void browser.runtime.lastError; // Chromium says so when the page went into its cache.
    open = false;
  });
  port.onMessage.addListener((message) => {
    const { id, ms } = /** @type {{ id: number, ms: number }} */ (message);
    if (ms <= LONGEST) setTimeout(() => open && port.postMessage(id), ms);
  });
}
