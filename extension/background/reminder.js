/** Sets the reminder's alarm for the next due check. The toolbar button is updated when it goes off. */

/** @import { State } from "../shared/storage/state.js" */

import { browser } from "../shared/browser.js";
import { dueAt } from "./reminder-due.js";

const ALARM = "reminder";

/**
 * The time for which this life of the background has set the alarm. An alarm that an earlier life
 * has left does no harm: the button is then updated from storage.
 *
 * @type {number | null}
 */
let setFor = null;

/**
 * Set the alarm for the next due check, once in each life of the background, as browsers may lose
 * alarms.
 *
 * @param {State} state
 */
export async function setReminder({ reminder, records }) {
  const due = dueAt(reminder, records);
  const at = due !== null && due > Date.now() ? due : null;
  if (at === setFor) return;
  setFor = at;
  if (at !== null) await browser.alarms.create(ALARM, { when: at });
  else await browser.alarms.clear(ALARM);
}

/** @param {{ name: string }} alarm */
export const isReminder = ({ name }) => name === ALARM;
