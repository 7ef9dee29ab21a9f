/** Finds the visible row of a switch. The input itself is often visually hidden. */

/** @import { Scope } from "./dom.js" */

import { hostOf, parentOf, queryAll, rootOf } from "./dom.js";

/** What may be in a row once: a container of more is not the row of a single switch. */
export const CONTROL = "a, button, input, select, textarea, [role], h1, h2, h3, h4, h5, h6";

/** A row has at least this many characters of text, more than "On" or "Off" in any language. */
const SHORTEST_ROW_TEXT = 12;

/** How many elements above the switch a row may be. */
const MOST_LEVELS = 6;

/** An element that contains a page heading is larger than a row. Rows have smaller headings. */
const PAGE_HEADING = "h1, h2, [role='heading']";

/**
 * Return the component that a switch belongs to: the host of its shadow root, if the switch is the
 * only control in there.
 *
 * @param {Element} element a switch
 */
export function componentOf(element) {
  const host = hostOf(element);
  return host && queryAll(/** @type {Scope} */ (rootOf(element)), CONTROL).length === 1
    ? host
    : null;
}

/**
 * @param {Element} element a switch
 * @returns {Element}
 */
export function rowOf(element) {
  let row = parentOf(element) ?? element;
  for (let level = 0; level < MOST_LEVELS && isTooShort(row); level += 1) {
    const outer = parentOf(row);
    if (
      !outer ||
      hasPageHeading(outer) ||
      queryAll(outer, '[role="switch"], input[type="checkbox"]').length > 1
    )
      break;
    row = outer;
  }
  return row;
}

/**
 * Return whether an element looks like a row: it has enough text and contains no page heading.
 *
 * @param {Element} element
 */
export const isRow = (element) => !isTooShort(element) && !hasPageHeading(element);

/** @param {Element} element */
const hasPageHeading = (element) => queryAll(element, PAGE_HEADING).length > 0;

/** @param {Element} row */
const isTooShort = (row) => (row.textContent ?? "").trim().length < SHORTEST_ROW_TEXT;
