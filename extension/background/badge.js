/** Shows on the toolbar button how many AI-training settings were last read as on. */

/** @import { State } from "../shared/storage/state.js" */

import { browser } from "../shared/browser.js";
import { language, text as words } from "../shared/i18n.js";
import { badgeOf } from "./badge-of.js";
import { dueAt } from "./reminder-due.js";

/** Draw the badge and the title, which a screen reader reads. @param {State} stored */
export async function drawBadge(stored) {
  const now = Date.now();
  const due = (dueAt(stored.reminder, stored.records) ?? Number.POSITIVE_INFINITY) <= now;
  const { text, title, value } = badgeOf(stored.records, stored.accepted, due, now, language(), stored.progress);
  await browser.action.setBadgeText({ text });
  await browser.action.setBadgeBackgroundColor({ color: "#a3320b" });
  // Only Firefox for Android and old Firefox lack this; there the browser picks a readable colour.
  await browser.action.setBadgeTextColor?.({ color: "#ffffff" });
  await browser.action.setTitle({ title: words(title, value) });
}
