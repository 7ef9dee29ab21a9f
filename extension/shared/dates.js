/** Formats dates for people. Pure. */

/**
 * Return a date such as "3 May 2026".
 *
 * @param {number} at ms since 1970
 * @param {string} language
 */
export const formatDay = (at, language) =>
  new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(at);

/**
 * Return a time such as "today, 21:30" or "3 May 2026, 21:30".
 *
 * @param {number} at ms since 1970
 * @param {number} now
 * @param {string} language
 */
export function formatTime(at, now, language) {
  const time = new Intl.DateTimeFormat(language, { timeStyle: "short" }).format(at);
  if (new Date(at).toDateString() !== new Date(now).toDateString()) {
    return new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(
      at,
    );
  }
  const today = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(0, "day");
  return `${today}, ${time}`;
}
