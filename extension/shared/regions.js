/** Decides which region's texts a person sees. Pure: never uses the network. */

/** @import { Region, Right } from "./about.js" */

/**
 * Return the region that the person selected, or else the one their browser's language suggests.
 *
 * @param {unknown} selected the id of a region; an unknown id counts as not selected
 * @param {string} language a language tag
 * @param {Region[]} regions
 * @returns {Region | null}
 */
export function regionOf(selected, language, regions) {
  return regions.find(({ id }) => id === selected) ?? guessRegion(language, regions);
}

/**
 * Return the region of a language tag, such as that of DE in de-DE. A language without a region
 * gives no guess.
 *
 * @param {string} language
 * @param {Region[]} regions
 * @returns {Region | null}
 */
export function guessRegion(language, regions) {
  const code = countryOf(language);
  if (!code) return null;
  return regions.find(({ codes }) => codes.includes(code)) ?? fallbackRegion(regions);
}

/**
 * Return the region that stands for all others.
 *
 * @param {Region[]} regions
 * @returns {Region | null}
 */
export function fallbackRegion(regions) {
  return regions.find(({ codes }) => codes.length === 0) ?? null;
}

/**
 * Return whether a right applies in a region; if the region is unknown, every right applies.
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
    // Numbers such as 419 (Latin America) cover too many countries for a guess.
    return /^[A-Z]{2}$/.test(region) ? region : "";
  } catch {
    return "";
  }
}
