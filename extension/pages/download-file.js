/** Gives a text to the person as a file. No permission is needed and nothing leaves the browser. */

import { createElement } from "../shared/ui/elements.js";

/**
 * @param {string} name
 * @param {string} words
 */
export function downloadFile(name, words) {
  const href = URL.createObjectURL(new Blob([words], { type: "application/json" }));
  createElement("a", { href, download: name }).click();
  // The browser may not have begun to read it yet; a minute is more than it needs.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
