/** Saves a text as a file. This needs no permission, and nothing leaves the browser. */

import { createElement } from "../shared/ui/elements.js";

/**
 * @param {string} name
 * @param {string} content
 */
export function downloadFile(name, content) {
  const href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  createElement("a", { href, download: name }).click();
  // The browser may not have started reading it yet. A minute is more than enough.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
