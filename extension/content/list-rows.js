/** Finds the rows of LinkedIn's lists of settings by the address they lead to, never by their words. */

/** @import { Setting, Site } from "../shared/types.js" */

import { atSetting } from "../shared/address.js";
import { all, scopesIn } from "./dom.js";
import { isDrawn } from "./visibility.js";

/**
 * @param {Setting[]} settings
 * @param {Site} site
 * @returns {{ setting: Setting, element: Element }[]}
 */
export function findRows(settings, site) {
  const links = scopesIn(document).flatMap((scope) => all(scope, "a[href]")).filter(isDrawn);
  return links.flatMap((element) => {
    const { href } = /** @type {HTMLAnchorElement} */ (element);
    const setting = settings.find((each) => atSetting(href, each, site));
    return setting ? [{ setting, element: element.closest("li") ?? element }] : [];
  });
}
