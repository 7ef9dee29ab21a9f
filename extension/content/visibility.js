/** Decides from the browser's layout what a person can see. */

import { queryAll, withAncestors } from "./dom.js";
import { componentOf, isRow, rowOf } from "./switch-row.js";

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Edges */

/**
 * Smallest visible size in CSS pixels. The box of an element that is only for screen readers
 * measures one pixel.
 */
const SMALLEST = 3;

/**
 * Clipping that hides an element completely; other clips round corners. Matched against the
 * position, clip and clip-path.
 */
const CLIPPED = /^(absolute|fixed)rect|inset\((50|100)%|circle\(0/;

const { checkVisibility, getBoundingClientRect, hasAttribute } = Element.prototype;

/**
 * Return whether a switch is offered to the person: it is visible, or its label, component or row is.
 *
 * LinkedIn's page of 2022 hides the input visually inside a visible row (class a11y-text), and
 * other pages draw only its label. The row or component does not count for an input that is not
 * rendered at all: such a row may say that the setting is not available.
 *
 * @param {Element} element
 */
export function isOffered(element) {
  const { labels } = /** @type {HTMLInputElement} */ (element);
  const row = rowOf(element);
  const component = componentOf(element);
  return (
    isSeen(element) ||
    [...(labels ?? [])].some((label) => [label, ...queryAll(label, "*")].some(isSeen)) ||
    (isDrawn(element) && ((isRow(row) && isSeen(row)) || (component !== null && isSeen(component))))
  );
}

/**
 * Return whether an element is rendered: not excluded by `display`, `visibility`, `inert`,
 * `content-visibility`, or a closed dialog or `details`.
 *
 * @param {Element} element
 */
export function isDrawn(element) {
  // Without this option `checkVisibility` returns true for `visibility: hidden`.
  return (
    checkVisibility.call(element, { visibilityProperty: true }) &&
    !withAncestors(element).some((each) => hasAttribute.call(each, "inert"))
  );
}

/**
 * Return whether a person can see an element, possibly after scrolling.
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
    // Ancestors between an element and its containing block do not clip it.
    if (position === "fixed" || (position === "absolute" && style.position === "static")) continue;
    position = style.position;
    if (each === element || !clips(each, style)) continue;
    const outer = edgesOf(each);
    const scrolls = /auto|scroll/.test(style.overflow);
    if (isTiny(outer) || !(scrolls ? box.bottom > outer.top - each.scrollTop : overlap(box, outer)))
      return false;
    if (scrolls) box = outer;
  }
  const frame = element.ownerDocument.defaultView?.frameElement;
  return (
    isReachable(box, /** @type {Element} */ (ancestors.at(-1)), position) &&
    (!frame || isSeen(frame))
  );
}

/**
 * Return whether an ancestor clips its content. The window does that for `html` and `body`.
 *
 * @param {Element} ancestor
 * @param {CSSStyleDeclaration} style
 */
function clips({ localName }, { overflow, display }) {
  return (
    overflow !== "visible" && display !== "contents" && localName !== "html" && localName !== "body"
  );
}

/**
 * Return whether scrolling can reach a box. A page cannot be scrolled before its start.
 *
 * @param {Edges} box
 * @param {Element} page
 * @param {string} position
 */
function isReachable(box, page, position) {
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
const isTiny = ({ left, top, right, bottom }) => right - left < SMALLEST || bottom - top < SMALLEST;
