/** Shows on the toolbar button how many AI-training settings were last read as on. */

/** @import { Notice, SettingRecord } from "../shared/types.js" */

import { browser } from "../shared/browser.js";
import { countOn, recordKey } from "../shared/records.js";
import { settings } from "../shared/rules.js";

const KEYS = settings.filter(({ group }) => group === "ai-training").map(({ id }) => recordKey(id));

/** Draw the badge and the title, which a screen reader reads, from what is stored. */
export async function drawBadge() {
  const stored = await browser.storage.local.get([...KEYS, "notice"]);
  const on = countOn(KEYS.map((key) => /** @type {SettingRecord | undefined} */ (stored[key])));
  const accepted = Boolean(/** @type {Notice | undefined} */ (stored.notice)?.acceptedAt);
  await browser.action.setBadgeText({ text: on > 0 ? String(on) : "" });
  await browser.action.setBadgeBackgroundColor({ color: "#a3320b" });
  // Only Firefox for Android and old Firefox lack this; there the browser picks a readable colour.
  await browser.action.setBadgeTextColor?.({ color: "#ffffff" });
  await browser.action.setTitle({ title: title(on, accepted) });
}

/** @param {number} on @param {boolean} accepted */
function title(on, accepted) {
  if (!accepted) return browser.i18n.getMessage("badgeNotice");
  if (on === 0) return browser.i18n.getMessage("extName");
  return browser.i18n.getMessage(on === 1 ? "badgeOne" : "badgeMany", String(on));
}
