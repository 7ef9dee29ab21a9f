/** Tells why a page has no switch of a setting. For runs and reports: a visit need not know it. */

/** @import { Setting, Site } from "../shared/types.js" */
/** @import { Observation } from "./observe-setting.js" */
/**
 * @typedef {object} Absence
 * @property {number} switches how many switches are offered; 1 if the setting's was found
 * @property {boolean} drawn whether the page has a heading or the switch
 * @property {boolean} [inFrame] whether LinkedIn shows the page in a frame, which may be outdated
 */
/** @typedef {Observation & Absence} FullObservation */

import { queryAll, queryAllIn } from "./dom.js";
import { SWITCH } from "./find-switch.js";
import { observeSwitch, settingScopes } from "./observe-setting.js";
import { isOffered, isSeen } from "./visibility.js";

/**
 * @param {Setting} setting
 * @param {Pick<Setting, "key" | "switchId">[]} settings all settings in the rules
 * @param {Pick<Site, "pageFrames">} site
 * @returns {FullObservation}
 */
export const observeSetting = (setting, settings, site) =>
  withAbsence(observeSwitch(settingScopes(site), setting, settings), site);

/**
 * @param {Observation} observation
 * @param {Pick<Site, "pageFrames">} site
 * @returns {FullObservation} `unknown` if switches are offered but none is certainly the setting's, or
 *   if the page has not been drawn; `missing` if the page has been drawn and offers no switch, or is
 *   in a frame
 */
export function withAbsence(observation, site) {
  const { element, away } = observation;
  if (element || away) return { ...observation, switches: element ? 1 : 0, drawn: true };
  const scopes = settingScopes(site);
  const switches = queryAllIn(scopes, SWITCH).filter(isOffered).length;
  const drawn = queryAllIn(scopes, "h1, h2, h3, [role='heading']").some(hasText);
  const inFrame = queryAll(document, `${site.pageFrames}`).some(isOwnFrame);
  const reading = inFrame || (switches === 0 && drawn) ? "missing" : "unknown";
  return { ...observation, reading, switches, drawn, inFrame };
}

/**
 * Return whether a frame is visible and has the origin of the page.
 *
 * @param {Element} element
 */
const isOwnFrame = (element) =>
  /** @type {HTMLIFrameElement} */ (element).contentDocument && isSeen(element);

/** @param {Element} element */
const hasText = (element) => Boolean(element.textContent?.trim());
