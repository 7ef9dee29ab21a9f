/** Calculates when a check is due. Pure. */

/** @import { Reminder, SettingRecord } from "../shared/types.js" */

import { isConfirmed } from "../shared/records.js";

const DAY = 24 * 60 * 60 * 1000;

/**
 * Return when a check is due: the chosen number of days after the last confirmation, or after the
 * person set the reminder, whichever is later.
 *
 * @param {Reminder | undefined} reminder
 * @param {SettingRecord[]} records of the settings to check
 * @returns {number | null} ms since 1970, or null for never
 */
export function dueAt(reminder, records) {
  if (!reminder?.days) return null;
  const confirmed = records.filter((record) => isConfirmed(record.outcome));
  return Math.max(reminder.from, ...confirmed.map((record) => record.at)) + reminder.days * DAY;
}
