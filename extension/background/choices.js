/**
 * Keeps what the person chose for good: the notice, whether pages may be changed, the reminder. Each
 * waits in line, so that nothing read before an erasing is written after it.
 */

/** @import { PageMessage } from "../shared/types.js" */

import { browser } from "../shared/browser.js";
import { keepValue, readKept } from "../shared/kept.js";
import { managedPolicy } from "../shared/managed.js";
import { inLine } from "./run-loop.js";

/** The person accepted the notice. @param {{ onPage: boolean }} choice */
export function accept({ onPage }) {
  return inLine(async () => {
    const { leavePagesAlone } = await managedPolicy();
    await keepValue("notice", { acceptedAt: Date.now(), onPage: onPage && !leavePagesAlone });
    await holdPolicy();
  });
}

/** Keep what the person chose in the options. @param {Extract<PageMessage, { type: "choose" }>} choice */
export function choose({ onPage, remindAfter }) {
  return inLine(async () => {
    const { notice } = await readKept(["notice"]);
    if (!notice) return;
    const { leavePagesAlone } = await managedPolicy();
    const reminder = { days: remindAfter, from: Date.now() };
    await browser.storage.local.set({ notice: { ...notice, onPage: onPage && !leavePagesAlone }, reminder });
  });
}

/** Keep what the person chose for the next click. @param {string[]} chosen ids */
export function pick(chosen) {
  return inLine(async () => {
    if ((await readKept(["notice"])).notice) await browser.storage.local.set({ chosen });
  });
}

/**
 * Have an organisation's policy hold for what was chosen before it came, and be known in pages:
 * content scripts cannot read policies. Before the notice was accepted nothing is kept of it.
 */
export const obeyPolicy = () => inLine(holdPolicy);

async function holdPolicy() {
  const { leavePagesAlone, preselectedSettings } = await managedPolicy();
  const { notice, preselected } = await readKept(["notice", "preselected"]);
  if (!notice) return;
  if (leavePagesAlone && notice.onPage) await keepValue("notice", { ...notice, onPage: false });
  const known = String(preselected ?? null) === String(preselectedSettings);
  if (!known) await keepValue("preselected", preselectedSettings);
}
