/** Places what is drawn over the page beside what it speaks of, in the window's own coordinates. */

const GAP = 16;
const EDGE = 12;

/** @typedef {{ top: number, left: number, width: number, height: number }} Box */

/**
 * Where an element of this page, or of a same-origin frame in it, is in the window.
 *
 * @param {Element} element
 * @returns {Box}
 */
export function boxOf(element) {
  const { top, left, width, height } = element.getBoundingClientRect();
  const frame = element.ownerDocument.defaultView?.frameElement;
  if (!frame || element.ownerDocument === document) return { top, left, width, height };
  const outer = boxOf(frame);
  return {
    top: top + outer.top + frame.clientTop,
    left: left + outer.left + frame.clientLeft,
    width,
    height,
  };
}

/**
 * The first place that fits: after the row, below it, above it; else the window's lower corner.
 *
 * @param {Box} row
 * @param {{ width: number, height: number }} card
 * @param {{ width: number, height: number }} view
 * @param {boolean} [mirrored] whether the page is written from right to left
 * @returns {{ top: number, left: number }}
 */
export function cardPosition(row, card, view, mirrored = false) {
  if (mirrored) {
    const { top, left } = cardPosition(
      { ...row, left: view.width - row.left - row.width },
      card,
      view,
    );
    return { top, left: view.width - left - card.width };
  }
  const inside = (/** @type {number} */ left) =>
    Math.max(EDGE, Math.min(left, view.width - card.width - EDGE));
  const right = { top: row.top, left: row.left + row.width + GAP };
  const below = {
    top: row.top + row.height + GAP,
    left: inside(row.left + row.width - card.width),
  };
  const above = { top: row.top - card.height - GAP, left: below.left };
  const fits = [right, below, above].find(
    ({ top, left }) =>
      top >= EDGE &&
      left + card.width <= view.width - EDGE &&
      top + card.height <= view.height - EDGE,
  );
  return fits ?? { top: view.height - card.height - EDGE, left: inside(view.width) };
}

/**
 * Whether two boxes share any point.
 *
 * @param {Box} a
 * @param {Box} b
 */
export const overlap = (a, b) =>
  a.left < b.left + b.width &&
  b.left < a.left + a.width &&
  a.top < b.top + b.height &&
  b.top < a.top + a.height;

/**
 * @param {HTMLElement} card
 * @param {Element | null} beside
 * @param {Element} root of the page
 * @returns {{ moved: boolean, hides: boolean }} whether it has another place than before, and hides
 *   some of what it
 *   stands beside
 */
export function positionCard(card, beside, root) {
  const view = { width: root.clientWidth, height: window.innerHeight };
  const size = { width: card.offsetWidth, height: card.offsetHeight };
  const nowhere = { top: Number.NEGATIVE_INFINITY, left: view.width, width: 0, height: 0 };
  const row = beside ? boxOf(beside) : nowhere;
  const { top, left } = cardPosition(
    row,
    size,
    view,
    getComputedStyle(beside ?? card).direction === "rtl",
  );
  const before = card.style.translate;
  card.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
  return { moved: card.style.translate !== before, hides: overlap({ top, left, ...size }, row) };
}

/**
 * @param {HTMLElement} ring
 * @param {Element} around
 */
export function positionRing(ring, around) {
  const { top, left, width, height } = boxOf(around);
  ring.style.translate = `${left}px ${top}px`;
  ring.style.width = `${width}px`;
  ring.style.height = `${height}px`;
}
