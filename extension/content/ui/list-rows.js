/**
 * Finds the rows of settings in LinkedIn's lists by the address they link to, never by their text.
 */

/** @import { Setting } from "../../shared/types.js" */
/**
 * @typedef {(address: string) => string | undefined} SettingAt returns the id of the setting at an
 *   address
 */

import { queryAllIn, scopesIn } from "../dom.js";
import { isDrawn } from "../visibility.js";

/**
 * @param {Setting[]} settings
 * @param {SettingAt} settingAt
 * @returns {{ setting: Setting, element: Element }[]}
 */
export function findRows(settings, settingAt) {
  const links = queryAllIn(scopesIn(document), "a[href]").filter(isDrawn);
  return links.flatMap((element) => {
    const id = settingAt(/** @type {HTMLAnchorElement} */ (element).href);
    const setting = settings.find((each) => each.id === id);
    return setting ? [{ setting, element: element.closest("li") ?? element }] : [];
  });
}

/** What a person presses, whose row has LinkedIn's word for the state, and the headings. */
const NOT_TO_COVER = "a[href], button, input, [role='switch'], [role='button'], h1, h2, h3";

/**
 * Return all rows of a list, known to the rules or not, and all else that the card may not cover.
 *
 * @returns {Element[]}
 */
export const rowsToKeepFree = () =>
  queryAllIn(scopesIn(document), NOT_TO_COVER)
    .filter(isDrawn)
    .map((element) => element.closest("li") ?? element);
