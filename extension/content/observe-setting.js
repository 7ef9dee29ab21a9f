/** Reads the switch of one setting once. */

/** @import { Reading, Setting, Site } from "../shared/types.js" */
/** @import { FoundBy } from "./find-switch.js" */
/**
 * @typedef {object} Observation
 * @property {Reading} reading
 * @property {Element | null} element the setting's switch
 * @property {FoundBy} foundBy
 * @property {number} switches
 * @property {boolean} drawn whether the page has a heading or the switch
 * @property {boolean} [inFrame] whether LinkedIn shows the page in a frame, which may be outdated
 * @property {() => string} [label] returns the label of the switch
 */

import { queryAll, scopesIn } from "./dom.js";
import { findSwitch, labelTextOf } from "./find-switch.js";
import { readSwitch } from "./read-switch.js";
import { isSeen } from "./visibility.js";

/**
 * @param {Setting} setting
 * @param {Pick<Setting, "key" | "switchId">[]} settings all settings in the rules
 * @param {Pick<Site, "pageFrames">} site
 * @param {boolean} [isFresh] whether a run loaded the page, bypassing the cache
 * @returns {Observation} `unknown` if switches are offered but none is certainly the setting's, or
 *   if the page has not been drawn; `missing` if the page has been drawn and offers no switch, or is
 *   in a frame
 */
export function observeSetting(setting, settings, { pageFrames }, isFresh) {
  const scopes = scopesIn(document, `:not(${pageFrames})`);
  const { element, foundBy, switches } = findSwitch(scopes, setting, settings);
  if (element) {
    const label = () => labelTextOf(element);
    const reading = readSwitch(element, isFresh);
    return { reading, element, foundBy, switches, drawn: true, label };
  }
  const drawn = scopes.some((scope) =>
    queryAll(scope, "h1, h2, h3, [role='heading']").some(hasText),
  );
  const inFrame = queryAll(document, `${pageFrames}`).some(isOwnFrame);
  return {
    reading: inFrame || (switches === 0 && drawn) ? "missing" : "unknown",
    element,
    foundBy,
    switches,
    drawn,
    inFrame,
  };
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
