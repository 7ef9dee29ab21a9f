/**
 * Puts records that storage.local refused, and storage.session took, in the place of older ones.
 * Pure.
 */

/** @import { SettingRecord, StoredValues } from "../types.js" */

/**
 * @param {Record<string, any>} local what storage.local holds
 * @param {StoredValues} session the same of storage.session
 * @returns {StoredValues} with the newest record of each setting
 */
export function withStandIns(local, session) {
  const newer = Object.entries(session).filter(
    ([key, value]) => isRecord(key) && isNewerThan(value, local[key]),
  );
  return { ...local, ...Object.fromEntries(newer) };
}

/**
 * @param {string} key
 * @returns {key is `record:${string}`}
 */
const isRecord = (key) => key.startsWith("record:");

/**
 * @param {SettingRecord} standIn
 * @param {SettingRecord | undefined} kept
 */
const isNewerThan = (standIn, kept) => !kept || standIn.at > kept.at;
