/** Fills a page of ours with the words of `_locales`; pages hold keys, never words. */

import { browser } from "./browser.js";

/** @param {string} key @param {string | string[]} [value] */
export const text = (key, value) => browser.i18n.getMessage(key, value);

/** @param {Document} page */
export function localise(page) {
  page.documentElement.lang = browser.i18n.getUILanguage();
  page.documentElement.dir = text("@@bidi_dir");
  for (const element of page.querySelectorAll("[data-i18n]")) {
    element.textContent = text(element.getAttribute("data-i18n") ?? "");
  }
  page.title = text(page.documentElement.dataset.title ?? "brand");
}
