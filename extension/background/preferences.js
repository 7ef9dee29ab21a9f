/**
 * Saves the choices of the person, such as the notice, the options and the selected settings. Each
 * save waits in the queue, so that nothing read before the data was erased is written afterwards.
 */

/** @import { Notice } from "../shared/types.js" */

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
 * Save whether Untrain may draw on pages.
 *
 * @param {{ onPage: boolean }} choice
 */
export const saveOnPage = ({ onPage }) =>
  saveIfAccepted(async (notice) => {
    const { leavePagesAlone } = await managedPolicy();
    return { notice: { ...notice, onPage: onPage && !leavePagesAlone } };
  });

/**
 * Save whether the person clicks every switch.
 *
 * @param {{ byHand: boolean }} choice
 */
export const saveByHand = ({ byHand }) =>
  saveIfAccepted((notice) => ({ notice: { ...notice, byHand } }));

/**
 * Save how often a check is due.
 *
 * @param {{ days: number }} choice
 */
export const saveReminder = ({ days }) =>
  saveIfAccepted(() => ({ reminder: { days, from: Date.now() } }));

/**
 * Save the settings that are selected for the next run.
 *
 * @param {string[]} chosen ids
 */
export const selectSettings = (chosen) => saveIfAccepted(() => ({ chosen }));

/**
 * Save values unless all data has been erased, and the acceptance of the notice with it.
 *
 * @param {(notice: Notice) => Parameters<typeof saveValues>[0] | Promise<Parameters<typeof saveValues>[0]>} valuesOf
 */
function saveIfAccepted(valuesOf) {
  return enqueue(async () => {
    const { notice } = await readValues(["notice"]);
    if (notice) await saveValues(await valuesOf(notice));
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
 * @param {string} right
 * @param {Parameters<typeof afterChange>[1]} change
 */
export function saveRightProgress(right, change) {
  return enqueue(async () => {
    if (!rights.some(({ id }) => id === right)) return;
    const key = rightKey(right);
    await saveValues({ [key]: afterChange((await readValues([key]))[key], change, Date.now()) });
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
