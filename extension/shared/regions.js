/** Tells which region's texts are for a person. Pure: never asks the network. */

/** @import { Region, Right } from "./about.js" */

/**
 * The region a person chose, or else the one their browser's language points to.
 *
 * @param {unknown} chosen the id of a region; one that is not there counts as not chosen
 * @param {string} language a language tag
 * @param {Region[]} regions
 * @returns {Region | null}
 */
export function regionOf(chosen, language, regions) {
  return regions.find(({ id }) => id === chosen) ?? guessRegion(language, regions);
}

/**
 * The region of a language tag, as that of DE in de-DE. A language alone gives no guess.
 *
 * @param {string} language
 * @param {Region[]} regions
 * @returns {Region | null}
 */
export function guessRegion(language, regions) {
  const code = countryOf(language);
  if (!code) return null;
  return regions.find(({ codes }) => codes.includes(code)) ?? restOf(regions);
}

/**
 * The region that stands for all others.
 *
 * @param {Region[]} regions
 * @returns {Region | null}
 */
export function restOf(regions) {
  return regions.find(({ codes }) => codes.length === 0) ?? null;
}

/**
 * Whether a right is for people of a region; where that is not known, all are shown.
 *
 * @param {Right} right
 * @param {Region | null} region
 */
export function appliesIn({ regions }, region) {
  return regions.length === 0 || region === null || regions.includes(region.id);
}

/** @param {string} language */
function countryOf(language) {
  try {
    const { region = "" } = new Intl.Locale(language);
    // Numbers stand for parts of the world, as 419 for Latin America: too many countries for a
    // guess.
    return /^[A-Z]{2}$/.test(region) ? region : "";
  } catch {
    return "";
  }
}
