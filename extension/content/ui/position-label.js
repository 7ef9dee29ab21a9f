/** Positions the label of a ring inside its row, where it covers none of the row's own words. */

/** @import { Box } from "./position.js" */

import { queryAll } from "../dom.js";
import { boxOf } from "./position.js";

const SPACE = 8;

/** What a row shows beside its words. */
const PICTURES = "svg, img, button, input";

/**
 * Return how far right of the row's left edge the label fits: at the end of the widest gap between
 * the parts of the row. Pure.
 *
 * @param {Box} row
 * @param {Pick<Box, "left" | "width">[]} parts
 * @param {number} width of the label
 * @param {boolean} mirrored whether the row is written from right to left
 * @returns {number | null} null if no gap is wide enough
 */
export function placeInRow(row, parts, width, mirrored) {
  const ends = [...parts, { left: row.left + row.width, width: 0 }].sort((a, b) => a.left - b.left);
  let gap = { from: row.left, to: row.left };
  let from = row.left;
  for (const part of ends) {
    if (part.left - from > gap.to - gap.from) gap = { from, to: part.left };
    from = Math.max(from, part.left + part.width);
  }
  if (gap.to - gap.from < width + 2 * SPACE) return null;
  return (mirrored ? gap.from + SPACE : gap.to - SPACE - width) - row.left;
}

/**
 * @param {HTMLElement} label
 * @param {Element} row
 */
export function positionLabel(label, row) {
  label.classList.remove("tight");
  const mirrored = getComputedStyle(row).direction === "rtl";
  const left = placeInRow(boxOf(row), partsOf(row), label.offsetWidth, mirrored);
  label.classList.toggle("tight", left === null);
  label.style.left = left === null ? "" : `${left}px`;
}

/**
 * Return the boxes of the words and pictures of a row.
 *
 * @param {Element} row
 * @returns {Pick<Box, "left" | "width">[]}
 */
function partsOf(row) {
  const page = row.ownerDocument;
  // In a frame, words are measured from its edge; boxOf says where the row is in the window.
  const shift = boxOf(row).left - row.getBoundingClientRect().left;
  const walker = Document.prototype.createTreeWalker.call(page, row, NodeFilter.SHOW_TEXT);
  const words = [];
  while (walker.nextNode()) words.push(...boxesOfText(walker.currentNode));
  return [
    ...words.map(({ left, width }) => ({ left: left + shift, width })),
    ...queryAll(row, PICTURES).map(boxOf),
  ];
}

/** @param {Node} node */
function boxesOfText(node) {
  const range = new Range();
  range.selectNodeContents(node);
  return node.nodeValue?.trim() ? [...range.getClientRects()] : [];
}
