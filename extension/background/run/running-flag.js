/**
 * Whether a run may be under way, known at once, before storage has answered. Firefox decides by
 * the listeners that are added at once what it wakes an event page for, and forgets one that was
 * removed only at a start that does not add it again (Bugzilla 1899767). Chromium forgets it when
 * it is removed, and its service workers have no localStorage: there a run is always possible.
 */

const KEY = "run";

/** @returns {boolean} true also where nobody knows */
export function mayBeUnderWay() {
  try {
    const marks = globalThis.localStorage;
    return !marks || marks.getItem(KEY) !== null;
  } catch {
    return true; // A person may have forbidden all sites to store anything.
  }
}

/** @param {boolean} underWay */
export function markRun(underWay) {
  try {
    if (underWay) globalThis.localStorage?.setItem(KEY, "1");
    else globalThis.localStorage?.removeItem(KEY);
  } catch {
    // Then a run is always possible.
  }
}
