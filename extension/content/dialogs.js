/** Finds open dialogs. Only the person answers a question that LinkedIn asks. */

import { queryAll, scopesIn } from "./dom.js";
import { isDrawn } from "./visibility.js";

const DIALOGS = "dialog[open], [role='dialog'], [role='alertdialog']";

/**
 * Return the dialogs that are open now.
 *
 * @returns {Set<Element>}
 */
export function openDialogs() {
  return new Set(
    scopesIn(document)
      .flatMap((scope) => queryAll(scope, DIALOGS))
      .filter(isDrawn),
  );
}

/**
 * Return whether a dialog has opened that is not in `before`.
 *
 * @param {Set<Element>} before
 */
export const openedSince = (before) => [...openDialogs()].some((dialog) => !before.has(dialog));
