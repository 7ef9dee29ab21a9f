/**
 * Looks into the page without asking the page: methods are taken from the prototypes, so that an
 * element named "querySelectorAll" or "body" cannot stand in for them.
 */

const fromDocument = Document.prototype.querySelectorAll;
const fromFragment = DocumentFragment.prototype.querySelectorAll;
const fromElement = Element.prototype.querySelectorAll;

/** @typedef {Document | ShadowRoot} Scope */

/**
 * All elements under a scope or element that match a selector.
 * @param {Scope | Element} root
 * @param {string} selector
 * @returns {Element[]}
 */
export function all(root, selector) {
  const find =
    root.nodeType === Node.DOCUMENT_NODE ? fromDocument
    : root.nodeType === Node.DOCUMENT_FRAGMENT_NODE ? fromFragment
    : fromElement;
  return [...find.call(/** @type {any} */ (root), selector)];
}

/**
 * A document with every open shadow root and same-origin frame in it: LinkedIn has used both.
 * @param {Scope} root
 * @returns {Scope[]}
 */
export function scopesIn(root) {
  const inner = all(root, "*").map(innerScope).filter((scope) => scope !== null);
  return [root, ...inner.flatMap(scopesIn)];
}

/** @param {Element} element @returns {Scope | null} */
function innerScope(element) {
  if (element.localName === "iframe") {
    return /** @type {HTMLIFrameElement} */ (element).contentDocument;
  }
  return element.shadowRoot;
}

/** The page's root, also where an element named "documentElement" stands in its place. */
export const rootElement = () => /** @type {HTMLElement} */ (all(document, ":root")[0]);

/** Whether an element takes part in the page; a visually hidden input does. @param {Element} element */
export const isShown = (element) => element.checkVisibility?.() ?? true;
