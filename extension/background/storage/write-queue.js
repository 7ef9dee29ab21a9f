/**
 * The only module that writes to storage. Work that reads before it writes waits in one queue, so
 * that no two pieces of work interleave.
 */

/** @import { StoredValues } from "../../shared/types.js" */
/** @import { StorageKey } from "../../shared/storage/schema.js" */

import { browser } from "../../shared/browser.js";
import { isFromNewerVersion } from "../../shared/storage/values.js";
import { VERSION } from "../../shared/storage/version.js";

/** @type {Promise<unknown>} */
let queue = Promise.resolve();

/**
 * Do some work after all earlier work.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export function enqueue(work) {
  const done = queue.then(work);
  queue = done.catch(() => {});
  return done;
}

/** @param {Partial<Record<StorageKey, unknown>>} values */
export const setLocal = (values) => browser.storage.local.set(values);

/** @param {StorageKey | StorageKey[]} keys */
export const removeLocal = (keys) => browser.storage.local.remove(keys);

/**
 * @param {Pick<StoredValues, "run" | "gates" | "leftGate" | "observed" | "drawn" | "unseen" | "waiting" | `record:${string}`>
 *   | Pick<StoredValues, `requests:${string}`>} values
 */
export const setSession = (values) => browser.storage.session.set(values);

/** @param {StorageKey | StorageKey[]} keys */
export const removeSession = (keys) => browser.storage.session.remove(keys);

export async function clearAll() {
  await browser.storage.local.clear();
  await browser.storage.session.clear();
}

/**
 * Save choices of the person; null removes a key. Values of a newer version of Untrain are never
 * changed.
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
  // Store the version with the first value, for all later ones.
  if (given.length > 0) await setLocal({ version: VERSION, ...Object.fromEntries(given) });
  if (gone.length > 0) await removeLocal(gone);
}

/**
 * Log an error of storage to the console.
 *
 * @param {unknown} error
 * @returns {false} for callers that ask whether storage accepted a value
 */
export function logStorageError(error) {
  console.warn("Untrain: storage:", error);
  return false;
}
