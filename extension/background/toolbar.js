/** The toolbar button: its badge says how many AI-training settings were last read as on. */

/** @import { State } from "../shared/storage/state.js" */
/** @import { Progress, ShownRecord } from "../shared/types.js" */

import { browser } from "../shared/browser.js";
import { formatTime } from "../shared/dates.js";
import { language as languageNow, pluralKey, text as words } from "../shared/i18n.js";
import { countOn } from "../shared/records.js";
import { hasSeveral, positionOf } from "../shared/run-progress.js";
import { dueAt } from "./reminder-due.js";

/**
 * What the button says. Pure.
 *
 * @param {ShownRecord[]} records of the AI-training settings
 * @param {boolean} accepted
 * @param {boolean} due whether a check is due
 * @param {number} now
 * @param {string} language
 * @param {Pick<Progress, "settings" | "turn"> | undefined} progress of the run under way
 * @returns {{ text: string, title: string, value: string | string[] }} the badge, and a message key
 *   with its values
 */
export function badgeOf(records, accepted, due, now, language, progress) {
  if (!accepted) return { text: "", title: "badgeNotice", value: "" };
  if (progress && hasSeveral(progress)) {
    const turn = positionOf(progress);
    return { text: turn.join("/"), title: "badgeSweep", value: turn };
  }
  const on = countOn(records);
  const again = records.find(
    ({ reading, onAgainSince }) => reading === "on" && onAgainSince,
  )?.onAgainSince;
  if (again)
    return { text: String(on), title: "badgeOnAgain", value: formatTime(again, now, language) };
  if (on > 0)
    return { text: String(on), title: pluralKey("badgeOn", on, language), value: String(on) };
  if (records.some(({ lapsed }) => lapsed === "off"))
    return { text: "?", title: "badgeSignedIn", value: "" };
  return due
    ? { text: "?", title: "badgeDue", value: "" }
    : { text: "", title: "extName", value: "" };
}

/**
 * Draw the badge and the title, which a screen reader reads.
 *
 * @param {State} stored
 */
export async function drawBadge(stored) {
  const now = Date.now();
  const due = (dueAt(stored.reminder, stored.records) ?? Number.POSITIVE_INFINITY) <= now;
  const { text, title, value } = badgeOf(
    stored.records,
    stored.accepted,
    due,
    now,
    languageNow(),
    stored.progress,
  );
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: "#a3320b" });
  // Only Firefox for Android and old Firefox lack this; there the browser picks a readable colour.
  await browser.action.setBadgeTextColor?.({ color: "#ffffff" });
  await browser.action.setTitle({ title: words(title, value) });
}
