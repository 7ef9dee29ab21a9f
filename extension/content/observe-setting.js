/** One look at the page for one setting. */

/** @import { Reading, Setting } from "../shared/types.js" */
/**
 * @typedef {{ reading: Reading, element: Element | null, sign: "own" | "label" | "", switches: number, drawn: boolean }} Observation
 */

import { all, scopesIn } from "./dom.js";
import { findSwitch } from "./find-switch.js";
import { readSwitch } from "./read-switch.js";

/**
 * @param {Setting} setting
 * @param {Pick<Setting, "key" | "switchId">[]} settings all that the rules know
 * @returns {Observation} `unknown` where a person is offered switches but none is surely the
 *   setting's, or
 *     where nothing was drawn; `missing` where the page was drawn without offering any switch
 */
export function observeSetting(setting, settings) {
  const scopes = scopesIn(document);
  const { element, sign, switches } = findSwitch(scopes, setting, settings);
  if (element) return { reading: readSwitch(element), element, sign, switches, drawn: true };
  const drawn = scopes.some((scope) => all(scope, "h1, h2, h3, [role='heading']").some(hasText));
  return {
    reading: switches === 0 && drawn ? "missing" : "unknown",
    element,
    sign,
    switches,
    drawn,
  };
}

/** @param {Element} element */
const hasText = (element) => Boolean(element.textContent?.trim());
