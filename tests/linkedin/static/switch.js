// A row with a switch: draws it and handles clicks on it.

/** @import { Control, Drawn, Row, Scene } from "./types.js" */

import { ask, showBeside } from "./dialog.js";
import { find, findAll, listen, make } from "./dom.js";
import { hide } from "./hide.js";
import { save } from "./save.js";

let generated = 28;

/**
 * A row drawn from `model`. Its `siblings` are all rows of the page.
 *
 * @param {Drawn & { row: Row, model: HTMLElement }} what
 */
export function control({ row, model, page, values, later, told }) {
  // The faults of a scene apply to the page's own switch only; its neighbours always work.
  const scene = row.own ? page.scene : page.plain;
  /** @type {Control[]} */
  const siblings = [];
  const one = /** @type {Control} */ ({ row, model, page, scene, values, later, siblings });
  const { skeleton, skeleton_for, handler_after } = scene;
  const waits = row.own && told !== null;
  const settled = skeleton === "none" || waits ? 0 : skeleton_for;
  one.skeleton = skeleton;
  one.live = false;
  build(one);
  const begin = () =>
    later(settled, () => {
      one.skeleton = "none";
      render(one);
      // At once if it is due: in a hidden tab a second timer may fire a second later.
      later(handler_after - settled, () => {
        one.live = true;
      });
    });
  if (waits) told.then((known) => known && begin());
  else begin();
  return one;
}

/**
 * Make the row's nodes and bind them.
 *
 * @param {Control} one
 */
function build(one) {
  const { row, model } = one;
  const element = /** @type {HTMLElement} */ (model.cloneNode(true));
  one.element = element;
  one.input = find(element, '[data-sim="input"]');
  one.wrapper = find(element, '[data-sim="wrapper"]');
  one.state = find(element, '[data-sim="state"]');
  for (const label of findAll(element, '[data-sim="label"]')) label.textContent = row.label;
  name(one);
  for (const marked of [element, ...findAll(element, "[data-sim]")]) delete marked.dataset.sim;
  // The 2020 layout listens on the wrapper, the others on the checkbox.
  listen(one.wrapper ?? one.input, "click", (event) => clicked(one, event));
  render(one);
  one.element = hide(element, row.hidden);
}

/**
 * Give the nodes their ids: the key or the switch's own id where there is one, else generated ones.
 *
 * @param {Control} one
 */
function name({ element, input, page, row, scene }) {
  const isNew = page.scene.shape.startsWith("new-shell");
  const id = isNew ? `_r_${++generated}_` : `ember${++generated}`;
  const key = scene.key && !isNew ? row.key : id;
  if (input.hasAttribute("aria-label")) input.setAttribute("aria-label", row.label);
  if (input.hasAttribute("aria-labelledby")) {
    /** @type {HTMLElement} */ (find(element, '[data-sim="label"]')).id = key;
    input.setAttribute("aria-labelledby", `${row.labelled_first_by} ${key}`.trim());
  }
  // If the real switch does not have the key, the look-alike's heading gets it as its id.
  if (row.labelled_first_by && !page.scene.key) {
    element.prepend(make("h2", { id: row.labelled_first_by }, page.words.title));
  }
  if (!input.id) return;
  input.id = row.id || `${input.id.startsWith("adToggle") ? "adToggle_" : "setting-"}${id}`;
  /** @type {HTMLLabelElement[]} */
  const labels = findAll(element, "label[for]");
  for (const label of labels) label.htmlFor = input.id;
}

/**
 * Write the app's state into the nodes.
 *
 * @param {Control} one
 */
function render(one) {
  const { input, page, row, scene, skeleton, state, values, wrapper } = one;
  const on = /** @type {boolean} */ (values[row.key]) && skeleton !== "off";
  one.disabled = scene.disabled || skeleton === "disabled";
  if (input instanceof HTMLInputElement) {
    input.checked = on;
    input.toggleAttribute("checked", on);
    input.disabled = one.disabled;
  } else input.setAttribute("aria-disabled", String(one.disabled));
  describe(input, scene.aria_checked, on);
  state.textContent = page.words[on ? "on" : "off"];
  if (!wrapper) return;
  state.toggleAttribute("data-artdeco-toggled", on);
  wrapper.classList.toggle("artdeco-toggle--toggled", on);
}

/**
 * @param {HTMLElement} input
 * @param {Scene["aria_checked"]} mode
 * @param {boolean} on
 */
function describe(input, mode, on) {
  if (mode === "absent") input.removeAttribute("aria-checked");
  else if (mode === "stale") input.setAttribute("aria-checked", "true");
  else if (mode === "present" || input.hasAttribute("aria-checked")) {
    input.setAttribute("aria-checked", String(on));
  }
}

/**
 * @param {Control} one
 * @param {MouseEvent} event
 */
function clicked(one, event) {
  const { input, row, scene, values, wrapper } = one;
  // Ignore clicks on nodes that have been replaced.
  if (!one.live || one.disabled || event.currentTarget !== (wrapper ?? input)) return;
  if (!event.isTrusted && scene.untrusted === "ignored") return;
  if (wrapper || waits(one) || (!event.isTrusted && scene.untrusted === "restored"))
    restore(one, event);
  if (event.isTrusted || scene.untrusted === "accepted") change(one, !values[row.key]);
}

/**
 * Cancel the checkbox's own flip; the app's state is written back when the event is over.
 *
 * @param {Control} one
 * @param {MouseEvent} event
 */
function restore(one, event) {
  event.preventDefault();
  setTimeout(() => render(one));
}

/**
 * Whether the switch is drawn as before until its save was answered.
 *
 * @param {Control} one
 */
const waits = ({ scene }) => scene.moves === "when-answered";

/**
 * Show the new value, at once or after its save; ask if the scene wants it, and save.
 *
 * @param {Control} one
 * @param {boolean} value
 */
async function change(one, value) {
  const before = /** @type {boolean} */ (one.values[one.row.key]);
  if (!waits(one)) set(one, value);
  const { dialog, dialog_answers_after: answersAfter, beside_from } = one.scene;
  if (beside_from === "click") showBeside(one.scene, one.later);
  const agreed =
    dialog === "none" || (await ask({ trustedOnly: dialog === "person", answersAfter }));
  if (agreed) commit(one, value, before);
  else set(one, before);
}

/**
 * @param {Control} one
 * @param {boolean} value
 * @param {boolean} before
 */
async function commit(one, value, before) {
  const { later, row, scene } = one;
  for (const seconds of scene.replace_after) later(seconds, () => replace(one));
  if (scene.snap_back_after !== null) later(scene.snap_back_after, () => set(one, before));
  if (!scene.sends) return;
  const stored = await save(row.key, value, scene);
  if (stored && waits(one)) set(one, value);
  if (!stored && scene.snaps_back) set(one, before);
}

/**
 * Change the app's state and every row that shows it.
 *
 * @param {Control} one
 * @param {boolean} value
 */
function set(one, value) {
  one.values[one.row.key] = value;
  for (const sibling of one.siblings) if (sibling.row.key === one.row.key) render(sibling);
}

/**
 * Draw the row again with new nodes, as a framework does when it discards the old ones.
 *
 * @param {Control} one
 */
function replace(one) {
  const old = one.element;
  build(one);
  old.replaceWith(one.element);
}
