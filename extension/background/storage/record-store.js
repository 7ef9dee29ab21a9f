/**
 * Reads and writes the records of settings. If storage.local refuses a record, a stand-in in
 * storage.session replaces it until the browser closes or the next write succeeds.
 */

/** @import { SettingRecord } from "../../shared/types.js" */
/** @import { Receipt } from "../../shared/receipts/receipt-schema.js" */
/** @import { Head } from "../../shared/receipts/chain.js" */
/** @typedef {Record<`receipt:${string}`, Receipt | Head>} Receipts */
/** @typedef {Record<`record:${string}`, SettingRecord>} Records */

import { recordKey } from "../../shared/records.js";
import { readRecords } from "../../shared/storage/values.js";
import { logStorageError, removeSession, setLocal, setSession } from "./write-queue.js";

/**
 * @param {string} setting
 * @returns {Promise<SettingRecord | undefined>}
 */
export async function readRecord(setting) {
  const key = recordKey(setting);
  return (await readRecords([setting]))[key];
}

/**
 * Store a record; in the same write, store a receipt with the new head, and other records.
 *
 * @param {string} setting
 * @param {SettingRecord} record
 * @param {Receipts & Records} [more]
 * @returns {Promise<boolean>} whether storage.local accepted them
 */
export async function putRecord(setting, record, more = {}) {
  const key = recordKey(setting);
  const isStored = await setLocal({ [key]: record, ...more }).then(() => true, logStorageError);
  if (isStored) await removeSession(key).catch(logStorageError);
  return isStored;
}

/**
 * @param {string} setting
 * @param {SettingRecord} record
 * @returns {Promise<boolean>} whether storage.session accepted it
 */
export function putStandIn(setting, record) {
  return setSession({ [recordKey(setting)]: record }).then(() => true, logStorageError);
}
