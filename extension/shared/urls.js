/** Classifies addresses by the rules. Pure. */

/** @import { Place, Setting, Site } from "./types.js" */

/**
 * Return the path of a LinkedIn address without a trailing slash, or "" for any other address.
 *
 * Browsers write all addresses in the same way, so no parser is needed. The first one in a page
 * takes 3 ms.
 *
 * @param {string} address
 * @param {Site} site
 */
export function sitePath(address, { origin }) {
  const page = String(address).replace(/[?#].*/, "");
  return `${page}/`.startsWith(`${origin}/`)
    ? page.slice(origin.length).replace(/\/+$/, "") || "/"
    : "";
}

/**
 * Return whether an address is the page of a setting, whatever its query or fragment.
 *
 * @param {string} address
 * @param {Setting} setting
 * @param {Site} site
 */
export function atSetting(address, setting, site) {
  return setting.paths.includes(sitePath(address, site));
}

/**
 * Return the kind of page at an address, relative to one setting. Any other settings page is a list,
 * as LinkedIn's lists are many and link to each other.
 *
 * @param {string} address
 * @param {Setting} setting
 * @param {Site} site
 * @returns {Place}
 */
export function placeOf(address, setting, site) {
  const path = sitePath(address, site);
  if (setting.paths.includes(path)) return "setting";
  if (inSettings(address, site)) return "list";
  return gateOf(address, site) || "elsewhere";
}

/**
 * Return which kind of sign-in page is at an address, where the account may change; "" for any
 * other page.
 *
 * @param {string} address
 * @param {Site} site
 * @returns {"signed-out" | "blocked" | ""}
 */
export function gateOf(address, site) {
  const path = sitePath(address, site);
  const isBelow = (/** @type {string} */ folder) =>
    `${path}/`.startsWith(`${folder.replace(/\/$/, "")}/`);
  if (site.guestPaths.includes(path) || site.signedOutPaths.some(isBelow)) return "signed-out";
  return site.blockedPaths.some(isBelow) ? "blocked" : "";
}

/**
 * Return whether an address is a LinkedIn settings page, known or not: its path begins like that of
 * a list of settings.
 *
 * @param {string} address
 * @param {Site} site
 */
export function inSettings(address, site) {
  const firstSegment = (/** @type {string} */ path) => path.split("/")[1];
  const current = firstSegment(sitePath(address, site));
  return site.listPaths.some((path) => firstSegment(path) === current);
}

/**
 * Return the path to which a switch is saved: known for settings with a key, "" for others.
 *
 * @param {Setting} setting
 * @param {Site} site
 */
export function savePathOf({ key }, { savePath }) {
  return key ? savePath + key : "";
}

/**
 * Return whether an address is the page of a setting or a list of settings.
 *
 * @param {string} address
 * @param {Setting[]} settings
 * @param {Site} site
 */
export function isSettingOrList(address, settings, site) {
  const path = sitePath(address, site);
  return site.listPaths.includes(path) || settings.some(({ paths }) => paths.includes(path));
}
