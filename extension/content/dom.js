/**
 * Looks into the page without asking the page: methods and properties are taken from the
 * prototypes, so that an element named "querySelectorAll" or "parentElement" cannot stand in for
 * them.
 */

const fromDocument = Document.prototype.querySelectorAll;
const fromFragment = DocumentFragment.prototype.querySelectorAll;
const fromElement = Element.prototype.querySelectorAll;

/** @typedef {Document | ShadowRoot} Scope */

/**
 * A property of a node, which a form's own fields can take the place of.
 *
 * @template {keyof Node} Name
 * @param {Node} node
 * @param {Name} name
 * @returns {Node[Name]}
 */
const ofNode = (node, name) => Reflect.get(Node.prototype, name, node);

/** @param {Element} element */
export const parentOf = (element) => ofNode(element, "parentElement");

/**
 * An element and all that it is in, innermost first, out of shadow roots too.
 *
 * @param {Element} element
 * @returns {Element[]}
 */
export function withAncestors(element) {
  const parent = ofNode(element, "parentNode");
  const inShadow = parent && ofNode(parent, "nodeType") === Node.DOCUMENT_FRAGMENT_NODE;
  const outer = inShadow ? /** @type {ShadowRoot} */ (parent).host : parentOf(element);
  return outer ? [element, ...withAncestors(outer)] : [element];
}

/**
 * All elements under a scope or element that match a selector.
 *
 * @param {Scope | Element} root
 * @param {string} selector
 * @returns {Element[]}
 */
export function all(root, selector) {
  const type = ofNode(root, "nodeType");
  const find =
    type === Node.DOCUMENT_NODE
      ? fromDocument
      : type === Node.DOCUMENT_FRAGMENT_NODE
        ? fromFragment
        : fromElement;
  return [...find.call(/** @type {any} */ (root), selector)];
}

/**
 * A document with every open shadow root and same-origin frame in it: LinkedIn has used both.
 *
 * @param {Scope} root
 * @returns {Scope[]}
 */
export function scopesIn(root) {
  const inner = all(root, "*")
    .map(innerScope)
    .filter((scope) => scope !== null);
  return [root, ...inner.flatMap(scopesIn)];
}

/**
 * @param {Element} element
 * @returns {Scope | null}
 */
function innerScope(element) {
  if (element.localName === "iframe") {
    return /** @type {HTMLIFrameElement} */ (element).contentDocument;
  }
  return Reflect.get(Element.prototype, "shadowRoot", element);
}
