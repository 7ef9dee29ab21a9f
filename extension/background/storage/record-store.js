/**
 * Reads and writes the records of settings. A record that storage.local refuses is kept in
 * storage.session for as long as the browser runs: its stand-in, forgotten with the next write.
 */

/** @import { SettingRecord } from "../../shared/types.js" */
/** @import { Receipt } from "../../shared/receipts/receipt-schema.js" */
/** @import { Head } from "../../shared/receipts/chain.js" */

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
 * @param {string} setting
 * @param {SettingRecord} record
 * @param {Record<`receipt:${string}`, Receipt | Head> & Record<`record:${string}`, SettingRecord>} [more]
 *   to be
 *     kept with it or not at all: a receipt with the new head, and other records
 * @returns {Promise<boolean>} whether storage.local took it
 */
export async function putRecord(setting, record, more = {}) {
  const key = recordKey(setting);
  const taken = await setLocal({ [key]: record, ...more }).then(() => true, logStorageError);
  if (taken) await removeSession(key).catch(logStorageError);
  return taken;
}

/**
 * @param {string} setting
 * @param {SettingRecord} record
 * @returns {Promise<boolean>} whether it is kept until the browser ends
 */
export function putStandIn(setting, record) {
  return setSession({ [recordKey(setting)]: record }).then(() => true, logStorageError);
}
