/** The toolbar button. Its badge shows how many AI-training settings were last read as on. */

/** @import { State } from "../shared/storage/state.js" */
/** @import { Progress, ShownRecord } from "../shared/types.js" */

import { browser } from "../shared/browser.js";
import { formatTime } from "../shared/dates.js";
import { language as languageNow, pluralKey, text as words } from "../shared/i18n.js";
import { countOn } from "../shared/records.js";
import { hasSeveral, positionOf } from "../shared/run-progress.js";
import { dueAt } from "./reminder-due.js";

/** A badge has room for about this many characters. */
const BADGE_LENGTH = 4;

/**
 * Return the text of the badge and the title of the button. Pure.
 *
 * @param {ShownRecord[]} records of the AI-training settings
 * @param {boolean} accepted
 * @param {boolean} due whether a check is due
 * @param {number} now
 * @param {string} language
 * @param {Pick<Progress, "settings" | "turn"> | undefined} progress of the run under way
 * @returns {{ text: string, title: string, value: string | string[] }} `text`: of the badge;
 *   `title`: a message key, with its `value`
 */
export function badgeOf(records, accepted, due, now, language, progress) {
  if (!accepted) return { text: "", title: "badgeNotice", value: "" };
  if (progress && hasSeveral(progress)) {
    const position = positionOf(progress);
    const both = position.join("/");
    const text = both.length > BADGE_LENGTH ? (position[0] ?? "") : both;
    return { text, title: "badgeSweep", value: position };
  }
  const on = countOn(records);
  const onAgain = records.find(
    ({ reading, onAgainSince }) => reading === "on" && onAgainSince,
  )?.onAgainSince;
  if (onAgain)
    return { text: String(on), title: "badgeOnAgain", value: formatTime(onAgain, now, language) };
  if (on > 0)
    return { text: String(on), title: pluralKey("badgeOn", on, language), value: String(on) };
  if (records.some(({ lapsed }) => lapsed === "off"))
    return { text: "?", title: "badgeSignedIn", value: "" };
  return due
    ? { text: "?", title: "badgeDue", value: "" }
    : { text: "", title: "extName", value: "" };
}

/**
 * Draw the badge, and set the title, which screen readers announce.
 *
 * @param {State} state
 */
export async function drawBadge(state) {
  const now = Date.now();
  const due = (dueAt(state.reminder, state.records) ?? Number.POSITIVE_INFINITY) <= now;
  const { text, title, value } = badgeOf(
    state.records,
    state.accepted,
    due,
    now,
    languageNow(),
    state.progress,
  );
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: "#a3320b" });
  // Missing in Firefox for Android and old versions of Firefox, which choose a readable colour.
  await browser.action.setBadgeTextColor?.({ color: "#ffffff" });
  await browser.action.setTitle({ title: words(title, value) });
}
