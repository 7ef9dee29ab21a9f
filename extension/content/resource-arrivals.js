/** Tells from the browser's list of loaded resources whether a page has what it needs. Pure. */

/** How long (ms) a page without its pictures must have had everything else. */
export const WITHOUT_PICTURES = 3_000;

/**
 * Return the time (ms) until a page has had all resources for long enough: Infinity if one has not
 * arrived.
 *
 * @param {string[]} addresses of its scripts, styles and frames
 * @param {{ name: string, responseEnd: number }[]} arrived the resources that have arrived
 * @param {number} parsedAt when its HTML was parsed and its deferred scripts had run; 0 if not yet
 * @param {number} time
 */
export function timeUntilQuiet(addresses, arrived, parsedAt, time) {
  if (parsedAt === 0) return Number.POSITIVE_INFINITY;
  const ends = new Map(
    arrived.map(({ name, responseEnd }) => [withoutFragment(name), responseEnd]),
  );
  // The browser lists only what comes over the network.
  const awaited = addresses.filter((address) => address.startsWith("http")).map(withoutFragment);
  const arrivals = awaited.map((address) => ends.get(address) ?? Number.POSITIVE_INFINITY);
  return Math.max(0, Math.max(parsedAt, ...arrivals) + WITHOUT_PICTURES - time);
}

const withoutFragment = (/** @type {string} */ address) => address.replace(/#.*/, "");
