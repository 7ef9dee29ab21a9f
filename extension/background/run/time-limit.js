/**
 * Wakes the run at its next time limit: with a timer, and with an alarm in case the background is
 * stopped before.
 */

/** @import { Run } from "../../shared/types.js" */

import { browser } from "../../shared/browser.js";
import { RELOAD_BEGINS_WITHIN, STEP_LIMIT } from "./machine.js";

const ALARM = "run";

/**
 * Firefox stops a background that has not called the browser for 30 s. It wakes it only for
 * listeners that were there at its start, so it must not sleep during a run that added some later.
 * In ms.
 */
const LONGEST_SILENCE = 20_000;

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
let alarmAt = 0;

/**
 * @param {Run} run
 * @param {() => void} onTick called at the limit, and earlier to show that the background is in use
 */
export async function setTimeLimit(run, onTick) {
  // Setting the clock back must not extend the limit.
  const left = Math.min(run.deadline, run.limit) - Date.now();
  const wait = Math.min(Math.max(0, left), STEP_LIMIT[run.step]);
  const longest = run.step === "reload" ? RELOAD_BEGINS_WITHIN : LONGEST_SILENCE;
  clearTimeout(timer);
  timer = setTimeout(onTick, Math.min(wait + 50, longest));
  const when = Date.now() + wait + 100;
  if (Math.abs(when - alarmAt) < 100) return;
  alarmAt = when;
  await browser.alarms.create(ALARM, { when });
}

/** Stop the timer. Clear the alarm only when nothing is left to do. */
export function stopTimer() {
  clearTimeout(timer);
  alarmAt = 0;
}

export const clearAlarm = () => browser.alarms.clear(ALARM);

/** @param {{ name: string }} alarm */
export const isTimeLimit = ({ name }) => name === ALARM;
