/**
 * Which version of itself storage is in. Every change of what may stand in it makes the next one:
 * see migrations.js.
 */

/** What was kept before there were versions is version 1. */
export const VERSION = 3;

/**
 * Whether a later Untrain kept this, of which this one cannot know what it means.
 *
 * @param {unknown} version
 */
export const isNewer = (version) => typeof version === "number" && version > VERSION;
