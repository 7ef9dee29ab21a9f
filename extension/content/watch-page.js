/**
 * Calls back when the page has changed, at most once per frame, and less often once everything
 * expected was found. Once the page has settled it has no observer and no timer, until a waking event
 * such as a click. Once the page is no settings page it has no listeners for such events either.
 */

/** @import { Scope } from "./dom.js" */
/**
 * @typedef {object} PageState
 * @property {Scope[]} scopes of the page
 * @property {boolean} found whether everything expected was found
 * @property {boolean} settled whether nothing more is expected to change
 */

import { ofDocument } from "./document-state.js";
import { pageTimeout, reliableTimeout } from "./timers.js";

/**
 * The mutations that can add, change or show a switch: nodes, text, and all attributes, as the page's
 * styles may depend on any of them.
 */
const MUTATIONS = { subtree: true, childList: true, characterData: true, attributes: true };

/** Events after which another page may be shown. */
const NAVIGATION_EVENTS = ["pageshow", "popstate"];

/** Events after which the page may change or a drawn element may have to move. */
const WAKE_EVENTS = [
  "animationend",
  "change",
  "click",
  "focusin",
  "load",
  "resize",
  "scroll",
  "transitionend",
  "visibilitychange",
];

/**
 * A page in which everything expected was found is settled after this time (ms) without a change.
 */
const QUIET_TIME = 2_000;

/** How often (ms) a page that keeps changing is observed once everything expected was found. */
const FOUND_FRAME_TIME = 200;

/** How often (ms) a hidden page that keeps changing is observed. */
const HIDDEN_FRAME_TIME = 50;

/**
 * After this time (ms) without a waking event the observer stops, whatever the page does. Slow
 * pages draw their switch after 20 s.
 */
const MAX_AWAKE_TIME = 30_000;

/**
 * @param {() => PageState} observe called after changes
 * @param {() => boolean} isHome whether the page is a settings page now
 * @param {AbortSignal} signal aborted when this script stops
 */
export function watchPage(observe, isHome, signal) {
  const observer = new MutationObserver(() => {
    // The next observation sees all further changes, so they need no records.
    observer.disconnect();
    changedAt = performance.now();
    const wait = observedAt + FOUND_FRAME_TIME - changedAt;
    if (wait > 0 && page.found && ![...listeners.values()].includes(false))
      cancelWait = pageTimeout(wait, schedule);
    else schedule();
  });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let changedAt = 0;
  let observedAt = 0;
  let wokenAt = 0;
  let awake = false;
  let scheduled = false;
  let cancelWait = () => {};
  /** @type {PageState} */
  let page;
  /**
   * The listeners, and whether each is patient.
   *
   * @type {Map<() => void, boolean>}
   */
  const listeners = new Map();
  /**
   * Removes the listeners for waking events; null while there are none.
   *
   * @type {AbortController | null}
   */
  let events = null;
  const isWatched = () => isHome() || listeners.size > 0;

  function wake() {
    if (signal.aborted || !(events || isWatched())) return;
    events ??= listen(WAKE_EVENTS);
    wokenAt = performance.now();
    schedule();
    if (awake) return;
    awake = true;
    timer = setTimeout(stopIfSettled, QUIET_TIME);
  }

  function schedule() {
    if (scheduled) return;
    scheduled = true;
    nextFrame(observeNow);
  }

  function observeNow() {
    scheduled = false;
    if (signal.aborted) return;
    cancelWait();
    page = observe();
    for (const listener of listeners.keys()) listener();
    // Whatever was drawn has been removed. The background tells when this is a settings page again.
    if (!isWatched()) leave();
    if (awake) for (const scope of page.scopes) observer.observe(scope, MUTATIONS);
    observedAt = performance.now();
  }

  function stopIfSettled() {
    const time = performance.now();
    const settled = page?.settled && time - Math.max(changedAt, wokenAt) >= QUIET_TIME;
    if (listeners.size > 0 || (!settled && time - wokenAt < MAX_AWAKE_TIME)) {
      timer = setTimeout(stopIfSettled, QUIET_TIME);
    } else {
      stop();
    }
  }

  function stop() {
    awake = false;
    clearTimeout(timer);
    cancelWait();
    observer.disconnect();
  }

  function leave() {
    stop();
    events?.abort();
    events = null;
  }

  function listen(/** @type {string[]} */ types) {
    const ending = new AbortController();
    const options = {
      capture: true,
      passive: true,
      signal: AbortSignal.any([signal, ending.signal]),
    };
    for (const type of types) window.addEventListener(type, wake, options);
    return ending;
  }

  listen(NAVIGATION_EVENTS);
  signal.addEventListener("abort", stop);
  wake();

  return {
    wake,
    /**
     * Call `listener` after every observation and keep observing, until the returned function is
     * called. Unless it is patient, observe as often as the page changes.
     */
    subscribe(/** @type {() => void} */ listener, isPatient = false) {
      listeners.set(listener, isPatient);
      wake();
      return () => void listeners.delete(listener);
    },
  };
}

/** @typedef {ReturnType<typeof watchPage>} PageWatch */

/**
 * Call back at the next frame. A hidden page draws no frames, and its timers may be delayed to one
 * per second.
 */
function nextFrame(/** @type {() => void} */ callback) {
  let called = false;
  const callOnce = () => {
    if (!called) callback();
    called = true;
  };
  const visible = ofDocument("visibilityState") === "visible";
  if (visible) requestAnimationFrame(callOnce);
  // A window that is covered may not draw frames either.
  reliableTimeout(visible ? 100 : HIDDEN_FRAME_TIME, callOnce);
}
