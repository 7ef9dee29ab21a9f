/** Keeps a run on time when the computer's clock is put back in the middle of it. Pure. */

/** @import { Run } from "../shared/types.js" */

/** Browsers that resist fingerprinting round their clocks to 100 ms. */
const CLOCK_GRAIN = 200;

/**
 * The run in the time of a clock that was put back since the run last heard of anything: without
 * this, a step would last as much longer, and a page loaded now would seem older than the load. A
 * clock that was put forward looks like sleep: time limits end what they would have ended.
 * @param {Run} run
 * @param {number} now in ms since 1970
 * @returns {Run}
 */
export function inTimeOf(run, now) {
  const back = (run.lastAt ?? now) - now;
  if (back <= 0) return run;
  const { startedAt, loadAt, deadline, limit } = run;
  const earlier = (/** @type {number} */ at) => Math.max(0, at - back);
  return {
    ...run,
    startedAt: earlier(startedAt),
    loadAt: earlier(loadAt),
    deadline: earlier(deadline),
    limit: earlier(limit),
    lastAt: now,
  };
}

/** Whether a page began to load after now, so before the clock was put back. @param {number} startedAt @param {number} now */
export const isFromFuture = (startedAt, now) => startedAt > now + CLOCK_GRAIN;
