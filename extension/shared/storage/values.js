/** Reads what is stored: what does not fit there is as if it were not there. */

/** @import { StoredValues } from "../types.js" */

import { browser } from "../browser.js";
import { recordKey } from "../records.js";
import { settings } from "../rules.js";
import { validValues } from "./schema.js";
import { withStandIns } from "./stand-ins.js";
import { AHEAD } from "./validate.js";
import { isNewer } from "./version.js";

/** When this was built, or before. */
const BUILT = Math.max(...settings.map(({ confirmed }) => Date.parse(confirmed)));

/**
 * The latest time that may be kept. Clocks are put right by hours, and start from their beginning
 * when their battery is empty: neither makes what was kept before that false.
 */
export const latestTime = () => Math.max(Date.now(), BUILT) + AHEAD;

/**
 * @param {(keyof StoredValues)[]} keys
 * @returns {Promise<StoredValues>}
 */
export async function readValues(keys) {
  return validValues(await browser.storage.local.get(["version", ...keys]), latestTime());
}

/**
 * The records of some settings, each the newest there is of it.
 *
 * @param {string[]} ids
 * @returns {Promise<StoredValues>}
 */
export async function readRecords(ids) {
  const keys = ids.map(recordKey);
  const latest = latestTime();
  const [local, session] = await Promise.all([readValues(keys), browser.storage.session.get(keys)]);
  return withStandIns(local, validValues(session, latest));
}

/** Whether a newer version of ours kept what is stored. */
export async function isFromNewerVersion() {
  return isNewer((await browser.storage.local.get("version")).version);
}
