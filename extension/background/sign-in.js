/** Notes that somebody may have signed in to LinkedIn: what was claimed before ends with it. */

/** @import { Place } from "../shared/types.js" */
/** @import { Tabs } from "webextension-polyfill" */
/** @typedef {Tabs.Tab} Tab */

import { accountOf, storeOf } from "../shared/account.js";
import { browser } from "../shared/browser.js";
import { recordKey } from "../shared/records.js";
import { settings } from "../shared/rules.js";
import { validValues } from "../shared/storage/schema.js";
import { latestTime, readValues } from "../shared/storage/values.js";
import { dispatchToRun } from "./run/runner.js";
import {
  enqueue,
  removeLocal,
  removeSession,
  setLocal,
  setSession,
} from "./storage/write-queue.js";

/**
 * Follow a tab to a page of LinkedIn. One of signing out or in is noted, and so is the page after
 * it: the form may have stood there for long, while somebody signed in in another tab. Either ends
 * the run of that account.
 *
 * @param {Tab} tab
 * @param {Extract<Place, "signed-out" | "blocked"> | ""} gate which page of signing out or in it
 *   shows
 * @param {number} at when it was seen: the line may be long
 */
export async function noteSignIn(tab, gate, at) {
  const store = storeOf(tab);
  const noted = enqueue(() => note(tab, gate, at));
  // In line right behind it: nothing that was on its way can be confirmed in between.
  await dispatchToRun(async (run) => {
    const concerned = (await noted) && accountOf(run).store === store;
    return concerned ? { type: "away", place: gate || "signed-out" } : null;
  });
}

/**
 * @param {Tab} tab
 * @param {string} gate
 * @param {number} at
 * @returns {Promise<boolean>} whether somebody may have signed in
 */
async function note(tab, gate, at) {
  const { notice, signedInAt } = await readValues(["notice", "signedInAt"]);
  if (!notice || !(await passes(tab.id ?? -1, gate))) return false;
  const store = storeOf(tab);
  // Right after the time that stands: pages of the new account have begun since.
  const next = gate ? at : (signedInAt?.[store] ?? 0) + 1;
  const noting = setLocal({ signedInAt: { ...signedInAt, [store]: next } });
  await noting.catch(forgetRecords);
  return true;
}

/**
 * Whether a tab comes to a gate, or from one.
 *
 * @param {number} tabId
 * @param {string} gate
 */
async function passes(tabId, gate) {
  const { gates = [] } = validValues(await browser.storage.session.get("gates"), latestTime());
  const others = gates.filter((each) => each !== tabId);
  const came = others.length < gates.length;
  if (gate || came) await setSession({ gates: gate ? [...others, tabId] : others });
  return gate !== "" || came;
}

/**
 * Storage that is full still takes things away: no claim may stay because its end could not be
 * noted.
 */
async function forgetRecords() {
  const keys = settings.map(({ id }) => recordKey(id));
  await Promise.all([removeLocal(keys), removeSession(keys)]);
}
