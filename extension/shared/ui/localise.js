/** Fills a page of ours with the words of `_locales`; pages hold keys, never words. */

import { language, text } from "../i18n.js";

/** @param {Document} page */
export function localise(page) {
  page.documentElement.lang = language();
  page.documentElement.dir = text("@@bidi_dir");
  fill(page);
  page.title = text(page.documentElement.dataset.title ?? "brand");
}

/**
 * Put words into every element that names its own.
 *
 * @param {ParentNode} root
 */
export function fill(root) {
  for (const element of root.querySelectorAll("[data-i18n]")) {
    element.textContent = text(element.getAttribute("data-i18n") ?? "");
  }
  for (const element of root.querySelectorAll("[data-i18n-label]")) {
    element.setAttribute("aria-label", text(element.getAttribute("data-i18n-label") ?? ""));
  }
}
