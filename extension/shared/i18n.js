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

/** The languages that are written from right to left and that browsers are offered in. */
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ur"]);

/**
 * Return the direction of the messages. It may differ from that of the browser: messages that are
 * not translated are English, and mirrored, their full stops stand at the wrong end.
 *
 * @param {string} messageLanguage such as "en-GB": the language of the messages
 */
export const directionOf = (messageLanguage) =>
  RIGHT_TO_LEFT.has(messageLanguage.split("-")[0] ?? "") ? "rtl" : "ltr";

/**
 * Return the key of a counted message: "visits_one", "visits_other", or another plural form.
 *
 * @param {string} key
 * @param {number} count
 * @param {string} locale
 */
export const pluralKey = (key, count, locale) =>
  `${key}_${new Intl.PluralRules(locale).select(count)}`;

/**
 * @typedef {object} MessageApi
 * @property {(key: string, value?: string | string[]) => string} getMessage
 * @property {() => string} getUILanguage
 */

/** @param {{ i18n: MessageApi }} api */
export function createI18n(api) {
  const text = (/** @type {string} */ key, /** @type {string | string[]} */ value = []) =>
    api.i18n.getMessage(key, value);
  /** Return the language of the messages, with the browser's region for dates. */
  const language = () => languageOf(text("language"), api.i18n.getUILanguage());
  /**
   * Return a message in the plural form that a number takes.
   *
   * @param {string} key
   * @param {number} count
   * @param {string[]} [values]
   */
  const counted = (key, count, values = [String(count)]) =>
    text(pluralKey(key, count, language()), values);
  const direction = () => directionOf(language());
  return { text, language, direction, counted };
}

export const { text, language, direction, counted } = createI18n(browser);
