/**
 * The one door to storage: every write of the extension goes through here, and every piece of work
 * that reads before it writes waits in one queue, so that no two of them interleave.
 */

/** @import { StoredValues } from "../../shared/types.js" */
/** @import { StorageKey } from "../../shared/storage/schema.js" */

import { browser } from "../../shared/browser.js";
import { isFromNewerVersion } from "../../shared/storage/values.js";
import { VERSION } from "../../shared/storage/version.js";

/** @type {Promise<unknown>} */
let line = Promise.resolve();

/**
 * Do one piece of work after all earlier ones.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export function enqueue(work) {
  const done = line.then(work);
  line = done.catch(() => {});
  return done;
}

/** @param {Partial<Record<StorageKey, unknown>>} values */
export const setLocal = (values) => browser.storage.local.set(values);

/** @param {StorageKey | StorageKey[]} keys */
export const removeLocal = (keys) => browser.storage.local.remove(keys);

/** @param {Pick<StoredValues, "run" | "gates" | `record:${string}`>} values */
export const setSession = (values) => browser.storage.session.set(values);

/** @param {StorageKey | StorageKey[]} keys */
export const removeSession = (keys) => browser.storage.session.remove(keys);

/** Leave nothing of what the extension keeps. */
export async function clearAll() {
  await browser.storage.local.clear();
  await browser.storage.session.clear();
}

/**
 * Keep what a person chose, or with null in its place nothing; never among what a newer version
 * kept.
 *
 * @param {Partial<Record<StorageKey, unknown>>} values
 */
export async function saveValues(values) {
  if (await isFromNewerVersion())
    throw new Error("storage: expected a version that is known, found a newer one; update Untrain");
  const given = Object.entries(values).filter(([, value]) => value !== null);
  const gone = /** @type {StorageKey[]} */ (
    Object.keys(values).filter((key) => values[/** @type {StorageKey} */ (key)] === null)
  );
  // The first value that is kept marks the version of all that come after it.
  if (given.length > 0) await setLocal({ version: VERSION, ...Object.fromEntries(given) });
  if (gone.length > 0) await removeLocal(gone);
}

/**
 * Say on the console what storage refused, and answer that it did.
 *
 * @param {unknown} error
 */
export function refused(error) {
  console.warn("Untrain: storage:", error);
  return /** @type {false} */ (false);
}
