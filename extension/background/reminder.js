/** Wakes the badge when a check falls due, if the person asked for that. It opens nothing by itself. */

/** @import { Notice, PageMessage } from "../shared/types.js" */

import { browser } from "../shared/browser.js";
import { dueAt } from "../shared/due.js";
import { readStored } from "../shared/stored.js";
import { drawBadge } from "./badge.js";

const ALARM = "reminder";

/** Keep what the person chose in the options. @param {Extract<PageMessage, { type: "choose" }>} choice */
export async function choose({ onPage, remindAfter }) {
  const { notice } = await browser.storage.local.get("notice");
  const agreed = /** @type {Notice} */ (notice);
  const reminder = { days: remindAfter, from: Date.now() };
  await browser.storage.local.set({ notice: { ...agreed, onPage }, reminder });
}

/** Set the alarm for when a check falls due. Browsers may forget alarms, so it is set anew at every start. */
export async function setReminder() {
  const { reminder, records } = await readStored();
  const at = dueAt(reminder, records);
  if (at !== null && at > Date.now()) await browser.alarms.create(ALARM, { when: at });
  else await browser.alarms.clear(ALARM);
}

/** @param {{ name: string }} alarm */
export async function onReminder({ name }) {
  if (name === ALARM) await drawBadge();
}
