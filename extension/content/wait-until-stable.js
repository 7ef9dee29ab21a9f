/** Waits, without polling, for what a page shows to stay as it is. */

/** @import { Observation } from "./observe-setting.js" */
/** @import { PageWatch } from "./watch-page.js" */

import { reliableTimeout } from "./timers.js";

/**
 * Resolve with what was seen once it has been the same for as long as it must.
 *
 * @template T
 * @param {PageWatch} watch
 * @param {() => T} see
 * @param {(seen: T, elapsed: number) => number} needs how long (ms) this must have been seen; taken
 *     anew on every look, with the ms since the wait began
 * @param {(a: T, b: T) => boolean} same
 * @param {AbortSignal} signal
 * @param {(seen: T) => typeof reliableTimeout} [timerFor] which timer counts while this is seen
 * @returns {Promise<T>}
 */
export function waitUntilStable(watch, see, needs, same, signal, timerFor = () => reliableTimeout) {
  return new Promise((resolve, reject) => {
    const begun = performance.now();
    let cancel = () => {};
    let seen = see();
    let since = begun;
    /** @type {typeof reliableTimeout | null} the timer that has only to ring */
    let due = null;
    // A change in the page may come while timers are held back: only a timer that rang may end the
    // wait.
    const check = (rang = false) => {
      const time = performance.now();
      const before = seen;
      seen = see();
      if (!same(before, seen)) since = time;
      const left = Math.max(0, since + needs(seen, time - begun) - time);
      const timer = timerFor(seen);
      // Set anew by every change, a timer in a hidden page would never ring.
      if (!rang && left === 0 && timer === due) return;
      cancel();
      if (rang && left === 0) return finish(() => resolve(seen));
      due = left === 0 ? timer : null;
      cancel = timer(Math.min(left, 60_000), () => check(true));
    };
    const finish = (/** @type {() => void} */ settle) => {
      cancel();
      leave();
      settle();
    };
    const leave = watch.follow(() => check());
    signal.addEventListener("abort", () => finish(() => reject(signal.reason)), { once: true });
    check();
  });
}

/**
 * @param {Observation} a
 * @param {Observation} b
 */
export const sameReading = (a, b) => a.reading === b.reading;

/**
 * The same, with nothing that has arrived meanwhile.
 *
 * @param {Observation & { arrived: number }} a
 * @param {Observation & { arrived: number }} b
 */
export const sameInPage = (a, b) => sameReading(a, b) && a.arrived === b.arrived;
