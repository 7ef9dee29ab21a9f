/** Positions the card and the rings beside the elements they are about, in window coordinates. */

const GAP = 16;
const EDGE = 12;

/** @typedef {{ top: number, left: number, width: number, height: number }} Box */

/**
 * Return the box of an element in the window. The element may be in a same-origin frame.
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
 * Return the first position that fits: after the row, below it, above it; otherwise the lower
 * corner of the window.
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
  const position = [right, below, above].find(
    ({ top, left }) =>
      top >= EDGE &&
      left + card.width <= view.width - EDGE &&
      top + card.height <= view.height - EDGE,
  );
  return position ?? { top: view.height - card.height - EDGE, left: inside(view.width) };
}

/**
 * Return the lowest position at the end of the lines where the card covers none of some boxes; the
 * lower corner if there is none.
 *
 * @param {Box[]} taken
 * @param {{ width: number, height: number }} card
 * @param {{ width: number, height: number }} view
 * @param {boolean} mirrored whether the page is written from right to left
 * @returns {{ top: number, left: number, hides: boolean }}
 */
export function freePosition(taken, card, view, mirrored) {
  const left = mirrored ? EDGE : view.width - card.width - EDGE;
  const lowest = view.height - card.height - EDGE;
  const top = [lowest, ...taken.map((each) => each.top - card.height - EDGE)]
    .filter((each) => each >= EDGE && each <= lowest)
    .sort((a, b) => b - a)
    .find((each) => !taken.some((one) => overlap({ top: each, left, ...card }, one)));
  return { top: top ?? lowest, left, hides: top === undefined };
}

/**
 * Return whether two boxes overlap.
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
 * @param {Element} root the root element of the page
 * @param {Element[]} taken what a card without a row may not cover
 * @returns {{ moved: boolean, hides: boolean }} whether the card has moved, and whether it covers
 *   part of `beside` or of what is taken
 */
export function positionCard(card, beside, root, taken = []) {
  const before = [card.style.translate, card.style.zoom].join();
  undoZoom(card, root);
  const view = { width: root.clientWidth, height: window.innerHeight };
  const size = { width: card.offsetWidth, height: card.offsetHeight };
  const mirrored = getComputedStyle(beside ?? root).direction === "rtl";
  const { top, left, hides } = beside
    ? positionBeside(boxOf(beside), size, view, mirrored)
    : freePosition(taken.map(boxOf), size, view, mirrored);
  card.style.translate = `${Math.round(left)}px ${Math.round(top)}px`;
  const moved = [card.style.translate, card.style.zoom].join() !== before;
  return { moved, hides };
}

/**
 * @param {Box} row
 * @param {{ width: number, height: number }} card
 * @param {{ width: number, height: number }} view
 * @param {boolean} mirrored
 */
function positionBeside(row, card, view, mirrored) {
  const position = cardPosition(row, card, view, mirrored);
  return { ...position, hides: overlap({ ...position, ...card }, row) };
}

/**
 * Undo the zoom that the page or an add-on has set on the page's root by CSS. Boxes are measured
 * with it, and what is drawn at them would be zoomed once more.
 *
 * @param {HTMLElement} element
 * @param {Element & { currentCSSZoom?: number }} root the root element of the page
 */
function undoZoom(element, root) {
  element.style.zoom = `${1 / (root.currentCSSZoom ?? 1)}`;
}

/**
 * @param {HTMLElement} ring
 * @param {Element} around
 * @param {Element} root the root element of the page
 */
export function positionRing(ring, around, root) {
  undoZoom(ring, root);
  const { top, left, width, height } = boxOf(around);
  ring.style.translate = `${left}px ${top}px`;
  ring.style.width = `${width}px`;
  ring.style.height = `${height}px`;
}
