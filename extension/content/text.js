/** The words of `_locales`, in the browser's language where there are such. */

import { formOf, languageOf } from "../shared/language.js";
import { browser } from "./browser.js";

/** @param {string} key @param {string | string[]} [value] */
export const text = (key, value) => browser.i18n.getMessage(key, value);

/** The language of our words, as this browser's person writes dates in it. */
export const language = () => languageOf(text("language"), browser.i18n.getUILanguage());

/** A message in the form that a number takes. @param {string} key @param {number} count */
export const counted = (key, count) => text(formOf(key, count, language()), String(count));
