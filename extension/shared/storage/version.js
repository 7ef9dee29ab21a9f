/**
 * The version of the stored data. Every change of the schema needs a new version, see
 * migrations.js.
 */

/** Data stored without a version is version 1. */
export const VERSION = 6;

/**
 * Return whether a later version of Untrain stored the data, which this one cannot interpret.
 *
 * @param {unknown} version
 */
export const isNewer = (version) => typeof version === "number" && version > VERSION;
