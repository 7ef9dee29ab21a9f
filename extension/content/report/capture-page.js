/** Takes down how a document and its frames are built, for shared/page-report/skeleton.js. */

/** @import { PageElement } from "../../shared/page-report/skeleton.js" */
/**
 * @typedef {object} CapturedFrame
 * @property {string} address of the document; "" if the browser does not let its content be seen
 * @property {PageElement | null} root
 */

import { nodeProperty, shadowRootOf } from "../dom.js";

/** The elements of a page beyond which the rest is left out. LinkedIn's have some thousands. */
const MOST_ELEMENTS = 50_000;

/** A page may nest frames and elements without end. */
const DEEPEST = 300;

/**
 * Return the document and the documents in its frames, in the order in which they are found.
 *
 * @param {Document} page
 * @returns {CapturedFrame[]}
 */
export function capturePage(page) {
  /** @type {CapturedFrame[]} */
  const frames = [];
  let count = 0;

  /**
   * @param {Document | null} of
   * @param {number} depth
   * @returns {number} its place among the frames
   */
  function addFrame(of, depth) {
    /** @type {CapturedFrame} */
    const frame = { address: of?.URL ?? "", root: null };
    const place = frames.push(frame) - 1;
    const root = of?.documentElement;
    if (root) frame.root = capture(root, depth);
    return place;
  }

  /**
   * @param {Element} element
   * @param {number} depth
   * @returns {PageElement}
   */
  function capture(element, depth) {
    count += 1;
    const name = String(elementProperty(element, "localName"));
    const shadow = shadowRootIn(element, name);
    const isFrame = name === "iframe";
    /** @type {PageElement} */
    const captured = {
      name,
      attributes: attributesOf(element, name),
      children: isFrame ? [] : childrenOf(element, depth),
    };
    if (shadow) captured.shadow = { mode: shadow.mode, children: childrenOf(shadow, depth) };
    if (isFrame)
      captured.frame = addFrame(
        /** @type {HTMLIFrameElement} */ (element).contentDocument,
        depth + 1,
      );
    return captured;
  }

  /**
   * @param {Node} node
   * @param {number} depth
   * @returns {(PageElement | string)[]}
   */
  function childrenOf(node, depth) {
    if (depth > DEEPEST) return [];
    /**
     * @param {Node} each
     * @returns {(PageElement | string)[]}
     */
    const captured = (each) => {
      const type = nodeProperty(each, "nodeType");
      if (type === Node.TEXT_NODE) return [each.nodeValue ?? ""];
      if (type !== Node.ELEMENT_NODE || count >= MOST_ELEMENTS) return [];
      return [capture(/** @type {Element} */ (each), depth + 1)];
    };
    return [...nodeProperty(node, "childNodes")].flatMap(captured);
  }

  addFrame(page, 0);
  return frames;
}

/**
 * Return the shadow root of an element; a closed one only of a component. The card is in a closed
 * one, too, but not in a component.
 *
 * @param {Element} element
 * @param {string} name
 */
const shadowRootIn = (element, name) =>
  name.includes("-") ? shadowRootOf(element) : elementProperty(element, "shadowRoot");

/**
 * Return one element without what is in it.
 *
 * @param {Element} element
 * @returns {PageElement}
 */
export function captureElement(element) {
  const name = String(elementProperty(element, "localName"));
  return { name, attributes: attributesOf(element, name), children: [] };
}

/**
 * Return the attributes of an element. `checked` says what an input is now, not how it was sent.
 *
 * @param {Element} element
 * @param {string} name
 * @returns {[string, string][]}
 */
function attributesOf(element, name) {
  const attributes = [...elementProperty(element, "attributes")].map(
    (each) => /** @type {[string, string]} */ ([each.name, each.value]),
  );
  if (name !== "input") return attributes;
  const others = attributes.filter(([each]) => each !== "checked");
  const { checked } = /** @type {HTMLInputElement} */ (element);
  return checked ? [...others, ["checked", ""]] : others;
}

/**
 * Read a property of an element. Form fields of the same name would hide it on the element itself.
 *
 * @template {keyof Element} Name
 * @param {Element} element
 * @param {Name} name
 * @returns {Element[Name]}
 */
const elementProperty = (element, name) => Reflect.get(Element.prototype, name, element);
