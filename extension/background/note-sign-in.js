/** Notes that somebody may have signed in to LinkedIn: what was claimed before ends with it. */

/** @import { Place } from "../shared/types.js" */

import { accountOf } from "../shared/account.js";
import { browser } from "../shared/browser.js";
import { readKept } from "../shared/kept.js";
import { recordKey } from "../shared/records.js";
import { settings } from "../shared/rules.js";
import { inLine, tellRun } from "./run-loop.js";

/**
 * Note that a tab showed a page of signing out or in, and end the run of that account, in one go.
 * @param {string} store the tab's container
 * @param {Extract<Place, "signed-out" | "blocked">} place
 * @param {number} at when it was seen: the line may be long
 */
export async function noteSignIn(store, place, at) {
  const noted = inLine(() => note(store, at));
  // In line right behind it: nothing that was on its way can be confirmed in between.
  const told = tellRun((run) => (accountOf(run).store === store ? { type: "away", place } : null));
  await Promise.all([noted, told]);
}

/** @param {string} store @param {number} at */
async function note(store, at) {
  const { notice, signedInAt } = await readKept(["notice", "signedInAt"]);
  if (!notice) return;
  const noting = browser.storage.local.set({ signedInAt: { ...signedInAt, [store]: at } });
  await noting.catch(forgetRecords);
}

/** Storage that is full still takes things away: no claim may stay because its end could not be noted. */
async function forgetRecords() {
  const keys = settings.map(({ id }) => recordKey(id));
  await Promise.all([browser.storage.local.remove(keys), browser.storage.session.remove(keys)]);
}
