/** Decides what is done with what is found in storage before it is used. Pure. */

/** @import { Head } from "../../shared/receipts/chain.js" */
/** @import { Quarantined, StoredValues } from "../../shared/types.js" */
/** @import { Values } from "./migrations.js" */
/**
 * @typedef {{ local: Values, session: Values, end: Head | null }} Found `end`: where the chain of
 *   receipts ends, where its head does not tell
 */

import { HEAD_KEY } from "../../shared/receipts/chain.js";
import { damagedValues, validValues } from "../../shared/storage/schema.js";
import { isNewer } from "../../shared/storage/version.js";
import { migrate } from "./migrations.js";

/**
 * What is set aside is for a person to look at, and may not fill storage; more stays unused where
 * it is.
 */
export const MOST = 50;
/** The longest value that is set aside, in characters; none of ours comes near it. */
export const LONGEST = 10_000;

/**
 * Bring what is stored to this version, and set aside what does not fit in it.
 *
 * @param {Found} found
 * @param {number} at now, in ms since 1970
 * @param {number} latest no time that is kept is after it
 * @returns {{ set: Values, gone: string[], goneFromSession: string[] }} what to keep in
 *   storage.local, in
 *     one go, with null for what is gone; and the keys to take away after that
 */
export function quarantine({ local, session, end }, at, latest) {
  if (isNewer(local.version)) return { set: {}, gone: [], goneFromSession: [] };
  const kept = Object.keys(local).length > 0 ? migrate(local) : {};
  const good = validValues(kept, latest);
  const inLocal = damageOf({ ...kept, version: local.version }, end, at, latest).map((each) => ({
    ...each,
    value: local[each.key] ?? null,
  }));
  const inSession = damagedValues(session, at, latest);
  const moved = [...inLocal, ...inSession].filter(isShort).slice(0, roomIn(kept.aside, good.aside));
  const keysOf = (/** @type {Quarantined[]} */ some) =>
    some.filter((each) => moved.includes(each)).map(({ key }) => key);
  const set = {
    ...changed(local, good),
    ...(moved.length > 0 && { aside: [...(good.aside ?? []), ...moved] }),
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
 * Receipts without their head count as damage.
 *
 * @param {Values} kept
 * @param {Head | null} end
 * @param {number} at
 * @param {number} latest
 */
function damageOf(kept, end, at, latest) {
  const headless = end && !kept[HEAD_KEY] ? [{ key: HEAD_KEY, value: null, at, why: "gone" }] : [];
  return [...damagedValues(kept, at, latest), ...headless];
}

/**
 * The values that are not as they are stored.
 *
 * @param {Values} stored
 * @param {StoredValues} good
 * @returns {Values}
 */
function changed(stored, good) {
  return Object.fromEntries(Object.entries(good).filter(([key, value]) => value !== stored[key]));
}

/**
 * For how many there is room. A damaged list that cannot be moved itself is not written over.
 *
 * @param {unknown} found
 * @param {Quarantined[] | undefined} good
 */
function roomIn(found, good) {
  if (good) return Math.max(0, MOST - good.length);
  return isShort({ value: found ?? null }) ? MOST : 0;
}

/** @param {{ value: unknown }} value */
function isShort({ value }) {
  try {
    return JSON.stringify(value).length <= LONGEST;
  } catch {
    // Firefox stores more than JSON can say.
    return false;
  }
}
