/** The words of `_locales`, for the scripts in LinkedIn's pages. */

import { browser } from "../shared/browser.js";
import { wordsOf } from "../shared/language.js";

export const { text, language, counted } = wordsOf(browser);
