/** Reads and keeps values in storage.local: what does not fit there is as if it were not there. */

/** @import { Kept } from "./types.js" */

import { browser } from "./browser.js";
import { AHEAD } from "./fits.js";
import { settings } from "./rules.js";
import { keptIn } from "./shapes.js";
import { isNewer, VERSION } from "./version.js";

/** When this was built, or before. */
const BUILT = Math.max(...settings.map(({ confirmed }) => Date.parse(confirmed)));

/**
 * The latest time that may be kept. Clocks are put right by hours, and start from their beginning
 * when their battery is empty: neither makes what was kept before that false.
 */
export const latestTime = () => Math.max(Date.now(), BUILT) + AHEAD;

/** @param {(keyof Kept)[]} keys @returns {Promise<Kept>} */
export async function readKept(keys) {
  return keptIn(await browser.storage.local.get(["version", ...keys]), latestTime());
}

/** Whether a newer version of ours kept what is stored. */
export async function isKeptByNewer() {
  return isNewer((await browser.storage.local.get("version")).version);
}

/**
 * Keep a value, or with null none; never among what a newer version of ours kept.
 * @param {keyof Kept} key
 * @param {unknown} value
 */
export async function keepValue(key, value) {
  if (await isKeptByNewer()) throw new Error("storage: expected a version that is known, found a newer one; update Untrain");
  // The first value that is kept marks the version of all that come after it.
  const values = { version: VERSION, [key]: value };
  await (value === null ? browser.storage.local.remove(key) : browser.storage.local.set(values));
}
