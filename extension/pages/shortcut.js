/** Shows the key that opens the popup, and leads to where the browser lets it be changed. */

import { browser } from "../shared/browser.js";
import { text } from "../shared/i18n.js";
import { byId, setText } from "../shared/ui/elements.js";

/** Browsers on phones have no such keys, and no `commands`. */
export async function showShortcut() {
  const commands = await browser.commands?.getAll();
  byId("shortcut").hidden = !commands;
  const keys = commands?.find(({ name }) => name === "_execute_action")?.shortcut;
  setText(byId("shortcut-keys"), keys ? text("shortcutKeys", keys) : text("shortcutNone"));
}

/** Change the key: in Chromium, only the browser's own page can. */
export async function changeShortcut() {
  if (browser.commands?.openShortcutSettings) await browser.commands?.openShortcutSettings();
  else await browser.tabs.create({ url: "chrome://extensions/shortcuts" });
}
