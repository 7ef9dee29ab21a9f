/** Sums up where all settings stand. Pure. */

/** @import { ShownRecord } from "./types.js" */
/** @typedef {"off" | "on" | "gone" | "failed" | "unread"} Kind */
/** @typedef {{ kind: Kind, count: number }} Part */

import { isConfirmed } from "./records.js";

/**
 * The kinds in the order of the sentence.
 *
 * @type {Kind[]}
 */
const KINDS = ["off", "on", "gone", "failed", "unread"];

/**
 * Return what is known of a setting. Only what is proved counts as off.
 *
 * @param {Pick<ShownRecord, "outcome" | "reading" | "lapsed">} record
 * @returns {Kind}
 */
export function kindOf({ outcome, reading, lapsed }) {
  if (isConfirmed(outcome)) return "off";
  if (outcome === "not-offered") return "gone";
  // LinkedIn showed no switch: what was read before the run is no finding of today.
  const isShown = outcome !== "signed-out" && outcome !== "blocked";
  if (reading === "on" && isShown) return "on";
  return outcome && !lapsed ? "failed" : "unread";
}

/**
 * Return the parts of the sentence that sums up some settings.
 *
 * @param {Kind[]} kinds one for each setting
 * @returns {Part[]}
 */
export const partsOf = (kinds) =>
  KINDS.map((kind) => ({ kind, count: kinds.filter((each) => each === kind).length })).filter(
    ({ count }) => count > 0,
  );
