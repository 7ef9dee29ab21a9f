/** Reads messages from `_locales`: their texts, plural forms, language and its direction. */

import { browser } from "./browser.js";

/**
 * Return the browser's language if the messages are translated into it, otherwise the language of
 * the messages. Dates and screen readers then match the text around them.
 *
 * @param {string} messageLanguage such as "en": the language of the messages
 * @param {string} browserLanguage such as "en-GB": the language of the browser
 */
export const languageOf = (messageLanguage, browserLanguage) =>
  browserLanguage.split("-")[0] === messageLanguage.split("-")[0]
    ? browserLanguage
    : messageLanguage;

/**
 * @typedef {object} MessageApi
 * @property {(key: string, value?: string | string[]) => string} getMessage
 * @property {() => string} getUILanguage
 */
/** @typedef {string | number} Value of a placeholder */

/** @param {{ i18n: MessageApi }} api */
export function createI18n(api) {
  /**
   * Return a message with its placeholders filled: numbers as the language writes them. From right
   * to left each value is isolated, so that an English name does not move the words around it.
   *
   * @param {string} key
   * @param {Value | Value[]} [values]
   */
  const text = (key, values = []) =>
    api.i18n.getMessage(
      key,
      [values].flat().map((value) => {
        // A string is returned as it is.
        const filled = /** @type {number} */ (value).toLocaleString(language());
        return direction() === "rtl" ? `\u2068${filled}\u2069` : filled;
      }),
    );
  /** Return the language of the messages, with the browser's region for dates. */
  const language = () => languageOf(api.i18n.getMessage("language"), api.i18n.getUILanguage());
  /** Return the direction of the messages: in a browser in Arabic they may be English. */
  const direction = () => api.i18n.getMessage("direction");
  /**
   * Return a message in the plural form that a number takes. A form that the messages lack, as the
   * browser knows the language's forms better, is that of other numbers.
   *
   * @param {string} key
   * @param {number} count
   */
  const counted = (key, count) =>
    text(`${key}_${new Intl.PluralRules(language()).select(count)}`, count) ||
    text(`${key}_other`, count);
  return { text, language, direction, counted };
}

export const { text, language, direction, counted } = createI18n(browser);
