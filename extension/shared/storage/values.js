/** Reads stored values. Invalid values are treated as absent. */

/** @import { StoredValues } from "../types.js" */

import { browser } from "../browser.js";
import { recordKey } from "../records.js";
import { settings } from "../rules.js";
import { validValues } from "./schema.js";
import { withStandIns } from "./stand-ins.js";
import { MAX_AHEAD } from "./validate.js";
import { isNewer } from "./version.js";

/** The last day on which a rule was confirmed: this version was built then or later. */
const BUILT_AT = Math.max(...settings.map(({ confirmed }) => Date.parse(confirmed)));

/**
 * The latest valid time. A clock may be corrected by hours, or restart at 1970 when its battery is
 * empty. Times saved before that are still valid.
 */
export const latestTime = () => Math.max(Date.now(), BUILT_AT) + MAX_AHEAD;

/**
 * @param {(keyof StoredValues)[]} keys
 * @returns {Promise<StoredValues>}
 */
export async function readValues(keys) {
  return validValues(await browser.storage.local.get(["version", ...keys]), latestTime());
}

/**
 * Read the newest records of some settings.
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

/** Return whether a newer version of Untrain wrote the stored values. */
export async function isFromNewerVersion() {
  return isNewer((await browser.storage.local.get("version")).version);
}
