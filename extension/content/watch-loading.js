/** Tells whether the page is complete, and counts what has arrived in it: data, scripts, styles, frames. */

import { site } from "../shared/rules.js";
import { ofDocument } from "./document.js";

/**
 * When this document began to load, in ms since 1970. Not `performance.timeOrigin`: Chromium takes
 * that from a clock that stands still while the machine sleeps.
 */
export function loadedAt() {
  return Math.round(Date.now() - performance.now());
}

/** Whether the document has all it was made with: scripts, styles, pictures, frames. */
const isComplete = () => ofDocument("readyState") === "complete";

/** Nothing else can change a switch: not a picture, a font or a beacon. */
const COUNTED = new Set(["fetch", "xmlhttprequest", "script", "link", "iframe", "frame"]);

/**
 * Watch until `signal` is aborted: a page that has settled has no observer of ours.
 * @param {() => void} onArrival called when something arrived
 * @param {AbortSignal} signal
 */
export function watchLoading(onArrival, signal) {
  let count = 0;
  const observer = new PerformanceObserver((list) => {
    const arrived = list.getEntries().filter((entry) => counts(/** @type {PerformanceResourceTiming} */ (entry)));
    count += arrived.length;
    if (arrived.length > 0) onArrival();
  });
  observer.observe({ type: "resource" });
  signal.addEventListener("abort", () => observer.disconnect());
  return { isComplete, arrived: () => count };
}

/** @typedef {ReturnType<typeof watchLoading>} Loading */

/** @param {PerformanceResourceTiming} entry */
function counts({ name, initiatorType }) {
  if (!COUNTED.has(initiatorType)) return false;
  const { origin, pathname } = new URL(name);
  return origin !== site.origin || !site.unawaitedPaths.some((begins) => pathname.startsWith(begins));
}
