/** Tells what a page at a setting's address is, if it does not have the setting's switch. */

/** @import { PageKind, Site } from "../shared/types.js" */
/** @typedef {Pick<Site, "settingsSigns" | "signInSigns" | "translatedSigns" | "offlineWords">} Signs */

import { ofDocument } from "./document-state.js";
import { queryAllIn, scopesIn } from "./dom.js";
import { isSeen } from "./visibility.js";

/**
 * @param {Signs} signs
 * @returns {PageKind}
 */
export function pageKind({ settingsSigns, signInSigns, translatedSigns, offlineWords }) {
  const scopes = scopesIn(document);
  const has = (/** @type {string[]} */ signs) => queryAllIn(scopes, signs.join()).length > 0;
  if (queryAllIn(scopes, signInSigns.join()).some(isSeen)) return "sign-in";
  if (has(settingsSigns)) return has(translatedSigns) ? "translated" : "settings";
  if (!ofDocument("body")?.innerText.trim()) return "blank";
  const headings = queryAllIn(scopes, "h1, h2, h3, [role='heading']");
  const texts = headings.map(({ textContent }) => textContent);
  const words = [ofDocument("title"), ...texts].join(" ").toLowerCase().replace(/\s+/g, " ");
  return offlineWords.some((each) => words.includes(each)) ? "offline" : "other";
}
