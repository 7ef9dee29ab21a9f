/** Reads what the extension keeps, for everything that shows it. */

/** @import { Notice, Progress, Reminder, SettingRecord, Sweep } from "./types.js" */
/** @import { Policy } from "./policy.js" */
/**
 * @typedef {object} Stored
 * @property {boolean} accepted whether the notice was accepted
 * @property {boolean} onPage whether pages may be changed
 * @property {Progress | undefined} progress the run under way
 * @property {Reminder | undefined} reminder
 * @property {(SettingRecord | undefined)[]} records in the order of the settings
 * @property {(setting: string) => SettingRecord} recordOf
 * @property {string[]} chosen ids of the settings chosen for the next click
 * @property {Policy} policy what an organisation has set
 * @property {Sweep | undefined} sweep how the last run over several settings ended
 */

import { browser } from "./browser.js";
import { chosenOf } from "./chosen.js";
import { managedPolicy } from "./managed.js";
import { emptyRecord, recordKey } from "./records.js";
import { groups, settings } from "./rules.js";

const KEYS = settings.map(({ id }) => recordKey(id));

/** @returns {Promise<Stored>} */
export async function readStored() {
  const [local, session, policy] = await Promise.all([
    browser.storage.local.get(["notice", "reminder", "chosen", "sweep", ...KEYS]),
    // The run itself, and records that storage.local had no room for.
    browser.storage.session.get(["run", ...KEYS]),
    managedPolicy(),
  ]);
  const notice = /** @type {Notice | undefined} */ (local.notice);
  const all = /** @type {Record<string, SettingRecord | undefined>} */ ({ ...local, ...session });
  return {
    accepted: Boolean(notice?.acceptedAt),
    onPage: Boolean(notice?.onPage) && !policy.leavePagesAlone,
    policy,
    progress: /** @type {Progress | undefined} */ (session.run),
    reminder: /** @type {Reminder | undefined} */ (local.reminder) ?? reminderBy(policy, notice),
    records: KEYS.map((key) => all[key]),
    recordOf: (setting) => all[recordKey(setting)] ?? emptyRecord(),
    chosen: chosenOf(local.chosen ?? policy.preselectedSettings, settings, groups),
    sweep: /** @type {Sweep | undefined} */ (local.sweep),
  };
}

/** The reminder of an organisation, until the person chooses one. @param {Policy} policy @param {Notice | undefined} notice */
function reminderBy({ remindAfterDays: days }, notice) {
  return days && notice ? { days, from: notice.acceptedAt } : undefined;
}

/**
 * Call back whenever something of it has changed.
 * @param {() => void} changed
 */
export function onStored(changed) {
  browser.storage.local.onChanged.addListener(changed);
  browser.storage.session.onChanged.addListener(changed);
  // Not in every browser that we run in.
  browser.storage.managed.onChanged?.addListener(changed);
}
