// Copies of DOM methods, taken before a scene starts: the page's own script must still work when
// the scene patches prototypes and clobbers the document.

const inDocument = Document.prototype.querySelector;
const inElement = Element.prototype.querySelector;
const inFragment = DocumentFragment.prototype.querySelector;
const allInDocument = Document.prototype.querySelectorAll;
const allInElement = Element.prototype.querySelectorAll;
const allInFragment = DocumentFragment.prototype.querySelectorAll;
const closestOf = Element.prototype.closest;
const create = Document.prototype.createElement;
const addListener = EventTarget.prototype.addEventListener;

export const root = document.documentElement;
export const body = document.body;
export const Observer = window.MutationObserver;

/** Makes text trusted where a policy asks for it. The simulator's own pages are. */
export const trusted = window.trustedTypes?.createPolicy("simulator", {
  createHTML: (text) => text,
  createScript: (text) => text,
}) ?? { createHTML: String, createScript: String };

/**
 * The first match under a document, an element or a fragment.
 *
 * @template {HTMLElement | null} [T=HTMLElement | null]
 * @param {ParentNode} scope
 * @param {string} selector
 * @returns {T}
 */
export function find(scope, selector) {
  /** @type {Record<number, typeof inElement>} */
  const queries = { 9: inDocument, 11: inFragment };
  const query = queries[nodeType(scope)] ?? inElement;
  return /** @type {T} */ (query.call(scope, selector));
}

/**
 * All matches, as an array.
 *
 * @template {HTMLElement} [T=HTMLElement]
 * @param {ParentNode} scope
 * @param {string} selector
 * @returns {T[]}
 */
export function findAll(scope, selector) {
  /** @type {Record<number, typeof allInElement>} */
  const queries = { 9: allInDocument, 11: allInFragment };
  const query = queries[nodeType(scope)] ?? allInElement;
  return /** @type {T[]} */ ([...query.call(scope, selector)]);
}

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {Element} element
 * @param {string} selector
 * @returns {T | null}
 */
export function closest(element, selector) {
  return /** @type {T | null} */ (closestOf.call(element, selector));
}

/**
 * A new element with attributes and text.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {Record<string, string>} attributes
 */
export function make(name, attributes = {}, text = "") {
  const element = /** @type {HTMLElementTagNameMap[T]} */ (create.call(document, name));
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

/**
 * @template {keyof WindowEventMap} T
 * @param {EventTarget} target
 * @param {T} type
 * @param {(event: WindowEventMap[T]) => void} handler
 * @param {AddEventListenerOptions} [options]
 */
export function listen(target, type, handler, options) {
  addListener.call(target, type, /** @type {EventListener} */ (handler), options);
}

const { get: typeOf } = /** @type {{ get: (this: Node) => number }} */ (
  Object.getOwnPropertyDescriptor(Node.prototype, "nodeType")
);

/** @param {Node} node */
function nodeType(node) {
  return typeOf.call(node);
}
