/** Finds what a person sees as the row of a switch; the input itself is often hidden from sight. */

import { all, parentOf } from "./dom.js";

/** A row says more than "On" or "Off", in any language: at least this many characters. */
const ROW_TEXT = 12;

/** How far up (elements) a row may be. */
const ROW_HEIGHT = 6;

/** What holds a heading of the page is more than a row; rows have smaller headings. */
const PAGE_HEADING = "h1, h2, [role='heading']";

/**
 * @param {Element} element a switch
 * @returns {Element}
 */
export function rowOf(element) {
  let row = parentOf(element) ?? element;
  for (let height = 0; height < ROW_HEIGHT && tooShort(row); height += 1) {
    const outer = parentOf(row);
    if (
      !outer ||
      holdsHeading(outer) ||
      all(outer, '[role="switch"], input[type="checkbox"]').length > 1
    )
      break;
    row = outer;
  }
  return row;
}

/**
 * Whether something says as much as a row does, and no more: it has words, and no heading of the
 * page.
 *
 * @param {Element} element
 */
export const isRow = (element) => !tooShort(element) && !holdsHeading(element);

/** @param {Element} element */
const holdsHeading = (element) => all(element, PAGE_HEADING).length > 0;

/** @param {Element} row */
const tooShort = (row) => (row.textContent ?? "").trim().length < ROW_TEXT;
