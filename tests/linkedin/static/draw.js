// Draws a page's content into `main`: words, states and switches.

import { body, find, findAll, make, root } from "./dom.js";
import { control } from "./switch.js";

/**
 * Draw the page. `values` is the app's state of each switch. `told` is null or a promise of whether
 * the server has answered the settings request.
 */
export function draw({ page, values, main, template, later, told }) {
  const content = document.importNode(template.content, true);
  for (const shadow of findAll(content, "template[data-shadow]")) attach(shadow);
  words(content, page, values);
  main.removeAttribute("aria-busy");
  main.replaceChildren(content);
  if (page.title) find(root, "title").textContent = `${page.title} | Settings`;
  if (page.scene.shape.startsWith("2022")) body.classList.add("boot-complete");
  for (const scope of scopes(main)) switches(scope, { page, values, later, told });
  if (page.scene.clobbered) wrapInForm(main);
}

function attach(template) {
  template.parentNode.attachShadow({ mode: "open" }).append(template.content);
  template.remove();
}

/** `main` itself and every open shadow root in it. */
function scopes(main) {
  const roots = findAll(main, "*").map((element) => element.shadowRoot);
  return [main, ...roots.filter(Boolean)];
}

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
    state.textContent = page.words[values[state.dataset.key] ? "on" : "off"];
    delete state.dataset.sim;
    delete state.dataset.key;
  }
}

/** Replace the rows of the saved page by one row per switch; the first is the template. */
function switches(scope, { page, values, later, told }) {
  const saved = findAll(scope, '[data-sim="row"]');
  if (saved.length === 0) return;
  const [model] = saved;
  const controls = page.rows.map((row) => control({ row, model, page, values, later, told }));
  for (const one of controls) one.siblings = controls;
  model.before(...controls.map((one) => one.element));
  for (const row of saved) row.remove();
}

/** Put the switches into a form whose fields shadow its properties. */
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
