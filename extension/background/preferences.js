/**
 * Keeps what the person chose for good: the notice, whether pages may be changed, the reminder.
 * Each waits in line, so that nothing read before an erasing is written after it.
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
 * The person accepted the notice.
 *
 * @param {{ onPage: boolean }} choice
 */
export function accept({ onPage }) {
  return enqueue(async () => {
    const { leavePagesAlone } = await managedPolicy();
    await saveValues({ notice: { acceptedAt: Date.now(), onPage: onPage && !leavePagesAlone } });
    await holdPolicy();
  });
}

/**
 * Keep what the person chose in the options.
 *
 * @param {Extract<PageMessage, { type: "save-options" }>} choice
 */
export function saveOptions({ onPage, remindAfter }) {
  return enqueue(async () => {
    const { notice } = await readValues(["notice"]);
    if (!notice) return;
    const { leavePagesAlone } = await managedPolicy();
    const reminder = { days: remindAfter, from: Date.now() };
    await saveValues({ notice: { ...notice, onPage: onPage && !leavePagesAlone }, reminder });
  });
}

/**
 * Keep what the person chose for the next click.
 *
 * @param {string[]} chosen ids
 */
export function selectSettings(chosen) {
  return enqueue(async () => {
    if ((await readValues(["notice"])).notice) await saveValues({ chosen });
  });
}

/**
 * Keep in which region the person lives.
 *
 * @param {string} region
 */
export function saveRegion(region) {
  return enqueue(async () => {
    if (regions.some(({ id }) => id === region)) await saveValues({ region });
  });
}

/**
 * Keep what a person did about a right.
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

/** Delete what is damaged; what found no room among what is set aside goes as well. */
export function deleteDamaged() {
  return enqueue(async () => {
    const stored = await browser.storage.local.get(null);
    const inPlace = damagedValues(stored, 0, latestTime()).map(
      ({ key }) => /** @type {"aside"} */ (key),
    );
    await removeLocal(["aside", ...inPlace]);
  });
}

/**
 * Have an organisation's policy hold for what was chosen before it came, and be known in pages:
 * content scripts cannot read policies. Before the notice was accepted nothing is kept of it.
 */
export const applyPolicy = () => enqueue(holdPolicy);

async function holdPolicy() {
  const { leavePagesAlone, preselectedSettings } = await managedPolicy();
  const { notice, preselected } = await readValues(["notice", "preselected"]);
  if (!notice) return;
  if (leavePagesAlone && notice.onPage) await saveValues({ notice: { ...notice, onPage: false } });
  const known = String(preselected ?? null) === String(preselectedSettings);
  if (!known) await saveValues({ preselected: preselectedSettings });
}
