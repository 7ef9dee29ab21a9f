/** Tells where an address is. Pure: takes addresses and rules, returns words. */

/** @import { Place, Setting, Site } from "./types.js" */

/**
 * The path of an address on LinkedIn without its trailing slash, or "" for any other address.
 *
 * @param {string} address
 * @param {Site} site
 */
export function sitePath(address, site) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.origin !== site.origin) return "";
  return url.pathname.replace(/\/+$/, "") || "/";
}

/**
 * Whether an address is the page of a setting, whatever its query or fragment.
 *
 * @param {string} address
 * @param {Setting} setting
 * @param {Site} site
 */
export function atSetting(address, setting, site) {
  return setting.paths.includes(sitePath(address, site));
}

/**
 * Where an address is, seen from one setting.
 *
 * @param {string} address
 * @param {Setting} setting
 * @param {Site} site
 * @returns {Place}
 */
export function placeOf(address, setting, site) {
  const path = sitePath(address, site);
  if (setting.paths.includes(path)) return "setting";
  if (site.listPaths.includes(path)) return "list";
  return gateOf(address, site) || "elsewhere";
}

/**
 * At which of LinkedIn's gates an address is, where somebody may sign in; "" for any other page.
 *
 * @param {string} address
 * @param {Site} site
 * @returns {"signed-out" | "blocked" | ""}
 */
export function gateOf(address, site) {
  const path = sitePath(address, site);
  const below = (/** @type {string} */ folder) =>
    `${path}/`.startsWith(`${folder.replace(/\/$/, "")}/`);
  if (site.guestPaths.includes(path) || site.signedOutPaths.some(below)) return "signed-out";
  return site.blockedPaths.some(below) ? "blocked" : "";
}

/**
 * Whether an address is among LinkedIn's settings, ours or not: their paths begin as those of its
 * lists do.
 *
 * @param {string} address
 * @param {Site} site
 */
export function inSettings(address, site) {
  const beginning = (/** @type {string} */ path) => path.split("/")[1];
  const here = beginning(sitePath(address, site));
  return site.listPaths.some((path) => beginning(path) === here);
}

/**
 * The path to which a switch saves itself: known for settings with a key, "" for others.
 *
 * @param {Setting} setting
 * @param {Site} site
 */
export function savePathOf({ key }, { savePath }) {
  return key ? savePath + key : "";
}

/**
 * Whether anything of ours has work to do at an address.
 *
 * @param {string} address
 * @param {Setting[]} settings
 * @param {Site} site
 */
export function isOurs(address, settings, site) {
  const path = sitePath(address, site);
  return site.listPaths.includes(path) || settings.some(({ paths }) => paths.includes(path));
}
