/**
 * Timers that stay accurate in a hidden tab. Browsers delay timers of a hidden page to one per
 * second but not those of the background, so the background runs the same timer. The first of the
 * two to fire counts.
 */

import { browser } from "../shared/browser.js";
import { ofDocument } from "./document-state.js";

/**
 * @returns {(ms: number, callback: () => void) => () => void} sets a timer and returns the function
 *   that cancels it
 */
function createReliableTimeout() {
  /** @type {import("webextension-polyfill").Runtime.Port | null} */
  let port = null;
  /** @type {Map<number, () => void>} */
  const callbacks = new Map();
  let count = 0;

  function connect() {
    port = browser.runtime.connect({ name: "timers" });
    port.onMessage.addListener((id) => callbacks.get(/** @type {number} */ (id))?.());
    port.onDisconnect.addListener(() => {
      // Read the error, or Chromium logs it when the page enters the back/forward cache.
      void browser.runtime.lastError;
      port = null;
    });
    return port;
  }

  function disconnectIfIdle() {
    if (callbacks.size > 0) return;
    port?.disconnect();
    port = null;
  }

  return (ms, callback) => {
    count += 1;
    const id = count;
    const timer = setTimer(fire, ms);
    function fire() {
      cancel();
      callback();
    }
    function cancel() {
      clearTimeout(timer);
      callbacks.delete(id);
      disconnectIfIdle();
    }
    if (ofDocument("visibilityState") === "visible") return cancel;
    callbacks.set(id, fire);
    try {
      (port ?? connect()).postMessage({ id, ms });
    } catch {
      // The extension was updated. The page's own timer still fires.
    }
    return cancel;
  };
}

/** The reliable timer of this page. */
export const reliableTimeout = createReliableTimeout();

/**
 * Set a timer of the page itself. A page that is hidden delays this timer as much as its own, so its
 * earlier timers have fired when this one fires. That says nothing of a page that is busy: see
 * `waitUntilStable`. The time limit of the run's step ends a wait that takes too long.
 *
 * @param {number} ms
 * @param {() => void} callback
 * @returns {() => void} cancels the timer
 */
export function pageTimeout(ms, callback) {
  const timer = setTimer(callback, ms);
  return () => clearTimeout(timer);
}

/**
 * Set a timer, unless the page is being closed: Firefox 140 then throws NS_ERROR_NOT_INITIALIZED.
 *
 * @param {() => void} callback
 * @param {number} ms
 */
function setTimer(callback, ms) {
  try {
    return setTimeout(callback, ms);
  } catch {
    return undefined;
  }
}
