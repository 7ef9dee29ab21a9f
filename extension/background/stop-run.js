/** Stops the run under way, or its part about one setting, for the person. */

import { dispatchToRun } from "./run/runner.js";
import { forgetWaiting } from "./run/waiting-run.js";
import { enqueue } from "./storage/write-queue.js";

export const cancelRun = () =>
  Promise.all([enqueue(forgetWaiting), dispatchToRun({ type: "cancel" })]);

/** Leave out the setting at which the run waits for the person, who clicks by hand. */
export const skipSetting = () => dispatchToRun({ type: "skip" });

/** Stop the run, from a page, if it waits for the person there: a page can stop no other run. */
export const stopWaiting = () =>
  dispatchToRun((run) => (run.byHand && run.step === "person" ? { type: "cancel" } : null));

/**
 * Stop a run that clicks, if the person has just chosen to click by hand.
 *
 * @param {{ byHand: boolean }} choice
 */
export const stopClicking = ({ byHand }) =>
  dispatchToRun((run) =>
    byHand && !run.byHand && run.goal !== "check" ? { type: "cancel" } : null,
  );
