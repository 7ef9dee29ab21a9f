/**
 * Finds the rows of LinkedIn's lists of settings by the address they lead to, never by their words.
 */

/** @import { Setting } from "../../shared/types.js" */
/**
 * @typedef {(address: string) => string | undefined} SettingAt gives the id of the setting at an
 *   address
 */

import { all, scopesIn } from "../dom.js";
import { isDrawn } from "../visibility.js";

/**
 * @param {Setting[]} settings
 * @param {SettingAt} settingAt
 * @returns {{ setting: Setting, element: Element }[]}
 */
export function findRows(settings, settingAt) {
  const links = scopesIn(document)
    .flatMap((scope) => all(scope, "a[href]"))
    .filter(isDrawn);
  return links.flatMap((element) => {
    const id = settingAt(/** @type {HTMLAnchorElement} */ (element).href);
    const setting = settings.find((each) => each.id === id);
    return setting ? [{ setting, element: element.closest("li") ?? element }] : [];
  });
}
