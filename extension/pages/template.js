/** Makes parts of a page from the templates in its HTML. */

import { localiseIn } from "../shared/ui/localise.js";

/**
 * A copy of a template's one element, in the person's language.
 *
 * @param {string} id
 * @returns {HTMLElement}
 */
export function fromTemplate(id) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById(id));
  const copy = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  localiseIn(copy);
  return /** @type {HTMLElement} */ (copy.firstElementChild);
}

/**
 * The part of an element that a selector names; the template has it.
 *
 * @param {Element} element
 * @param {string} selector
 */
export const part = (element, selector) =>
  /** @type {HTMLElement} */ (element.querySelector(selector));
