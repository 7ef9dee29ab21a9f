/** Puts the messages of `_locales` into an extension page, whose HTML has only their keys. */

import { direction, language, text } from "../i18n.js";

/** @param {Document} page */
export function localise(page) {
  page.documentElement.lang = language();
  page.documentElement.dir = direction();
  localiseIn(page);
  page.title = text(page.documentElement.dataset.title ?? "brand");
}

/**
 * Set the text of every element that names a message key.
 *
 * @param {ParentNode} root
 */
export function localiseIn(root) {
  for (const element of root.querySelectorAll("[data-i18n]")) {
    element.textContent = text(element.getAttribute("data-i18n") ?? "");
  }
  for (const element of root.querySelectorAll("[data-i18n-label]")) {
    element.setAttribute("aria-label", text(element.getAttribute("data-i18n-label") ?? ""));
  }
}
