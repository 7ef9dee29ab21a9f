/** Runs work that many events ask for, never twice at once and never more often than needed. Pure. */

/**
 * Return a function that starts some work after the earlier one has ended. Calls in between share
 * one piece of work: it has not read anything yet.
 *
 * @param {() => Promise<unknown>} work
 * @returns {() => Promise<unknown>}
 */
export function coalesce(work) {
  /** @type {Promise<unknown>} */
  let running = Promise.resolve();
  /** @type {Promise<unknown> | null} */
  let waiting = null;
  return () => {
    if (waiting) return waiting;
    waiting = running.then(() => {
      waiting = null;
      return work();
    });
    running = waiting.catch(() => {});
    return waiting;
  };
}
