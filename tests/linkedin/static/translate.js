// What a page translator does to a page: it puts each text into two nested elements, in other words.

import { closest, make, root } from "./dom.js";

// TypeScript does not know this old element.
const FONT = /** @type {"span"} */ (/** @type {string} */ ("font"));

/**
 * Translate all texts, now and whenever they change.
 *
 * @param {HTMLElement} main
 */
export function translate(main) {
  root.classList.add("translated-ltr");
  root.lang = "x-translated";
  const replaceAll = () => texts(main).forEach(replace);
  new MutationObserver(replaceAll).observe(main, {
    subtree: true,
    childList: true,
    characterData: true,
  });
  replaceAll();
}

/**
 * Return the texts that are not translated yet.
 *
 * @param {HTMLElement} main
 */
function texts(main) {
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  /** @type {Text[]} */
  const found = [];
  while (walker.nextNode()) found.push(/** @type {Text} */ (walker.currentNode));
  return found.filter(
    (text) => text.data.trim() && !closest(/** @type {Element} */ (text.parentNode), "font"),
  );
}

/** @param {Text} text */
function replace(text) {
  const [outer, inner] = [make(FONT), make(FONT)];
  inner.textContent = [...text.data].reverse().join("");
  outer.append(inner);
  text.replaceWith(outer);
}
