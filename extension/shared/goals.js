/** The goals of a run: what its setting shall read at the end. Pure. */

/** @import { Goal } from "./types.js" */

const OPPOSITES = /** @type {const} */ ({ off: "on", on: "off", check: "" });

/**
 * Return the reading that a run changes; "" for a check, which changes none.
 *
 * @param {Goal} goal
 */
export const opposite = (goal) => OPPOSITES[goal];
