/**
 * Wakes the badge when a check falls due, if the person asked for that. It opens nothing by itself.
 */

/** @import { State } from "../shared/storage/state.js" */

import { browser } from "../shared/browser.js";
import { readState } from "../shared/storage/state.js";
import { dueAt } from "./reminder-due.js";
import { drawBadge } from "./toolbar.js";

const ALARM = "reminder";

/**
 * Set the alarm for when a check falls due. Browsers may forget alarms, so it is set anew at every
 * start.
 *
 * @param {State} stored
 */
export async function setReminder({ reminder, records }) {
  const at = dueAt(reminder, records);
  if (at !== null && at > Date.now()) await browser.alarms.create(ALARM, { when: at });
  else await browser.alarms.clear(ALARM);
}

/** @param {{ name: string }} alarm */
export async function onReminder({ name }) {
  if (name === ALARM) await drawBadge(await readState());
}
