/** Fills a page of ours with the words of `_locales`; pages hold keys, never words. */

import { browser } from "./browser.js";
import { formOf, languageOf } from "./language.js";

/** @param {string} key @param {string | string[]} [value] */
export const text = (key, value) => browser.i18n.getMessage(key, value);

/** The language of our words, as this browser's person writes dates in it. */
export const language = () => languageOf(text("language"), browser.i18n.getUILanguage());

/** A message in the form that a number takes. @param {string} key @param {number} count @param {string[]} [values] */
export const counted = (key, count, values = [String(count)]) => text(formOf(key, count, language()), values);

/** @param {Document} page */
export function localise(page) {
  page.documentElement.lang = language();
  page.documentElement.dir = text("@@bidi_dir");
  fill(page);
  page.title = text(page.documentElement.dataset.title ?? "brand");
}

/** Put words into every element that names its own. @param {ParentNode} root */
export function fill(root) {
  for (const element of root.querySelectorAll("[data-i18n]")) {
    element.textContent = text(element.getAttribute("data-i18n") ?? "");
  }
  for (const element of root.querySelectorAll("[data-i18n-label]")) {
    element.setAttribute("aria-label", text(element.getAttribute("data-i18n-label") ?? ""));
  }
}

/**
 * Put words into a place, unless they stand there: a screen reader says them once, and a press that
 * has begun there is not lost.
 * @param {Element} place
 * @param {string} words
 */
export function say(place, words) {
  if (place.textContent !== words) place.textContent = words;
}
