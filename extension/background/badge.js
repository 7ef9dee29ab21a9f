/** Shows on the toolbar button how many AI-training settings were last read as on. */

/** @import { Stored } from "../shared/stored.js" */

import { browser } from "../shared/browser.js";
import { dueAt } from "../shared/due.js";
import { language, text as words } from "../shared/localise.js";
import { badgeOf } from "./badge-of.js";

/** Draw the badge and the title, which a screen reader reads. @param {Stored} stored */
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
