/** Tells in which language our words are, and which form of them a number takes there. Pure. */

/**
 * The browser's language, or that of the words where nobody has put them into the browser's: dates
 * and voices follow what is written around them.
 * @param {string} words such as "en", as the messages say of themselves
 * @param {string} browsers such as "en-GB"
 */
export const languageOf = (words, browsers) => (browsers.split("-")[0] === words.split("-")[0] ? browsers : words);

/**
 * The key of a counted message: "visits_one", "visits_other", and what else a language tells apart.
 * @param {string} key
 * @param {number} count
 * @param {string} language
 */
export const formOf = (key, count, language) => `${key}_${new Intl.PluralRules(language).select(count)}`;
