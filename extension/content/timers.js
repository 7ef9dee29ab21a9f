/**
 * Timers that keep time in a tab nobody looks at. Browsers let a hidden page's own timers fire once
 * a second; the background's are not held back, so it is asked to count too. Whichever is first,
 * rings.
 */

import { browser } from "../shared/browser.js";
import { ofDocument } from "./document-state.js";

/**
 * @returns {(ms: number, ring: () => void) => () => void} sets a timer, and returns what cancels it
 */
function createReliableTimeout() {
  /** @type {import("webextension-polyfill").Runtime.Port | null} */
  let port = null;
  /** @type {Map<number, () => void>} */
  const waiting = new Map();
  let count = 0;

  function connect() {
    port = browser.runtime.connect({ name: "timers" });
    port.onMessage.addListener((id) => waiting.get(/** @type {number} */ (id))?.());
    port.onDisconnect.addListener(() => {
      void browser.runtime.lastError; // Chromium says so when the page went into its cache.
      port = null;
    });
    return port;
  }

  function hangUp() {
    if (waiting.size > 0) return;
    port?.disconnect();
    port = null;
  }

  return (ms, ring) => {
    count += 1;
    const id = count;
    const timer = setTimeout(once, ms);
    function once() {
      cancel();
      ring();
    }
    function cancel() {
      clearTimeout(timer);
      waiting.delete(id);
      hangUp();
    }
    if (ofDocument("visibilityState") === "visible") return cancel;
    waiting.set(id, once);
    try {
      (port ?? connect()).postMessage({ id, ms });
    } catch {
      // The extension was updated: our own timer still rings.
    }
    return cancel;
  };
}

/** The one clock of this page. */
export const reliableTimeout = createReliableTimeout();

/**
 * A timer of the page's own, so that what the page meant to do by then is done when it rings: the
 * page is held back as much, by being hidden or busy. The step's time limit ends a wait too long.
 *
 * @param {number} ms
 * @param {() => void} ring
 * @returns {() => void} cancels it
 */
export function pageTimeout(ms, ring) {
  const timer = setTimeout(ring, ms);
  return () => clearTimeout(timer);
}
