/**
 * Tells when the page began to load, and counts how often something arrived in it: data, scripts,
 * styles, frames.
 */

import { site } from "../shared/rules.js";

/**
 * When this document began to load, in ms since 1970. Not `performance.timeOrigin`: Chromium takes
 * that from a clock that stands still while the machine sleeps.
 */
export function loadedAt() {
  return Math.round(Date.now() - performance.now());
}

/** Nothing else can change a switch: not a picture, a font or a beacon. */
const COUNTED = new Set(["fetch", "xmlhttprequest", "script", "link", "iframe", "frame"]);

/**
 * Watch until `signal` is aborted: a page that has settled has no observer of ours.
 *
 * @param {() => void} onArrival called when something arrived
 * @param {AbortSignal} signal
 * @returns {() => number} how often something has arrived
 */
export function watchArrivals(onArrival, signal) {
  let count = 0;
  const observer = new PerformanceObserver((list) => {
    if (!list.getEntries().some(counts)) return;
    count += 1;
    onArrival();
  });
  observer.observe({ type: "resource" });
  signal.addEventListener("abort", () => observer.disconnect());
  return () => count;
}

/** @param {PerformanceEntry} entry */
function counts(entry) {
  const { name, initiatorType } = /** @type {PerformanceResourceTiming} */ (entry);
  return (
    COUNTED.has(initiatorType) &&
    !site.unawaitedPaths.some((begins) => name.startsWith(site.origin + begins))
  );
}
