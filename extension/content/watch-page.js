/**
 * Calls back when the page has changed, at most once per frame. Once the page has settled it has no
 * observer and no timer, until a waking event such as a click. Once the page is no settings page it
 * has no listeners for such events either.
 */

import { ofDocument } from "./document-state.js";
import { scopesIn } from "./dom.js";
import { reliableTimeout } from "./timers.js";

/**
 * The mutations that can add, change or show a switch: nodes, text, and attributes that carry
 * state.
 */
const MUTATIONS = {
  subtree: true,
  childList: true,
  characterData: true,
  attributeFilter: [
    "aria-busy",
    "aria-checked",
    "aria-disabled",
    "aria-label",
    "aria-labelledby",
    "checked",
    "class",
    "disabled",
    "hidden",
    "id",
    "inert",
    "open",
    "role",
    "style",
  ],
};

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

/** How often (ms) a hidden page that keeps changing is observed. */
const HIDDEN_FRAME_TIME = 50;

/**
 * After this time (ms) without a waking event the observer stops, whatever the page does. Slow
 * pages draw their switch after 20 s.
 */
const MAX_AWAKE_TIME = 30_000;

/**
 * @param {() => boolean} observe called on every change; returns whether everything expected was
 *   found
 * @param {() => boolean} isHome whether the page is a settings page now
 * @param {AbortSignal} signal aborted when this script stops
 */
export function watchPage(observe, isHome, signal) {
  const observer = new MutationObserver(() => {
    changedAt = performance.now();
    schedule();
  });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let changedAt = 0;
  let wokenAt = 0;
  let awake = false;
  let scheduled = false;
  let found = false;
  /** @type {Set<() => void>} */
  const listeners = new Set();
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
    found = observe();
    for (const listener of listeners) listener();
    // Whatever was drawn has been removed. The background tells when this is a settings page again.
    if (!isWatched()) leave();
    if (awake) for (const scope of scopesIn(document)) observer.observe(scope, MUTATIONS);
  }

  function stopIfSettled() {
    const time = performance.now();
    const settled = found && time - changedAt >= QUIET_TIME && time - wokenAt >= QUIET_TIME;
    if (listeners.size > 0 || (!settled && time - wokenAt < MAX_AWAKE_TIME)) {
      timer = setTimeout(stopIfSettled, QUIET_TIME);
    } else {
      stop();
    }
  }

  function stop() {
    awake = false;
    clearTimeout(timer);
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
     * called.
     */
    subscribe(/** @type {() => void} */ listener) {
      listeners.add(listener);
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
