/** Formats dates for people. */

import { language, text } from "./i18n.js";

/**
 * Return a date such as "3 May 2026".
 *
 * @param {number} at ms since 1970
 */
export const formatDay = (at) =>
  new Intl.DateTimeFormat(language(), { dateStyle: "medium" }).format(at);

/**
 * Return a time such as "today, 21:30" or "3 May 2026, 21:30".
 *
 * @param {number} at ms since 1970
 * @param {number} [now]
 */
export function formatTime(at, now = Date.now()) {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const time = new Intl.DateTimeFormat(language(), {
    dateStyle: isToday ? undefined : "medium",
    timeStyle: "short",
  }).format(at);
  return isToday ? text("timeToday", time) : time;
}
