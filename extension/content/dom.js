/**
 * Queries the DOM with methods and properties taken from the prototypes, so that an element named
 * "querySelectorAll" or "parentElement" cannot replace them.
 */

const fromDocument = Document.prototype.querySelectorAll;
const fromFragment = DocumentFragment.prototype.querySelectorAll;
const fromElement = Element.prototype.querySelectorAll;

const XHTML = "http://www.w3.org/1999/xhtml";

/** @typedef {Document | ShadowRoot} Scope */

/**
 * Read a property of a node. Form fields of the same name would hide it on the node itself.
 *
 * @template {keyof Node} Name
 * @param {Node} node
 * @param {Name} name
 * @returns {Node[Name]}
 */
export const nodeProperty = (node, name) => Reflect.get(Node.prototype, name, node);

/**
 * @param {Element} element
 * @returns {Node}
 */
export const rootOf = (element) => Node.prototype.getRootNode.call(element);

/**
 * Return the host of the shadow root that an element is in.
 *
 * @param {Element} element
 */
export function hostOf(element) {
  const root = rootOf(element);
  const isShadow = nodeProperty(root, "nodeType") === Node.DOCUMENT_FRAGMENT_NODE;
  return isShadow ? /** @type {ShadowRoot} */ (root).host : null;
}

/** @param {Element} element */
export const parentOf = (element) => nodeProperty(element, "parentElement");

/**
 * Return an element and its ancestors, innermost first, across shadow roots.
 *
 * @param {Element} element
 * @returns {Element[]}
 */
export function withAncestors(element) {
  const outer = parentOf(element) ?? hostOf(element);
  return outer ? [element, ...withAncestors(outer)] : [element];
}

/**
 * Return all elements under a scope or element that match a selector.
 *
 * @param {Scope | Element} root
 * @param {string} selector
 * @returns {Element[]}
 */
export function queryAll(root, selector) {
  const type = nodeProperty(root, "nodeType");
  const query =
    type === Node.DOCUMENT_NODE
      ? fromDocument
      : type === Node.DOCUMENT_FRAGMENT_NODE
        ? fromFragment
        : fromElement;
  return [...query.call(/** @type {any} */ (root), selector)];
}

/**
 * Return all elements in several scopes that match a selector.
 *
 * @param {Scope[]} scopes
 * @param {string} selector
 * @returns {Element[]}
 */
export const queryAllIn = (scopes, selector) =>
  scopes.flatMap((scope) => queryAll(scope, selector));

/**
 * Return a document with all its shadow roots and same-origin frames. LinkedIn has used both.
 *
 * @param {Scope} root
 * @param {string} [selector] of the elements whose shadow root or frame is returned
 * @returns {Scope[]}
 */
export function scopesIn(root, selector = "*") {
  const scopes = [root];
  for (const each of queryAll(root, selector)) {
    const inner = innerScope(each);
    if (inner) scopes.push(...scopesIn(inner, selector));
  }
  return scopes;
}

/**
 * @param {Element} element
 * @returns {Scope | null}
 */
function innerScope(element) {
  if (element.localName === "iframe") {
    return /** @type {HTMLIFrameElement} */ (element).contentDocument;
  }
  return mayBeClosed(element) ? shadowRootOf(element) : openRootOf(element);
}

/**
 * @param {Element} element
 * @returns {ShadowRoot | null}
 */
const openRootOf = (element) => Reflect.get(Element.prototype, "shadowRoot", element);

/**
 * Return whether it is worth asking for a closed shadow root, which takes longer: components are
 * custom elements. The card is in a closed shadow root, too, but not in a custom element.
 *
 * @param {Element} element
 */
const mayBeClosed = ({ localName }) => String(localName).includes("-");

/**
 * Return the shadow root of an element, even a closed one: both browsers open those to content
 * scripts, Firefox by a property of the element and Chromium by a function.
 *
 * @param {Element} element
 * @returns {ShadowRoot | null}
 */
export function shadowRootOf(element) {
  const inFirefox = Reflect.get(Element.prototype, "openOrClosedShadowRoot", element);
  const root = openRootOf(element) ?? inFirefox;
  if (root !== undefined) return root;
  // Chromium throws for elements of SVG and MathML. `instanceof` is false for those in a frame.
  if (element.namespaceURI !== XHTML) return null;
  return /** @type {any} */ (globalThis).chrome?.dom?.openOrClosedShadowRoot(element) ?? null;
}
