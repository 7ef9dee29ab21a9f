/** Makes elements with their words, which are text and never markup, and finds them again. */

/** @param {string} tag @param {string} [className] @param {string} [words] */
export function node(tag, className = "", words = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = words;
  return element;
}

/** The element of a page of ours that has an id. @param {string} id */
export const find = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * Put words into a place, unless they stand there: a screen reader says them once, and a press that
 * has begun there is not lost.
 * @param {Element} place
 * @param {string} words
 */
export function say(place, words) {
  if (place.textContent !== words) place.textContent = words;
}
