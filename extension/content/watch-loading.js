/**
 * Tells when the page began to load, and counts the resources that load: data, scripts, styles and
 * frames.
 */

import { site } from "../shared/rules.js";

/**
 * Return when this document began to load, in ms since 1970. Not `performance.timeOrigin`: Chromium
 * derives that from a clock that stops while the machine sleeps.
 */
export function loadedAt() {
  return Math.round(Date.now() - performance.now());
}

/** The kinds of resource that can change a switch; images, fonts and beacons cannot. */
const COUNTED_TYPES = new Set(["fetch", "xmlhttprequest", "script", "link", "iframe", "frame"]);

/**
 * Count until `signal` is aborted: a settled page must have no observer.
 *
 * @param {() => void} onArrival called when a counted resource has loaded
 * @param {AbortSignal} signal
 * @returns {() => number} returns how many times resources have loaded
 */
export function watchArrivals(onArrival, signal) {
  let count = 0;
  const observer = new PerformanceObserver((list) => {
    if (!list.getEntries().some(isCounted)) return;
    count += 1;
    onArrival();
  });
  observer.observe({ type: "resource" });
  signal.addEventListener("abort", () => observer.disconnect());
  return () => count;
}

/** @param {PerformanceEntry} entry */
function isCounted(entry) {
  const { name, initiatorType } = /** @type {PerformanceResourceTiming} */ (entry);
  return (
    COUNTED_TYPES.has(initiatorType) &&
    !site.unawaitedPaths.some((prefix) => name.startsWith(site.origin + prefix))
  );
}
