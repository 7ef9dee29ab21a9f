/**
 * Stores the current run: its state in storage.session, and its progress in storage.local.
 *
 * The popup and the card show the progress. A browser restart or an update empties storage.session,
 * so progress without a run belongs to a run that was cut off.
 */

/** @import { Progress, Run } from "../../shared/types.js" */

import { accountOf, marksOf } from "../../shared/account.js";
import { browser } from "../../shared/browser.js";
import { validValues } from "../../shared/storage/schema.js";
import { latestTime } from "../../shared/storage/values.js";
import {
  logStorageError,
  removeLocal,
  removeSession,
  setLocal,
  setSession,
} from "../storage/write-queue.js";
import { didOf } from "./machine.js";

/** The progress stored last: most of a page's many requests do not change it. */
let lastProgress = "";

/**
 * Return the current run, if any. A damaged run is ignored: its step cannot be known.
 *
 * @returns {Promise<Run | undefined>}
 */
export async function currentRun() {
  return validValues(await browser.storage.session.get("run"), latestTime()).run;
}

/**
 * @param {Run} run
 * @param {Run} [stored] the run that is stored now
 */
export async function storeRun(run, stored) {
  if (run !== stored) await setSession({ run });
  await storeProgress(progressOf(run));
}

/**
 * Remove the run that has ended, after its record was saved, and note that the person has not seen
 * its end. Remove its progress before the run: progress without a run looks like a run that was cut
 * off.
 *
 * @param {string[]} visited the settings of the run
 */
export async function endRun(visited) {
  lastProgress = "";
  await noteUnseen(visited);
  await removeLocal("progress").catch(logStorageError);
  await removeSession("run");
}

/**
 * Note that the person has not seen how a run over these settings ended.
 *
 * @param {string[]} unseen
 */
export async function noteUnseen(unseen) {
  await setSession({ unseen }).catch(logStorageError);
}

/** Note that the person has seen how the last run ended. */
export const noteSeen = () => removeSession("unseen");

/**
 * Store the progress, unless it is unchanged. The run continues even if storage.local refuses it.
 *
 * @param {Progress} progress
 */
async function storeProgress(progress) {
  const text = JSON.stringify(progress);
  if (text === lastProgress) return;
  const isStored = await setLocal({ progress }).then(() => true, logStorageError);
  lastProgress = isStored ? text : "";
}

/**
 * @param {Run} run
 * @returns {Progress}
 */
function progressOf(run) {
  const { id, settings, turn, setting, goal, byHand, step, reading, proof, reason } = run;
  const { tabId, startedAt } = run;
  return {
    id,
    settings,
    turn,
    setting,
    goal,
    ...(byHand && { byHand }),
    step,
    reading,
    proof,
    reason,
    tabId,
    startedAt,
    did: didOf(run),
    ...marksOf(accountOf(run)),
  };
}
