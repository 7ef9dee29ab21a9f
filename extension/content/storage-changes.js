/** Keeps a page's script up to date with what is stored, for as long as the script is there. */

import { browser } from "../shared/browser.js";
import { isAlive } from "./is-alive.js";

/**
 * Call back now, after each change, and when the page comes out of the browser's cache: what
 * changed while it was in there was told to nobody here.
 *
 * @param {(changes?: Record<string, { newValue?: unknown }>) => void} onChange gets what changed,
 *   where that is known
 * @param {AbortSignal} signal
 */
export function onStorageChange(onChange, signal) {
  const onChanged = (/** @type {Record<string, { newValue?: unknown }>} */ changes) =>
    onChange(changes);
  browser.storage.local.onChanged.addListener(onChanged);
  signal.addEventListener("abort", () => browser.storage.local.onChanged.removeListener(onChanged));
  window.addEventListener("pageshow", ({ persisted }) => persisted && isAlive() && onChange(), {
    signal,
  });
  onChange();
}
