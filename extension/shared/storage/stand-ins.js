/**
 * Replaces older records with newer ones that storage.local refused and storage.session took. Pure.
 */

/** @import { SettingRecord, StoredValues } from "../types.js" */

/**
 * @param {Record<string, any>} local the values of storage.local
 * @param {StoredValues} session the values of storage.session
 * @returns {StoredValues} the values with the newest record of each setting
 */
export function withStandIns(local, session) {
  const newerRecords = Object.entries(session).filter(
    ([key, value]) => isRecordKey(key) && isNewerThan(value, local[key]),
  );
  return { ...local, ...Object.fromEntries(newerRecords) };
}

/**
 * @param {string} key
 * @returns {key is `record:${string}`}
 */
const isRecordKey = (key) => key.startsWith("record:");

/**
 * @param {SettingRecord} standIn
 * @param {SettingRecord | undefined} stored
 */
const isNewerThan = (standIn, stored) => !stored || standIn.at > stored.at;
