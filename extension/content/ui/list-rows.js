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

/** What a person presses. Around it is its row, with LinkedIn's word for the state. */
const PRESSABLE = "a[href], button, input, [role='switch'], [role='button']";

/**
 * Return all rows of a list and all else that a person may press, known to the rules or not.
 *
 * @returns {Element[]}
 */
export const rowsToKeepFree = () =>
  queryAllIn(scopesIn(document), PRESSABLE)
    .filter(isDrawn)
    .map((element) => element.closest("li") ?? element);
