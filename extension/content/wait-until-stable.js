/** Waits, without polling, until a value read from the page is stable. */

/** @import { Observation } from "./observe-setting.js" */

import { pageTimeout, reliableTimeout } from "./timers.js";

/**
 * How often (ms) the page must react while the value is as it must stay, and how late. Not by its
 * own timers: Firefox may delay those of a hidden page by seconds.
 */
const PULSE = 500;
const MOST_DELAY = 500;

/**
 * Resolve with the observed value once it has been the same for long enough. With `pageTimeout`, the
 * time starts again whenever the page was too busy to react: its own work, such as drawing what its
 * server has answered, may have waited as well.
 *
 * @template T
 * @param {{ subscribe: (listener: () => void) => () => void }} watch
 * @param {() => T} observe
 * @param {(value: T, elapsed: number, unchanged: number) => number} requiredTime how long (ms) this
 *   value must stay the same; called on every observation with the time (ms) since the wait began
 *   and since the value last changed
 * @param {(a: T, b: T) => boolean} isSame
 * @param {AbortSignal} signal
 * @param {(value: T) => typeof reliableTimeout} [timerFor] the timer to use for this value
 * @returns {Promise<T>}
 */
export function waitUntilStable(
  watch,
  observe,
  requiredTime,
  isSame,
  signal,
  timerFor = () => reliableTimeout,
) {
  return new Promise((resolve, reject) => {
    const startedAt = performance.now();
    let cancel = () => {};
    let value = observe();
    let since = startedAt;
    /** @type {typeof reliableTimeout | null} the timer whose firing ends the wait */
    let dueTimer = null;
    let stopPulse = () => {};
    let pulseAt = Number.POSITIVE_INFINITY;
    const isLate = () => performance.now() - pulseAt > MOST_DELAY;
    const startPulse = () => {
      stopPulse();
      pulseAt = performance.now() + PULSE;
      stopPulse = reliableTimeout(PULSE, () => (isLate() ? check() : startPulse()));
    };
    // The page may change while timers are delayed: only a timer that fired may end the wait.
    const check = (fired = false) => {
      const time = performance.now();
      const wasBusy = isLate();
      const previous = value;
      value = observe();
      if (!isSame(previous, value) || wasBusy) since = time;
      const unchanged = time - since;
      const required = requiredTime(value, time - startedAt, unchanged);
      const remaining = Math.max(0, required - unchanged);
      const timer = timerFor(value);
      if (timer === pageTimeout && (wasBusy || pulseAt === Number.POSITIVE_INFINITY)) startPulse();
      // If every change restarted it, a timer in a hidden page would never fire.
      if (!fired && remaining === 0 && timer === dueTimer) return;
      cancel();
      if (fired && remaining === 0) {
        finish();
        return resolve(value);
      }
      dueTimer = remaining === 0 ? timer : null;
      // What a page waits for, such as a script, may arrive without any change of the page.
      const wait = remaining > 60_000 ? time - startedAt + PULSE : remaining;
      cancel = timer(wait, () => check(true));
    };
    const finish = () => {
      cancel();
      stopPulse();
      unsubscribe();
    };
    const unsubscribe = watch.subscribe(() => check());
    const onAbort = () => {
      finish();
      reject(signal.reason);
    };
    signal.addEventListener("abort", onAbort, { once: true });
    check();
  });
}

/**
 * Return the timer for each observation while a reading of `goal` is awaited. Time the goal by the
 * page's own timer: it must outlast the work that the page still has to do.
 *
 * @param {Observation["reading"]} goal
 * @returns {(observation: Observation) => typeof reliableTimeout}
 */
export const timerUntil =
  (goal) =>
  ({ reading }) =>
    reading === goal ? pageTimeout : reliableTimeout;

/**
 * @param {Observation} a
 * @param {Observation} b
 */
export const isSameReading = (a, b) => a.reading === b.reading;

/**
 * Compare readings and the number of resources that have loaded.
 *
 * @param {Observation & { arrivals: number }} a
 * @param {Observation & { arrivals: number }} b
 */
export const isSameInPage = (a, b) => isSameReading(a, b) && a.arrivals === b.arrivals;
