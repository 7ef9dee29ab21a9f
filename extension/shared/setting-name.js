/** Names the settings in the person's language, where a name in it is known. */

/** @import { Setting } from "./types.js" */

import { language, text } from "./i18n.js";

/**
 * Return the name of a setting with its language, as properties of an element: our own name
 * translated, or LinkedIn's own one in the language of the messages, or else in English.
 *
 * @param {Pick<Setting, "id" | "title">} setting
 */
export function nameOf({ id, title }) {
  const name = text(`name_${id.replaceAll("-", "_")}`);
  return { textContent: name || title, lang: name ? language() : "en" };
}

/**
 * Return the words of that name, to be filled into a sentence; none for no setting.
 *
 * @param {Pick<Setting, "id" | "title"> | undefined} setting
 */
export const wordsOf = (setting) => (setting ? nameOf(setting).textContent : "");
