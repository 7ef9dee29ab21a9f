/** Sees whether LinkedIn asks the person something; what it asks is theirs to answer. */

import { all, scopesIn } from "./dom.js";
import { isDrawn } from "./visibility.js";

const DIALOGS = "dialog[open], [role='dialog'], [role='alertdialog']";

/**
 * The dialogs that are open now.
 *
 * @returns {Set<Element>}
 */
export function openDialogs() {
  return new Set(
    scopesIn(document)
      .flatMap((scope) => all(scope, DIALOGS))
      .filter(isDrawn),
  );
}

/**
 * Whether a dialog is open that was not there before.
 *
 * @param {Set<Element>} before
 */
export const openedSince = (before) => [...openDialogs()].some((dialog) => !before.has(dialog));
