/**
 * Computes the accessible name of a switch as browsers do (https://www.w3.org/TR/accname-1.2/),
 * from the flattened tree: slots hold what the page has put into them.
 */

/** @import { Scope } from "./dom.js" */

import { nodeProperty, queryAll, rootOf, shadowRootOf } from "./dom.js";

const { checkVisibility } = Element.prototype;

/**
 * Return the text of the elements in `aria-labelledby`, or without that attribute the first of
 * these that is not empty: `aria-label`, labels, content, title.
 *
 * A browser goes on to these as well if `aria-labelledby` names no element. Here such a switch has
 * no name: the attribute may be the key of another setting.
 *
 * @param {Element} element
 * @returns {string}
 */
export function accessibleName(element) {
  const ids = labelIdsOf(element);
  if (ids.length > 0) return textOf(ids.flatMap((id) => elementsById(element, id)));
  const { labels, title } = /** @type {HTMLInputElement} */ (element);
  return (
    collapseSpaces(element.ariaLabel ?? "") ||
    textOf(labels ?? [], element) ||
    textOf([element]) ||
    title
  );
}

/**
 * Return the ids in the switch's `aria-labelledby`.
 *
 * @param {Element} element
 */
export const labelIdsOf = (element) =>
  (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);

/**
 * Return at most one element with an id: of the switch's root, or else of its own shadow root. To
 * the latter the switches of Ionic point; browsers come to the same text by their content.
 *
 * @param {Element} element
 * @param {string} id
 */
const elementsById = (element, id) =>
  [rootOf(element), shadowRootOf(element)]
    .flatMap((root) =>
      root ? queryAll(/** @type {Scope} */ (root), `[id="${CSS.escape(id)}"]`) : [],
    )
    .slice(0, 1);

/**
 * Return the text of elements without their hidden parts; of an element that is itself hidden, all
 * its text.
 *
 * @param {Iterable<Element>} elements
 * @param {Element} [except] the switch, which is no part of the text of its label
 */
function textOf(elements, except) {
  /** @type {(node: Element, all: boolean) => string} */
  const read = (node, all) => {
    const type = nodeProperty(node, "nodeType");
    if (type === Node.TEXT_NODE) return node.nodeValue ?? "";
    if (type !== Node.ELEMENT_NODE || node === except || !(all || isExposed(node))) return "";
    const texts = childrenOf(node).map((each) => read(/** @type {Element} */ (each), all));
    const text = node.ariaLabel || texts.join("");
    return /^(inline|contents)$/.test(getComputedStyle(node).display) ? text : ` ${text} `;
  };
  return collapseSpaces([...elements].map((each) => read(each, !isExposed(each))).join(" "));
}

/**
 * Return whether an element has a part in names. A slot has no box, so it never "is visible".
 *
 * @param {Element} element
 */
const isExposed = (element) =>
  element.ariaHidden !== "true" &&
  (getComputedStyle(element).display === "contents" ||
    checkVisibility.call(element, { visibilityProperty: true }));

/**
 * Return the children of an element in the flattened tree.
 *
 * @param {Element} element
 * @returns {Node[]}
 */
const childrenOf = (element) =>
  element.localName === "slot"
    ? /** @type {HTMLSlotElement} */ (element).assignedNodes({ flatten: true })
    : [...nodeProperty(shadowRootOf(element) ?? element, "childNodes")];

/** @param {string} text */
export const collapseSpaces = (text) => text.replace(/\s+/g, " ").trim();
