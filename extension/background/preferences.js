/**
 * Saves the choices of the person, such as the notice, the options and the selected settings. Each
 * save waits in the queue, so that nothing read before the data was erased is written afterwards.
 */

/** @import { PageMessage } from "../shared/types.js" */

import { regions, rights } from "../shared/about.js";
import { browser } from "../shared/browser.js";
import { managedPolicy } from "../shared/managed-policy.js";
import { afterChange, rightKey } from "../shared/right-progress.js";
import { damagedValues } from "../shared/storage/schema.js";
import { latestTime, readValues } from "../shared/storage/values.js";
import { enqueue, removeLocal, saveValues } from "./storage/write-queue.js";

/**
 * Save that the person accepted the notice.
 *
 * @param {{ onPage: boolean, byHand: boolean }} choice
 */
export function accept({ onPage, byHand }) {
  return enqueue(async () => {
    const { leavePagesAlone } = await managedPolicy();
    const choice = { onPage: onPage && !leavePagesAlone, byHand };
    await saveValues({ notice: { acceptedAt: Date.now(), ...choice } });
    await applyPolicyNow();
  });
}

/**
 * Save the options.
 *
 * @param {Extract<PageMessage, { type: "save-options" }>} choice
 */
export function saveOptions({ onPage, byHand, remindAfter }) {
  return enqueue(async () => {
    const { notice } = await readValues(["notice"]);
    if (!notice) return;
    const { leavePagesAlone } = await managedPolicy();
    const reminder = { days: remindAfter, from: Date.now() };
    const choice = { onPage: onPage && !leavePagesAlone, byHand };
    await saveValues({ notice: { ...notice, ...choice }, reminder });
  });
}

/**
 * Save the settings that are selected for the next run.
 *
 * @param {string[]} chosen ids
 */
export function selectSettings(chosen) {
  return enqueue(async () => {
    if ((await readValues(["notice"])).notice) await saveValues({ chosen });
  });
}

/**
 * Save the region in which the person lives.
 *
 * @param {string} region
 */
export function saveRegion(region) {
  return enqueue(async () => {
    if (regions.some(({ id }) => id === region)) await saveValues({ region });
  });
}

/**
 * Save what the person did about a right.
 *
 * @param {Extract<PageMessage, { type: "save-right-progress" }>} message
 */
export function saveRightProgress({ right, done, backOn }) {
  return enqueue(async () => {
    if (!rights.some(({ id }) => id === right)) return;
    const key = rightKey(right);
    await saveValues({
      [key]: afterChange((await readValues([key]))[key], done, backOn, Date.now()),
    });
  });
}

/** Delete the quarantined values, and damaged values for which quarantine had no room. */
export function deleteDamaged() {
  return enqueue(async () => {
    const stored = await browser.storage.local.get(null);
    const damagedKeys = damagedValues(stored, 0, latestTime()).map(
      ({ key }) => /** @type {"aside"} */ (key),
    );
    await removeLocal(["aside", ...damagedKeys]);
  });
}

/**
 * Apply the policy of an organisation to earlier choices, and store its preselected settings for
 * content scripts, which cannot read policies. Store nothing before the notice is accepted.
 */
export const applyPolicy = () => enqueue(applyPolicyNow);

async function applyPolicyNow() {
  const { leavePagesAlone, preselectedSettings } = await managedPolicy();
  const { notice, preselected } = await readValues(["notice", "preselected"]);
  if (!notice) return;
  if (leavePagesAlone && notice.onPage) await saveValues({ notice: { ...notice, onPage: false } });
  const isStored = String(preselected ?? null) === String(preselectedSettings);
  if (!isStored) await saveValues({ preselected: preselectedSettings });
}
