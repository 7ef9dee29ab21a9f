/** What is kept of a right: whether the person did it, and when they come back to it. Pure. */

/** @import { RightProgress } from "./types.js" */

/**
 * @param {string} right
 * @returns {`right:${string}`}
 */
export const rightKey = (right) => `right:${right}`;

/**
 * What to keep after the person ticked a right off or set a day; null when nothing is left to keep.
 *
 * @param {RightProgress | undefined} before
 * @param {boolean} done
 * @param {string} backOn a day such as 2026-12-01, or ""
 * @param {number} now ms since 1970
 * @returns {RightProgress | null}
 */
export function afterChange(before, done, backOn, now) {
  if (!done && !backOn) return null;
  return { doneAt: done ? before?.doneAt || now : 0, backOn };
}

/**
 * Whether the day to come back has come.
 *
 * @param {RightProgress | undefined} kept
 * @param {string} today
 */
export function isDue(kept, today) {
  return Boolean(kept?.backOn) && String(kept?.backOn) <= today;
}

/**
 * A time's day where the person is, as 2026-12-01, which sorts as days do.
 *
 * @param {Date} time
 */
export function dayOf(time) {
  const pad = (/** @type {number} */ number, /** @type {number} */ digits) =>
    String(number).padStart(digits, "0");
  return [pad(time.getFullYear(), 4), pad(time.getMonth() + 1, 2), pad(time.getDate(), 2)].join(
    "-",
  );
}

/**
 * The noon of a day, so that no time zone makes another day of it.
 *
 * @param {string} day
 */
export const timeOf = (day) => new Date(`${day}T12:00`).getTime();
