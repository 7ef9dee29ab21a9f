/** Reads what the extension keeps, for everything that shows it. */

/** @import { Notice, Progress, Reminder, SettingRecord } from "./types.js" */
/**
 * @typedef {object} Stored
 * @property {boolean} accepted whether the notice was accepted
 * @property {boolean} onPage whether pages may be changed
 * @property {Progress | undefined} progress the run under way
 * @property {Reminder | undefined} reminder
 * @property {(SettingRecord | undefined)[]} records in the order of the settings
 * @property {(setting: string) => SettingRecord} recordOf
 */

import { browser } from "./browser.js";
import { emptyRecord, recordKey } from "./records.js";
import { settings } from "./rules.js";

const KEYS = settings.map(({ id }) => recordKey(id));

/** @returns {Promise<Stored>} */
export async function readStored() {
  const local = await browser.storage.local.get(["notice", "reminder", ...KEYS]);
  // The run itself, and records that storage.local had no room for.
  const session = await browser.storage.session.get(["run", ...KEYS]);
  const notice = /** @type {Notice | undefined} */ (local.notice);
  const all = /** @type {Record<string, SettingRecord | undefined>} */ ({ ...local, ...session });
  return {
    accepted: Boolean(notice?.acceptedAt),
    onPage: Boolean(notice?.onPage),
    progress: /** @type {Progress | undefined} */ (session.run),
    reminder: /** @type {Reminder | undefined} */ (local.reminder),
    records: KEYS.map((key) => all[key]),
    recordOf: (setting) => all[recordKey(setting)] ?? emptyRecord(),
  };
}

/**
 * Call back whenever something of it has changed.
 * @param {() => void} changed
 */
export function onStored(changed) {
  browser.storage.local.onChanged.addListener(changed);
  browser.storage.session.onChanged.addListener(changed);
}
