/** Sets the reminder's alarm for the next due check, and updates the toolbar button when it goes off. */

/** @import { State } from "../shared/storage/state.js" */

import { browser } from "../shared/browser.js";
import { readState } from "../shared/storage/state.js";
import { dueAt } from "./reminder-due.js";
import { drawButton } from "./toolbar.js";

const ALARM = "reminder";

/**
 * Set the alarm for the next due check. Call this at each start, as browsers may lose alarms.
 *
 * @param {State} state
 */
export async function setReminder({ reminder, records }) {
  const at = dueAt(reminder, records);
  if (at !== null && at > Date.now()) await browser.alarms.create(ALARM, { when: at });
  else await browser.alarms.clear(ALARM);
}

/** @param {{ name: string }} alarm */
export async function onReminder({ name }) {
  if (name === ALARM) await drawButton(await readState());
}
