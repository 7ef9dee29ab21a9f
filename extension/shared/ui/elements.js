/** Makes elements with their words, which are text and never markup, and finds them again. */

/**
 * @param {string} tag
 * @param {string} [className]
 * @param {string} [words]
 */
export function element(tag, className = "", words = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.textContent = words;
  return made;
}

/**
 * The element of a page of ours that has an id.
 *
 * @param {string} id
 */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * Put words into a place, unless they stand there: a screen reader says them once, and a press that
 * has begun there is not lost.
 *
 * @param {Element} place
 * @param {string} words
 */
export function setText(place, words) {
  if (place.textContent !== words) place.textContent = words;
}
