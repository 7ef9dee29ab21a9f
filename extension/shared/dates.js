/** Dates as people say them. Pure. */

/**
 * "3 May 2026".
 *
 * @param {number} at ms since 1970
 * @param {string} language
 */
export const formatDay = (at, language) =>
  new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(at);

/**
 * "today at 21:30", or "on 3 May 2026 at 21:30".
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
