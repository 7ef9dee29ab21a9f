/** Reads the state that the popup, the options page and the badge show. */

/** @import { Notice, Progress, Reminder, ShownRecord, Sweep } from "../types.js" */
/** @import { Policy } from "../policy.js" */
/**
 * @typedef {object} State
 * @property {boolean} accepted whether the notice was accepted
 * @property {boolean} onPage whether pages may be changed
 * @property {boolean} byHand whether the person clicks every switch
 * @property {Progress | undefined} progress the run under way
 * @property {Reminder | undefined} reminder
 * @property {ShownRecord[]} records the records of the AI training settings, for the badge and the
 *   reminder
 * @property {(setting: string) => ShownRecord} recordOf
 * @property {string[]} selected ids of the settings selected for the next run
 * @property {Policy} policy the policy of the organisation
 * @property {Sweep | undefined} sweep how the last run over several settings ended
 * @property {string[]} unseen the settings of the last run, until the person has seen how it ended
 * @property {boolean} waitsForSignIn whether the last run goes on after a sign-in
 * @property {boolean} damaged whether stored values are damaged
 */

import { browser } from "../browser.js";
import { managedPolicy, onPolicyChange } from "../managed-policy.js";
import { recordKey, recordNow } from "../records.js";
import { groups, settings } from "../rules.js";
import { isWaiting } from "../run-progress.js";
import { selectedSettings } from "../selection.js";
import { allDamaged, validValues } from "./schema.js";
import { withStandIns } from "./stand-ins.js";
import { latestTime } from "./values.js";

const RECORD_KEYS = settings.map(({ id }) => recordKey(id));
const KEYS = [
  "version",
  "notice",
  "reminder",
  "chosen",
  "sweep",
  "signedInAt",
  "aside",
  ...RECORD_KEYS,
];

/**
 * @param {string} [store] the Firefox container for which records are shown; by default each
 *   record's own
 * @returns {Promise<State>}
 */
export async function readState(store) {
  const [stored, inSession, policy] = await Promise.all([
    browser.storage.local.get(KEYS),
    // The run, its end, and records that storage.local had no room for.
    browser.storage.session.get(["run", "unseen", "waiting", ...RECORD_KEYS]),
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
    byHand: Boolean(local.notice?.byHand),
    policy,
    progress: session.run,
    reminder: local.reminder ?? policyReminder(policy, local.notice),
    records: settings.filter(({ group }) => group === "ai-training").map(({ id }) => recordOf(id)),
    recordOf,
    selected: selectedSettings(local.chosen ?? policy.preselectedSettings, settings, groups),
    sweep: local.sweep,
    unseen: session.unseen ?? [],
    waitsForSignIn: isWaiting(session.waiting, Date.now()),
    damaged: allDamaged(stored, 0, latest).length > 0,
  };
}

/**
 * Return the organisation's reminder, which applies until the person sets one.
 *
 * @param {Policy} policy
 * @param {Notice | undefined} notice
 */
function policyReminder({ remindAfterDays: days }, notice) {
  return days && notice ? { days, from: notice.acceptedAt } : undefined;
}

/**
 * Call back whenever the state has changed.
 *
 * @param {() => void} onChange
 */
export function onStateChange(onChange) {
  browser.storage.local.onChanged.addListener(onChange);
  browser.storage.session.onChanged.addListener((changes) => {
    // The toolbar button shows the state, and is no part of it.
    if (Object.keys(changes).some((key) => key !== "drawn")) onChange();
  });
  onPolicyChange(onChange);
}
