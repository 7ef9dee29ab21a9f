/** Tells what a page at a setting's address is, if it does not have the setting's switch. */

/** @import { PageKind, Site } from "../shared/types.js" */
/** @typedef {Pick<Site, "settingsSigns" | "signInSigns" | "offlineWords">} Signs */

import { ofDocument } from "./document-state.js";
import { queryAll, scopesIn } from "./dom.js";
import { isSeen } from "./visibility.js";

/**
 * @param {Signs} signs
 * @returns {PageKind}
 */
export function pageKind({ settingsSigns, signInSigns, offlineWords }) {
  const scopes = scopesIn(document);
  const all = (/** @type {string} */ selector) =>
    scopes.flatMap((scope) => queryAll(scope, selector));
  if (all(signInSigns.join()).some(isSeen)) return "sign-in";
  if (all(settingsSigns.join()).length > 0) return "settings";
  if (!ofDocument("body")?.innerText.trim()) return "blank";
  const headings = all("h1, h2, h3, [role='heading']").map(({ textContent }) => textContent);
  const words = [ofDocument("title"), ...headings].join(" ").toLowerCase().replace(/\s+/g, " ");
  return offlineWords.some((each) => words.includes(each)) ? "offline" : "other";
}
