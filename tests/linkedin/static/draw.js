// Draws a page's content into `main`: words, states and switches.

/** @import { Drawn, Page, Values } from "./types.js" */

import { showBeside } from "./dialog.js";
import { body, find, findAll, make, root } from "./dom.js";
import { control } from "./switch.js";
import { translate } from "./translate.js";

/**
 * Draw the page. `values` is what the app believes about each switch; `told` promises whether the
 * server has said so, where the page asks it.
 *
 * @param {Drawn & { main: HTMLElement, template: HTMLTemplateElement }} what
 */
export function draw({ page, values, main, template, later, told }) {
  const content = document.importNode(template.content, true);
  /** @type {HTMLTemplateElement[]} */
  const shadows = findAll(content, "template[data-shadow]");
  const roots = shadows.map(attach);
  words(content, page, values);
  main.removeAttribute("aria-busy");
  main.replaceChildren(content);
  /** @type {HTMLElement} */
  const title = find(root, "title");
  if (page.title) title.textContent = `${page.title} | Settings`;
  if (page.scene.shape.startsWith("2022")) body.classList.add("boot-complete");
  for (const scope of [main, ...roots]) switches(scope, { page, values, later, told });
  if (page.scene.clobbered) wrapInForm(main);
  const { translated_after: after } = page.scene;
  if (after !== null) later(after, () => translate(main));
  if (page.scene.beside_from === "drawing") showBeside(page.scene, later);
}

/**
 * Attach a shadow root with a template's content in place of the template, and return it.
 *
 * @param {HTMLTemplateElement} template
 */
function attach(template) {
  const host = /** @type {HTMLElement} */ (template.parentNode);
  const mode = /** @type {ShadowRootMode} */ (template.dataset.shadow);
  const shadow = host.attachShadow({ mode });
  shadow.append(template.content);
  template.remove();
  return shadow;
}

/**
 * @param {DocumentFragment} content
 * @param {Page} page
 * @param {Values} values
 */
function words(content, page, values) {
  for (const title of findAll(content, '[data-sim="title"]')) {
    title.textContent = page.title;
    delete title.dataset.sim;
  }
  for (const title of findAll(content, '[data-sim="ai-title"]')) {
    title.textContent = page.words.title;
    delete title.dataset.sim;
  }
  for (const toggle of findAll(content, '[data-sim="ai-toggle"]')) {
    toggle.textContent = page.words.toggle;
    delete toggle.dataset.sim;
  }
  for (const state of findAll(content, '[data-sim="state-of"]')) {
    state.textContent =
      page.words[values[/** @type {string} */ (state.dataset.key)] ? "on" : "off"];
    delete state.dataset.sim;
    delete state.dataset.key;
  }
}

/**
 * Draw one row per switch, in place of the saved page's rows, the first of which is the model.
 *
 * @param {ParentNode} scope
 * @param {Drawn} drawn
 */
function switches(scope, { page, values, later, told }) {
  const saved = findAll(scope, '[data-sim="row"]');
  const [model] = saved;
  if (!model) return;
  const controls = page.rows.map((row) => control({ row, model, page, values, later, told }));
  for (const one of controls) one.siblings = controls;
  model.before(...controls.map((one) => one.element));
  for (const row of saved) row.remove();
}

/**
 * Put the switches into a form whose own properties are taken by its fields.
 *
 * @param {HTMLElement} main
 */
function wrapInForm(main) {
  const form = make("form");
  for (const name of [
    "children",
    "parentElement",
    "closest",
    "querySelectorAll",
    "id",
    "matches",
  ]) {
    form.append(make("input", { type: "hidden", name }));
  }
  form.append(...main.childNodes);
  main.append(form);
}
