/** Keeps what the person chose for good: the notice, whether pages may be changed, the reminder. */

/** @import { PageMessage } from "../shared/types.js" */

import { browser } from "../shared/browser.js";
import { keepValue, readKept } from "../shared/kept.js";
import { managedPolicy } from "../shared/managed.js";

/** The person accepted the notice. @param {{ onPage: boolean }} choice */
export async function accept({ onPage }) {
  const { leavePagesAlone } = await managedPolicy();
  await keepValue("notice", { acceptedAt: Date.now(), onPage: onPage && !leavePagesAlone });
}

/** Keep what the person chose in the options. @param {Extract<PageMessage, { type: "choose" }>} choice */
export async function choose({ onPage, remindAfter }) {
  const { notice } = await readKept(["notice"]);
  if (!notice) return;
  const { leavePagesAlone } = await managedPolicy();
  const reminder = { days: remindAfter, from: Date.now() };
  await browser.storage.local.set({ notice: { ...notice, onPage: onPage && !leavePagesAlone }, reminder });
}

/** Have an organisation's policy hold for what was chosen before it came; content scripts cannot read policies. */
export async function obeyPolicy() {
  const { leavePagesAlone } = await managedPolicy();
  const { notice } = await readKept(["notice"]);
  if (leavePagesAlone && notice?.onPage) await browser.storage.local.set({ notice: { ...notice, onPage: false } });
}
