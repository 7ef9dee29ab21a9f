/** Reads what the extension keeps, for everything that shows it. */

/** @import { Notice, Progress, Reminder, ShownRecord, Sweep } from "../types.js" */
/** @import { Policy } from "../policy.js" */
/**
 * @typedef {object} State
 * @property {boolean} accepted whether the notice was accepted
 * @property {boolean} onPage whether pages may be changed
 * @property {Progress | undefined} progress the run under way
 * @property {Reminder | undefined} reminder
 * @property {ShownRecord[]} records of the AI-training settings, which the badge and the reminder are about
 * @property {(setting: string) => ShownRecord} recordOf
 * @property {string[]} chosen ids of the settings chosen for the next click
 * @property {Policy} policy what an organisation has set
 * @property {Sweep | undefined} sweep how the last run over several settings ended
 * @property {boolean} damaged whether something was kept that cannot be used
 */

import { browser } from "../browser.js";
import { managedPolicy, onPolicyChange } from "../managed-policy.js";
import { recordKey, recordNow } from "../records.js";
import { groups, settings } from "../rules.js";
import { selectedSettings } from "../selection.js";
import { allDamaged, validValues } from "./schema.js";
import { withStandIns } from "./stand-ins.js";
import { latestTime } from "./values.js";

const RECORDS = settings.map(({ id }) => recordKey(id));
const KEYS = [
  "version",
  "notice",
  "reminder",
  "chosen",
  "sweep",
  "signedInAt",
  "aside",
  ...RECORDS,
];

/**
 * @param {string} [store] the container of Firefox that it is shown for; left out for all of them
 * @returns {Promise<State>}
 */
export async function readState(store) {
  const [stored, inSession, policy] = await Promise.all([
    browser.storage.local.get(KEYS),
    // The run itself, and records that storage.local had no room for.
    browser.storage.session.get(["run", ...RECORDS]),
    managedPolicy(),
  ]);
  const latest = latestTime();
  const local = validValues(stored, latest);
  const session = validValues(inSession, latest);
  const all = withStandIns(local, session);
  const recordOf = (/** @type {string} */ setting) =>
    recordNow(all[recordKey(setting)], local.signedInAt, store);
  return {
    accepted: Boolean(local.notice),
    onPage: Boolean(local.notice?.onPage) && !policy.leavePagesAlone,
    policy,
    progress: session.run,
    reminder: local.reminder ?? reminderBy(policy, local.notice),
    records: settings.filter(({ group }) => group === "ai-training").map(({ id }) => recordOf(id)),
    recordOf,
    chosen: selectedSettings(local.chosen ?? policy.preselectedSettings, settings, groups),
    sweep: local.sweep,
    damaged: allDamaged(stored, 0, latest).length > 0,
  };
}

/**
 * The reminder of an organisation, until the person chooses one.
 *
 * @param {Policy} policy
 * @param {Notice | undefined} notice
 */
function reminderBy({ remindAfterDays: days }, notice) {
  return days && notice ? { days, from: notice.acceptedAt } : undefined;
}

/**
 * Call back whenever something of it has changed.
 *
 * @param {() => void} changed
 */
export function onStateChange(changed) {
  browser.storage.local.onChanged.addListener(changed);
  browser.storage.session.onChanged.addListener(changed);
  onPolicyChange(changed);
}
