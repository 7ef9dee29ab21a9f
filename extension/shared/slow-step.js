/** Notices when a step of a run lasts so long that the person should hear why. */

/** @import { Progress } from "./types.js" */

/** Longer (ms) than any step takes to be sure of a page that is not slow. */
export const SLOW_AFTER = 8_000;

/** The steps that wait for LinkedIn's page. */
const WAITING_STEPS = new Set(["open", "read", "reload", "confirm"]);

/**
 * @param {() => void} onSlow called when the current step has become slow
 * @returns {(progress: Progress | undefined) => boolean} takes the run under way at every draw, and
 *   returns whether its step is slow, counted from the first draw of that step
 */
export function createStepWatch(onSlow) {
  let current = "";
  let isSlow = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return (progress) => {
    const step =
      progress && progress.reason !== "unseen" && WAITING_STEPS.has(progress.step)
        ? [progress.id, progress.turn, progress.step].join(" ")
        : "";
    if (step === current) return isSlow;
    current = step;
    isSlow = false;
    clearTimeout(timer);
    if (step) timer = setTimeout(noteSlow, SLOW_AFTER);
    return false;
  };

  function noteSlow() {
    isSlow = true;
    onSlow();
  }
}
