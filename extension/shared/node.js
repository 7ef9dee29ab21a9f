/** Makes an element with its class and its words, which are text and never markup. */

/** @param {string} tag @param {string} [className] @param {string} [words] */
export function node(tag, className = "", words = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = words;
  return element;
}
