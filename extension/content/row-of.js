/** Finds what a person sees as the row of a switch; the input itself is often hidden from sight. */

import { all } from "./dom.js";

/** A row says more than "On" or "Off", in any language: at least this many characters. */
const ROW_TEXT = 12;

/** How far up (elements) a row may be. */
const ROW_HEIGHT = 6;

/** @param {Element} element a switch @returns {Element} */
export function rowOf(element) {
  let row = element.parentElement ?? element;
  for (let height = 0; height < ROW_HEIGHT && tooShort(row) && row.parentElement; height += 1) {
    if (all(row.parentElement, '[role="switch"], input[type="checkbox"]').length > 1) break;
    row = row.parentElement;
  }
  return row;
}

/** @param {Element} row */
const tooShort = (row) => (row.textContent ?? "").trim().length < ROW_TEXT;
