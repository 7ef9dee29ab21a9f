/**
 * The stored progress of a right: whether the person has done it, and when to return to it. Pure.
 */

/** @import { RightProgress } from "./types.js" */

/**
 * @param {string} right
 * @returns {`right:${string}`}
 */
export const rightKey = (right) => `right:${right}`;

/**
 * Return the value to store after the person ticked a right off or set a day; null if nothing is
 * left to store.
 *
 * @param {RightProgress | undefined} before
 * @param {{ done?: boolean, backOn?: string }} change only what the person changed; `backOn` is a day
 *   such as 2026-12-01, or ""
 * @param {number} now ms since 1970
 * @returns {RightProgress | null}
 */
export function afterChange(before, change, now) {
  const { done, backOn } = {
    done: Boolean(before?.doneAt),
    backOn: before?.backOn ?? "",
    ...change,
  };
  if (!done && !backOn) return null;
  return { doneAt: done ? before?.doneAt || now : 0, backOn };
}

/**
 * Return whether the day to return to a right has come.
 *
 * @param {RightProgress | undefined} progress
 * @param {string} today
 */
export function isDue(progress, today) {
  return Boolean(progress?.backOn) && String(progress?.backOn) <= today;
}

/**
 * Return the day of a time in the local time zone, such as 2026-12-01, which sorts by date.
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
 * Return noon of a day, so that a change of time zone does not change the day.
 *
 * @param {string} day
 */
export const timeOf = (day) => new Date(`${day}T12:00`).getTime();
