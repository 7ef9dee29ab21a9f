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

/** The first match under a document, an element or a fragment. */
export function find(scope, selector) {
  const query = { 9: inDocument, 11: inFragment }[nodeType(scope)] ?? inElement;
  return query.call(scope, selector);
}

/** All matches, as an array. */
export function findAll(scope, selector) {
  const query = { 9: allInDocument, 11: allInFragment }[nodeType(scope)] ?? allInElement;
  return [...query.call(scope, selector)];
}

export function closest(element, selector) {
  return closestOf.call(element, selector);
}

/** A new element with attributes and text. */
export function make(name, attributes = {}, text = "") {
  const element = create.call(document, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

export function listen(target, type, handler, options) {
  addListener.call(target, type, handler, options);
}

const typeOf = Object.getOwnPropertyDescriptor(Node.prototype, "nodeType").get;
function nodeType(node) {
  return typeOf.call(node);
}
