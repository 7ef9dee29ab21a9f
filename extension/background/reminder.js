/** Wakes the badge when a check falls due, if the person asked for that. It opens nothing by itself. */

/** @import { Stored } from "../shared/stored.js" */

import { browser } from "../shared/browser.js";
import { dueAt } from "../shared/due.js";
import { readStored } from "../shared/stored.js";
import { drawBadge } from "./badge.js";

const ALARM = "reminder";

/** Set the alarm for when a check falls due. Browsers may forget alarms, so it is set anew at every start. @param {Stored} stored */
export async function setReminder({ reminder, records }) {
  const at = dueAt(reminder, records);
  if (at !== null && at > Date.now()) await browser.alarms.create(ALARM, { when: at });
  else await browser.alarms.clear(ALARM);
}

/** @param {{ name: string }} alarm */
export async function onReminder({ name }) {
  if (name === ALARM) await drawBadge(await readStored());
}
