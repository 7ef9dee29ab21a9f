/** Creates parts of a page from the templates in its HTML. */

import { localiseIn } from "../shared/ui/localise.js";

/**
 * Return a copy of a template's only element, in the person's language.
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
 * Return the first descendant that matches a selector, which the template contains.
 *
 * @param {Element} element
 * @param {string} selector
 */
export const query = (element, selector) =>
  /** @type {HTMLElement} */ (element.querySelector(selector));
