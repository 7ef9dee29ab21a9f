/** Tells when the document is complete, or lacks only pictures. */

import { isLoading, navigation, ofDocument } from "./document-state.js";
import { queryAllIn, scopesIn } from "./dom.js";
import { timeUntilQuiet } from "./resource-arrivals.js";

/** Elements whose resources delay the document's `load` event, apart from pictures and media. */
const AWAITED =
  "script[src]:not([nomodule]), link[rel~='stylesheet' i]:not([disabled]), " +
  "iframe:not([loading='lazy' i]), frame, object, embed";

const PICTURES = "img:not([loading='lazy' i]), video, audio";

/**
 * Return the time (ms) until the document counts as complete: 0 if it does, Infinity if it waits
 * for more than pictures and media.
 *
 * A picture may never arrive, and cannot change a switch.
 */
export function timeUntilComplete() {
  if (ofDocument("readyState") === "complete") return 0;
  if (isLoading()) return Number.POSITIVE_INFINITY;
  const scopes = scopesIn(document, ":not(iframe)");
  const awaited = queryAllIn(scopes, AWAITED);
  // If no picture is missing, the document waits for something that is not listed here.
  if (!queryAllIn(scopes, PICTURES).some(isMissing) || awaited.some(isLoadingFrame))
    return Number.POSITIVE_INFINITY;
  return timeUntilQuiet(
    awaited.map(addressOf),
    /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource")),
    navigation()?.domContentLoadedEventEnd ?? 0,
    performance.now(),
  );
}

/**
 * Return whether a picture, or the beginning of a video or sound, has not arrived.
 *
 * @param {Element} element
 */
function isMissing(element) {
  const { complete, networkState, readyState } = /** @type {any} */ (element);
  return element.localName === "img"
    ? !complete
    : networkState === HTMLMediaElement.NETWORK_LOADING &&
        readyState < HTMLMediaElement.HAVE_CURRENT_DATA;
}

/**
 * Return whether an element is a frame with a document that is not complete. The browser lists a
 * frame's resources in that frame only.
 *
 * @param {Element} element
 */
function isLoadingFrame(element) {
  const { contentDocument } = /** @type {HTMLIFrameElement} */ (element);
  return Boolean(contentDocument && ofDocument("readyState", contentDocument) !== "complete");
}

/**
 * @param {Element} element
 * @returns {string}
 */
function addressOf(element) {
  const { src, href, data } = /** @type {any} */ (element);
  return String(src ?? href ?? data ?? "");
}
