/**
 * Records when somebody may have signed in to LinkedIn. Claims from before that are no longer
 * valid.
 */

/** @import { Account } from "../shared/account.js" */
/** @import { Place } from "../shared/types.js" */
/** @import { Tabs } from "webextension-polyfill" */
/** @typedef {Tabs.Tab} Tab */

import { accountOf, storeOf } from "../shared/account.js";
import { browser } from "../shared/browser.js";
import { isBeforeSignIn, recordKey } from "../shared/records.js";
import { settings } from "../shared/rules.js";
import { validValues } from "../shared/storage/schema.js";
import { latestTime, readValues } from "../shared/storage/values.js";
import { dispatchToRun, startRun } from "./run/runner.js";
import { takeWaiting } from "./run/waiting-run.js";
import {
  enqueue,
  logStorageError,
  removeLocal,
  removeSession,
  setLocal,
  setSession,
} from "./storage/write-queue.js";

/**
 * Record that a tab shows a sign-in page, or has just left one. Both count, because somebody may
 * sign in from another tab long after the sign-in page was opened. Both end the run of that
 * container.
 *
 * @param {Tab} tab
 * @param {Extract<Place, "signed-out" | "blocked"> | ""} gate the kind of sign-in page; "" for any
 *   other page
 * @param {number} at when the page was seen, as the queue may be long
 */
export async function noteSignIn(tab, gate, at) {
  const store = storeOf(tab);
  const recording = enqueue(() => recordSignIn(tab, gate, at));
  // Queue this directly after the recording, so that no reading is confirmed in between.
  await dispatchToRun(async (run) => {
    const isConcerned = (await recording) && accountOf(run).store === store;
    return isConcerned ? { type: "away", place: gate || "signed-out" } : null;
  });
}

/**
 * Go on with the run that a sign-in page has stopped in this tab, if the tab is now at the setting.
 *
 * @param {Tab} tab whose page has loaded
 */
export async function resumeAfterSignIn({ id: tabId = -1, url = "", cookieStoreId }) {
  const waiting = await enqueue(() => takeWaiting(tabId, url));
  if (!waiting) return;
  const { settings: left, goal } = waiting;
  await startRun({
    settings: left,
    goal,
    tabId,
    isAtSetting: true,
    store: storeOf({ cookieStoreId }),
  });
}

/**
 * @param {Tab} tab
 * @param {string} gate
 * @param {number} at
 * @returns {Promise<boolean>} whether somebody may have signed in
 */
async function recordSignIn(tab, gate, at) {
  const { notice, signedInAt } = await readValues(["notice", "signedInAt"]);
  if (!notice || !(await entersOrLeavesGate(tab.id ?? -1, gate))) return false;
  const store = storeOf(tab);
  const since = (signedInAt?.[store] ?? 0) + 1;
  // No two sign-ins are the same, even if the clock was set back.
  const signIn = gate ? at : Math.max(at, since);
  await setLocal({ signedInAt: { ...signedInAt, [store]: signIn } }).catch(removeRecords);
  if (!gate) {
    const leftGate = { tabId: tab.id ?? -1, since, signIn };
    await setSession({ leftGate }).catch(logStorageError);
  }
  return true;
}

/**
 * Return whether a page was loaded before the last sign-in and so may show another account. Where
 * somebody may have just signed in, the page after the sign-in page began to load before the sign-in
 * was recorded.
 *
 * @param {number} tabId the page's tab
 * @param {number} startedAt when the page began to load, in ms since 1970
 * @param {Account} account
 * @returns {Promise<boolean>}
 */
export async function mayBeOfOtherAccount(tabId, startedAt, account) {
  if (!isBeforeSignIn(startedAt, account, Date.now())) return false;
  const { leftGate } = validValues(await browser.storage.session.get("leftGate"), latestTime());
  return !(
    leftGate?.tabId === tabId &&
    leftGate.signIn === account.signIn &&
    startedAt >= leftGate.since
  );
}

/**
 * Return whether a tab enters or leaves a sign-in page.
 *
 * @param {number} tabId
 * @param {string} gate
 */
async function entersOrLeavesGate(tabId, gate) {
  const { gates = [] } = validValues(await browser.storage.session.get("gates"), latestTime());
  const others = gates.filter((each) => each !== tabId);
  const leaves = others.length < gates.length;
  if (gate || leaves) await setSession({ gates: gate ? [...others, tabId] : others });
  return gate !== "" || leaves;
}

/**
 * Remove all records, as no claim may outlive a sign-in that could not be stored. Full storage
 * still allows removals.
 */
async function removeRecords() {
  const keys = settings.map(({ id }) => recordKey(id));
  await Promise.all([removeLocal(keys), removeSession(keys)]);
}
