/** Reads the switch of one setting once. */

/** @import { Reading, Setting, Site } from "../shared/types.js" */
/** @import { Scope } from "./dom.js" */
/** @import { FoundBy } from "./find-switch.js" */
/**
 * @typedef {object} Observation
 * @property {Reading} reading `unknown` without a switch that is certainly the setting's
 * @property {Element | null} element the setting's switch
 * @property {FoundBy} foundBy
 * @property {boolean} [away] whether the page is not the setting's
 * @property {() => string} [label] returns the label of the switch
 */

import { scopesIn } from "./dom.js";
import { findSwitch, labelTextOf } from "./find-switch.js";
import { readSwitch } from "./read-switch.js";

/**
 * Return the scopes in which switches are read: not LinkedIn's frames, which may be outdated.
 *
 * @param {Pick<Site, "pageFrames">} site
 */
export const settingScopes = ({ pageFrames }) => scopesIn(document, `:not(${pageFrames})`);

/**
 * @param {Scope[]} scopes
 * @param {Setting} setting
 * @param {Pick<Setting, "key" | "switchId">[]} settings all settings in the rules
 * @param {boolean} [isFresh] whether a run loaded the page, bypassing the cache
 * @returns {Observation}
 */
export function observeSwitch(scopes, setting, settings, isFresh) {
  const { element, foundBy } = findSwitch(scopes, setting, settings);
  return element
    ? { reading: readSwitch(element, isFresh), element, foundBy, label: () => labelTextOf(element) }
    : { reading: "unknown", element, foundBy };
}
