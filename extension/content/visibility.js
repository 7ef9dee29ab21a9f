/** Tells what a person can see, by how the browser has laid the page out. */

import { all, withAncestors } from "./dom.js";
import { isRow, rowOf } from "./switch-row.js";

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Edges */

/**
 * In CSS pixels. The box that pages leave to screen readers has one; what is to be seen has more.
 */
const LEAST = 3;

/**
 * What leaves nothing of an element; other clips round corners. Tested on position, clip and clip
 * path.
 */
const CLIPPED = /^(absolute|fixed)rect|inset\((50|100)%|circle\(0/;

const { checkVisibility, getBoundingClientRect, hasAttribute } = Element.prototype;

/**
 * Whether a switch is one that a person is offered: it is seen, or what stands for it is.
 *
 * LinkedIn's own input is left to screen readers inside a row that is seen (facts, section 1), and
 * other pages draw nothing but its label. The row of an input that is not drawn at all stands for
 * nothing: the same row may say that the setting is not available.
 *
 * @param {Element} element
 */
export function isOffered(element) {
  const { labels } = /** @type {HTMLInputElement} */ (element);
  const row = rowOf(element);
  return (
    isSeen(element) ||
    [...(labels ?? [])].some((label) => [label, ...all(label, "*")].some(isSeen)) ||
    (isDrawn(element) && isRow(row) && isSeen(row))
  );
}

/**
 * Whether an element takes part in the page: not left out by `display`, `visibility`, `inert`,
 * `content-visibility`, or a dialog or `details` that is closed.
 *
 * @param {Element} element
 */
export function isDrawn(element) {
  // Without the option this is true for `visibility: hidden`.
  return (
    checkVisibility.call(element, { visibilityProperty: true }) &&
    !withAncestors(element).some((each) => hasAttribute.call(each, "inert"))
  );
}

/**
 * Whether a person can see an element, if need be after scrolling.
 *
 * @param {Element} element
 * @returns {boolean}
 */
export function isSeen(element) {
  let box = edgesOf(element);
  if (isTiny(box) || !isDrawn(element) || !checkVisibility.call(element, { opacityProperty: true }))
    return false;
  let position = "static";
  const ancestors = withAncestors(element);
  for (const each of ancestors) {
    const style = getComputedStyle(each);
    if (CLIPPED.test(style.position + style.clip + style.clipPath)) return false;
    // What is placed by another ancestor is not cut off by those in between.
    if (position === "fixed" || (position === "absolute" && style.position === "static")) continue;
    position = style.position;
    if (each === element || !cutsOff(each, style)) continue;
    const outer = edgesOf(each);
    const scrolls = /auto|scroll/.test(style.overflow);
    if (isTiny(outer) || !(scrolls ? box.bottom > outer.top - each.scrollTop : overlap(box, outer)))
      return false;
    if (scrolls) box = outer;
  }
  const frame = element.ownerDocument.defaultView?.frameElement;
  return (
    isOnPage(box, /** @type {Element} */ (ancestors.at(-1)), position) && (!frame || isSeen(frame))
  );
}

/**
 * Whether an ancestor shows nothing beyond its own box; for the outermost two the window does that.
 *
 * @param {Element} ancestor
 * @param {CSSStyleDeclaration} style
 */
function cutsOff({ localName }, { overflow, display }) {
  return (
    overflow !== "visible" && display !== "contents" && localName !== "html" && localName !== "body"
  );
}

/**
 * Whether scrolling leads to a box: no page can be scrolled beyond its start.
 *
 * @param {Edges} box
 * @param {Element} page
 * @param {string} position
 */
function isOnPage(box, page, position) {
  if (position === "fixed")
    return overlap(box, { left: 0, top: 0, right: page.clientWidth, bottom: page.clientHeight });
  const { left, top, right } = edgesOf(page);
  return (
    box.bottom > top &&
    (getComputedStyle(page).direction === "rtl" ? box.left < right : box.right > left)
  );
}

/**
 * @param {Element} element
 * @returns {Edges}
 */
const edgesOf = (element) => getBoundingClientRect.call(element);

/**
 * @param {Edges} a
 * @param {Edges} b
 */
const overlap = (a, b) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** @param {Edges} box */
const isTiny = ({ left, top, right, bottom }) => right - left < LEAST || bottom - top < LEAST;
