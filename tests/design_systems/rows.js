/** The rows of the AI page that a design system draws, and the page's other content. */

import { save } from "../linkedin/static/save.js";

/**
 * @typedef {object} Row
 * @property {string} key
 * @property {string} id a generated id for the switch
 * @property {string} label
 * @property {boolean} on the state on the server when the page was loaded
 * @property {string} [labelledBy] the id of the element that has the label, in pages with keys: the
 *   switch gets no label in the design system's own way
 * @property {(on: boolean) => void} change saves a new state
 */

const find = (selector) => document.querySelector(selector);
const { rows: data, plain, scene } = JSON.parse(find("#page").textContent);
const { elements } = JSON.parse(find("#settings-data").textContent).data;

const main = find("#main");
main.replaceChildren(find("#content").content.cloneNode(true));
main.removeAttribute("aria-busy");

/** The element that holds the rows. */
export const container = find("#rows");

/** @type {Row[]} */
export const rows = data.map(({ key, label }, index) => ({
  key,
  label,
  id: `switch-${index}`,
  on: elements.find((each) => each.key === key).value,
  labelledBy: scene.key ? key : undefined,
  change: (on) => save(key, on, plain),
}));

/**
 * Apply a style sheet.
 *
 * @param {string} text
 */
export function style(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}

/**
 * Draw each row from elements, without a framework. With `byId`, the switch's own id is the key.
 *
 * @param {(row: Row) => Node} draw returns the switch, with its label in pages without keys
 */
export function show(draw, { byId = false } = {}) {
  for (const row of rows) {
    const element = document.createElement("div");
    if (row.labelledBy) {
      const label = document.createElement("div");
      if (!byId) label.id = row.labelledBy;
      label.textContent = row.label;
      element.append(label);
    }
    element.append(draw(row));
    container.append(element);
  }
}

/**
 * Return a new element with attributes; those without a value are left out.
 *
 * @param {string} name
 * @param {Record<string, string | undefined>} attributes
 */
export function make(name, attributes, text = "") {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(key, value);
  }
  element.textContent = text;
  return element;
}
