/** The words of `_locales`, in the browser's language. */

import { browser } from "./browser.js";

/** @param {string} key @param {string | string[]} [value] */
export const text = (key, value) => browser.i18n.getMessage(key, value);
