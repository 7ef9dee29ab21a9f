/** Decides which stored values are migrated, used or moved to quarantine. Pure. */

/** @import { Head } from "../../shared/receipts/chain.js" */
/** @import { Quarantined, StoredValues } from "../../shared/types.js" */
/** @import { Values } from "./migrations.js" */
/**
 * @typedef {object} Found
 * @property {Values} local
 * @property {Values} session
 * @property {Head | null} end the end of the receipt chain, if its head is missing or invalid
 */

import { HEAD_KEY } from "../../shared/receipts/chain.js";
import { damagedValues, validValues } from "../../shared/storage/schema.js";
import { isNewer } from "../../shared/storage/version.js";
import { migrate } from "./migrations.js";

/**
 * The most values in quarantine. A person may inspect them, but they must not fill storage. Further
 * damaged values stay in place, unused.
 */
export const MAX_VALUES = 50;
/** The longest value in quarantine, in characters; valid values are far shorter. */
export const MAX_LENGTH = 10_000;

/**
 * Migrate storage to this version, and move invalid values to quarantine.
 *
 * @param {Found} found
 * @param {number} at now, in ms since 1970
 * @param {number} latest the latest valid time
 * @returns {{ set: Values, gone: string[], goneFromSession: string[] }} the values to store in
 *   storage.local in one write, with null for removed ones; and the keys to remove afterwards
 */
export function quarantine({ local, session, end }, at, latest) {
  if (isNewer(local.version)) return { set: {}, gone: [], goneFromSession: [] };
  const migrated = Object.keys(local).length > 0 ? migrate(local) : {};
  const valid = validValues(migrated, latest);
  const inLocal = damageOf({ ...migrated, version: local.version }, end, at, latest).map(
    (each) => ({
      ...each,
      value: local[each.key] ?? null,
    }),
  );
  const inSession = damagedValues(session, at, latest);
  const moved = [...inLocal, ...inSession]
    .filter(isShort)
    .slice(0, roomIn(migrated.aside, valid.aside));
  const keysOf = (/** @type {Quarantined[]} */ some) =>
    some.filter((each) => moved.includes(each)).map(({ key }) => key);
  const set = {
    ...changed(local, valid),
    ...(moved.length > 0 && { aside: [...(valid.aside ?? []), ...moved] }),
    ...(end && keysOf(inLocal).includes(HEAD_KEY) && { [HEAD_KEY]: end }),
  };
  const gone = keysOf(inLocal).filter((key) => !Object.hasOwn(set, key));
  return {
    set: { ...set, ...Object.fromEntries(gone.map((key) => [key, null])) },
    gone,
    goneFromSession: keysOf(inSession),
  };
}

/**
 * Return the damaged values. A missing head of the receipt chain is damage too.
 *
 * @param {Values} migrated
 * @param {Head | null} end
 * @param {number} at
 * @param {number} latest
 */
function damageOf(migrated, end, at, latest) {
  const headless =
    end && !migrated[HEAD_KEY] ? [{ key: HEAD_KEY, value: null, at, why: "gone" }] : [];
  return [...damagedValues(migrated, at, latest), ...headless];
}

/**
 * Return the valid values that differ from the stored ones.
 *
 * @param {Values} stored
 * @param {StoredValues} valid
 * @returns {Values}
 */
function changed(stored, valid) {
  return Object.fromEntries(Object.entries(valid).filter(([key, value]) => value !== stored[key]));
}

/**
 * Return how many values quarantine has room for: none if the list itself is damaged and too long
 * to be moved, as it must not be overwritten.
 *
 * @param {unknown} found
 * @param {Quarantined[] | undefined} valid
 */
function roomIn(found, valid) {
  if (valid) return Math.max(0, MAX_VALUES - valid.length);
  return isShort({ value: found ?? null }) ? MAX_VALUES : 0;
}

/** @param {{ value: unknown }} value */
function isShort({ value }) {
  try {
    return JSON.stringify(value).length <= MAX_LENGTH;
  } catch {
    // Firefox can store values that JSON cannot represent.
    return false;
  }
}
