/**
 * Calls back when the page has changed, at most once a frame, and rests when the page has settled:
 * a settled page has no observer and no timer of ours. What a person does wakes it again.
 */

import { ofDocument } from "./document-state.js";
import { scopesIn } from "./dom.js";
import { reliableTimeout } from "./timers.js";

/**
 * What can change a switch, put one in or show one: nodes, texts, and the attributes that carry a
 * state.
 */
const WHAT = {
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

/** Events after which a page may change, or has moved what is drawn beside the switch. */
const WAKING = [
  "animationend",
  "change",
  "click",
  "focusin",
  "load",
  "pageshow",
  "popstate",
  "resize",
  "scroll",
  "transitionend",
  "visibilitychange",
];

/** Without any change for this long (ms) a page that has what we look for is settled. */
const QUIET = 2_000;

/** How often (ms) a hidden page that keeps changing is looked at. */
const FRAME = 50;

/** After this long (ms) without a waking event we rest, whatever the page does. */
const AWAKE = 20_000;

/**
 * @param {() => boolean} observe called on every change; returns whether what it looks for is there
 * @param {AbortSignal} signal ends everything
 */
export function watchPage(observe, signal) {
  const observer = new MutationObserver(() => {
    changedAt = performance.now();
    soon();
  });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  let changedAt = 0;
  let wokenAt = 0;
  let awake = false;
  let pending = false;
  let found = false;
  /** @type {Set<() => void>} */
  const listeners = new Set();

  function wake() {
    if (signal.aborted) return;
    wokenAt = performance.now();
    soon();
    if (awake) return;
    awake = true;
    timer = setTimeout(restIfSettled, QUIET);
  }

  function soon() {
    if (pending) return;
    pending = true;
    nextFrame(now);
  }

  function now() {
    pending = false;
    if (signal.aborted) return;
    found = observe();
    for (const listener of listeners) listener();
    if (awake) for (const scope of scopesIn(document)) observer.observe(scope, WHAT);
  }

  function restIfSettled() {
    const time = performance.now();
    const settled = found && time - changedAt >= QUIET && time - wokenAt >= QUIET;
    if (listeners.size > 0 || (!settled && time - wokenAt < AWAKE)) {
      timer = setTimeout(restIfSettled, QUIET);
    } else {
      rest();
    }
  }

  function rest() {
    awake = false;
    clearTimeout(timer);
    observer.disconnect();
  }

  for (const type of WAKING)
    window.addEventListener(type, wake, { capture: true, passive: true, signal });
  signal.addEventListener("abort", rest);
  wake();

  return {
    wake,
    /** Keep awake and be called after every look, until the function returned is called. */
    follow(/** @type {() => void} */ listener) {
      listeners.add(listener);
      wake();
      return () => void listeners.delete(listener);
    },
  };
}

/** @typedef {ReturnType<typeof watchPage>} PageWatch */

/** The next frame; a hidden page draws none, and its own timers may be held back for a second. */
function nextFrame(/** @type {() => void} */ callback) {
  let done = false;
  const once = () => {
    if (!done) callback();
    done = true;
  };
  const visible = ofDocument("visibilityState") === "visible";
  if (visible) requestAnimationFrame(once);
  // A covered page may not draw frames either.
  reliableTimeout(visible ? 100 : FRAME, once);
}
