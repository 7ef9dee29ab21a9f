/** Builds the card: a few words and a button or two. */

/** @import { ContentMessage } from "../shared/types.js" */
/** @typedef {{ words: string, primary: boolean, sends: ContentMessage }} CardButton */
/**
 * @typedef {object} CardWords what the card says, in the person's language
 * @property {string} tone
 * @property {string} title
 * @property {string} text
 * @property {string} step what a run is doing, "" without one
 * @property {string} about what the setting does, "" where that is not shown
 * @property {string[]} items
 * @property {CardButton[]} buttons
 */

import { browser } from "./browser.js";
import { text } from "./text.js";

/**
 * @param {CardWords} words
 * @param {(message: ContentMessage) => void} send
 * @returns {HTMLElement}
 */
export function buildCard({ tone, title, text: more, step, about, items, buttons }, send) {
  const card = node("section", "card");
  card.dataset.tone = tone;
  card.tabIndex = -1;
  card.lang = browser.i18n.getUILanguage();
  card.dir = text("@@bidi_dir");
  card.setAttribute("aria-label", text("brand"));
  const status = node("div", "status");
  status.setAttribute("role", "status");
  status.append(node("p", "title", title), node("p", "text", more));
  if (step) status.append(node("p", "step", step));
  card.append(node("p", "brand", text("brand")), status);
  if (about) card.append(node("p", "about", about));
  if (items.length > 0) card.append(listOf(items));
  card.append(...buttons.map((each) => buttonOf(each, send)));
  return card;
}

/** @param {string[]} items */
function listOf(items) {
  const list = node("ul", "items");
  list.append(...items.map((item) => node("li", "", item)));
  return list;
}

/** @param {CardButton} button @param {(message: ContentMessage) => void} send */
function buttonOf({ words, primary, sends }, send) {
  const button = /** @type {HTMLButtonElement} */ (node("button", primary ? "action primary" : "action", words));
  button.type = "button";
  button.addEventListener("click", ({ isTrusted }) => {
    // A page cannot reach into a closed shadow root, but it can send a click to its host.
    if (isTrusted) send(sends);
  });
  return button;
}

/** @param {string} tag @param {string} className @param {string} [words] */
function node(tag, className, words = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = words;
  return element;
}
