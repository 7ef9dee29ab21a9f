/**
 * Gives the words of `_locales`, to our own pages and to the scripts in LinkedIn's: in which
 * language they are, and in the form that a number takes there.
 */

import { browser } from "./browser.js";

/**
 * The browser's language, or that of the words where nobody has put them into the browser's: dates
 * and voices follow what is written around them.
 *
 * @param {string} words such as "en", as the messages say of themselves
 * @param {string} browsers such as "en-GB"
 */
export const languageOf = (words, browsers) =>
  browsers.split("-")[0] === words.split("-")[0] ? browsers : words;

/**
 * The key of a counted message: "visits_one", "visits_other", and what else a language tells apart.
 *
 * @param {string} key
 * @param {number} count
 * @param {string} locale
 */
export const pluralKey = (key, count, locale) =>
  `${key}_${new Intl.PluralRules(locale).select(count)}`;

/**
 * @param {{ i18n: { getMessage: (key: string, value?: string | string[]) => string, getUILanguage: () => string } }} api
 */
export function createI18n(api) {
  const text = (/** @type {string} */ key, /** @type {string | string[]} */ value = []) =>
    api.i18n.getMessage(key, value);
  /** The language of our words, as this browser's person writes dates in it. */
  const language = () => languageOf(text("language"), api.i18n.getUILanguage());
  /**
   * A message in the form that a number takes.
   *
   * @param {string} key
   * @param {number} count
   * @param {string[]} [values]
   */
  const counted = (key, count, values = [String(count)]) =>
    text(pluralKey(key, count, language()), values);
  return { text, language, counted };
}

export const { text, language, counted } = createI18n(browser);
