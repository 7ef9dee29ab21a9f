/**
 * Remembers whether a run may be under way, where it can be read synchronously.
 *
 * Firefox wakes an event page only for the listeners that were added synchronously. It forgets a
 * removed listener only after a start that does not add it again (Bugzilla 1899767). Chromium
 * forgets a listener as soon as it is removed, but Chromium 150 (no longer 156) keeps those of a
 * stopped service worker. Service workers have no localStorage, so there the flag is always
 * unknown.
 */

const KEY = "run";

/** @returns {boolean} true if unknown */
export function mayBeUnderWay() {
  try {
    const marks = globalThis.localStorage;
    return !marks || marks.getItem(KEY) !== null;
  } catch {
    return true; // The person may have blocked all sites from storing data.
  }
}

/** @param {boolean} underWay */
export function markRun(underWay) {
  try {
    if (underWay) globalThis.localStorage?.setItem(KEY, "1");
    else globalThis.localStorage?.removeItem(KEY);
  } catch {
    // In this case mayBeUnderWay returns true.
  }
}
