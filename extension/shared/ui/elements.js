/** Creates and finds elements. Text is always set as text, never as markup. */

/**
 * Create an element.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} [properties]
 * @param {(Node | string)[]} content
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function createElement(tag, properties, ...content) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...content);
  return element;
}

/**
 * Return the element of an extension page by its id.
 *
 * @param {string} id
 */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * Set the text of an element if it differs: an unchanged text is not announced again by a screen
 * reader, and a press that has begun on it is not lost.
 *
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Put an element directly before or after another one, unless it is there already: an element that
 * is moved loses the focus.
 *
 * @param {Element} element
 * @param {Element} other
 * @param {boolean} isFirst whether it comes before the other one
 */
export function putBeside(element, other, isFirst) {
  if (isFirst && other.previousElementSibling !== element) other.before(element);
  if (!isFirst && other.nextElementSibling !== element) other.after(element);
}
