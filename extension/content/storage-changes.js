/** Calls back on changes of `storage.local` for as long as the content script runs. */

import { browser } from "../shared/browser.js";
import { isAlive } from "./is-alive.js";

/**
 * Call back now, after each change, and when the page returns from the back/forward cache, where it
 * gets no events.
 *
 * @param {(changes?: Record<string, { newValue?: unknown }>) => void} onChange gets the changes if
 *   they are known
 * @param {AbortSignal} signal
 */
export function onStorageChange(onChange, signal) {
  const onChanged = (/** @type {Record<string, { newValue?: unknown }>} */ changes) =>
    onChange(changes);
  browser.storage.local.onChanged.addListener(onChanged);
  // An outdated script gets no events, and its calls fail.
  signal.addEventListener("abort", () => {
    if (isAlive()) browser.storage.local.onChanged.removeListener(onChanged);
  });
  window.addEventListener("pageshow", ({ persisted }) => persisted && isAlive() && onChange(), {
    signal,
  });
  onChange();
}
