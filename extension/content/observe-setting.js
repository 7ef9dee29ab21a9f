/** Reads the switch of one setting once. */

/** @import { Reading, Setting } from "../shared/types.js" */
/** @import { FoundBy } from "./find-switch.js" */
/**
 * @typedef {object} Observation
 * @property {Reading} reading
 * @property {Element | null} element the setting's switch
 * @property {FoundBy} foundBy
 * @property {number} switches
 * @property {boolean} drawn whether the page has a heading or the switch
 */

import { queryAll, scopesIn } from "./dom.js";
import { findSwitch } from "./find-switch.js";
import { readSwitch } from "./read-switch.js";

/**
 * @param {Setting} setting
 * @param {Pick<Setting, "key" | "switchId">[]} settings all settings in the rules
 * @returns {Observation} `unknown` if switches are offered but none is certainly the setting's, or
 *   if the page has not been drawn; `missing` if the page has been drawn and offers no switch
 */
export function observeSetting(setting, settings) {
  const scopes = scopesIn(document);
  const { element, foundBy, switches } = findSwitch(scopes, setting, settings);
  if (element) return { reading: readSwitch(element), element, foundBy, switches, drawn: true };
  const drawn = scopes.some((scope) =>
    queryAll(scope, "h1, h2, h3, [role='heading']").some(hasText),
  );
  return {
    reading: switches === 0 && drawn ? "missing" : "unknown",
    element,
    foundBy,
    switches,
    drawn,
  };
}

/** @param {Element} element */
const hasText = (element) => Boolean(element.textContent?.trim());
