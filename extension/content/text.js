/** The words of `_locales`, for the scripts in LinkedIn's pages. */

import { wordsOf } from "../shared/language.js";
import { browser } from "./browser.js";

export const { text, language, counted } = wordsOf(browser);
