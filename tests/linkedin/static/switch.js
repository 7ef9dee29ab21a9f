// A row with a switch: draws it and handles clicks on it.

import { ask } from "./dialog.js";
import { find, findAll, listen, make } from "./dom.js";
import { hide } from "./hide.js";
import { save } from "./save.js";

let generated = 28;

/** Draw a row from the template `model`. `siblings` are all rows of the page. */
export function control({ row, model, page, values, later, told }) {
  // The faults of a scene apply to the page's own switch only; its neighbours always work.
  const scene = row.own ? page.scene : page.plain;
  const one = { row, model, page, scene, values, later, siblings: [] };
  const { skeleton, skeleton_for, handler_after } = scene;
  const waits = row.own && told !== null;
  const settled = skeleton === "none" || waits ? 0 : skeleton_for;
  one.skeleton = skeleton;
  one.live = false;
  build(one);
  const begin = () => {
    later(settled, () => {
      one.skeleton = "none";
      render(one);
    });
    later(Math.max(settled, handler_after), () => {
      one.live = true;
    });
  };
  if (waits) told.then((known) => known && begin());
  else begin();
  return one;
}

/** Create the row's nodes and their listeners. */
function build(one) {
  const { row, model } = one;
  const element = model.cloneNode(true);
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

/** Set the ids: the key, or the switch's own id, or generated ones. */
function name({ element, input, page, row, scene }) {
  const id = `ember${++generated}`;
  const key = scene.key ? row.key : id;
  if (input.hasAttribute("aria-labelledby")) {
    find(element, '[data-sim="label"]').id = key;
    input.setAttribute("aria-labelledby", `${row.labelled_first_by} ${key}`.trim());
  }
  // If the real switch does not have the key, the look-alike's heading gets it as its id.
  if (row.labelled_first_by && !page.scene.key) {
    element.prepend(make("h2", { id: row.labelled_first_by }, page.words.title));
  }
  if (!input.id) return;
  input.id = row.id || `${input.id.startsWith("adToggle") ? "adToggle_" : "setting-"}${id}`;
  for (const label of findAll(element, "label[for]")) label.htmlFor = input.id;
}

/** Update the nodes from the app's state. */
function render({ input, page, row, scene, skeleton, state, values, wrapper }) {
  const on = skeleton === "on" || (values[row.key] && skeleton !== "off");
  input.checked = on;
  input.toggleAttribute("checked", on);
  input.disabled = scene.disabled || skeleton === "disabled";
  describe(input, scene.aria_checked, on);
  state.textContent = page.words[on ? "on" : "off"];
  if (!wrapper) return;
  state.toggleAttribute("data-artdeco-toggled", on);
  wrapper.classList.toggle("artdeco-toggle--toggled", on);
}

function describe(input, mode, on) {
  if (mode === "absent") input.removeAttribute("aria-checked");
  else if (mode === "stale") input.setAttribute("aria-checked", "true");
  else if (mode === "present" || input.hasAttribute("aria-checked")) {
    input.setAttribute("aria-checked", String(on));
  }
}

function clicked(one, event) {
  const { input, row, scene, values, wrapper } = one;
  // Ignore clicks on nodes that have been replaced.
  if (!one.live || input.disabled || event.currentTarget !== (wrapper ?? input)) return;
  if (!event.isTrusted && scene.untrusted === "ignored") return;
  if (wrapper || waits(one) || (!event.isTrusted && scene.untrusted === "restored"))
    restore(one, event);
  if (event.isTrusted || scene.untrusted === "accepted") change(one, !values[row.key]);
}

/** Cancel the checkbox's own flip, and redraw the app's state after the event. */
function restore(one, event) {
  event.preventDefault();
  setTimeout(() => render(one));
}

/** Whether the switch does not change until its save is answered. */
const waits = ({ scene }) => scene.moves === "when-answered";

/** Show the new value, at once or after its save; show the dialog if there is one, and save. */
async function change(one, value) {
  const before = one.values[one.row.key];
  if (!waits(one)) set(one, value);
  const { dialog } = one.scene;
  const agreed = dialog === "none" || (await ask({ trustedOnly: dialog === "person" }));
  if (agreed) commit(one, value, before);
  else set(one, before);
}

async function commit(one, value, before) {
  const { later, row, scene } = one;
  for (const seconds of scene.replace_after) later(seconds, () => replace(one));
  if (scene.snap_back_after !== null) later(scene.snap_back_after, () => set(one, before));
  if (!scene.sends) return;
  const stored = await save(row.key, value, scene);
  if (stored && waits(one)) set(one, value);
  if (!stored && scene.snaps_back) set(one, before);
}

/** Change the app's state and redraw every row that shows it. */
function set(one, value) {
  one.values[one.row.key] = value;
  for (const sibling of one.siblings) if (sibling.row.key === one.row.key) render(sibling);
}

/** Replace the row's nodes, as a framework does when it cannot reuse the old ones. */
function replace(one) {
  const old = one.element;
  build(one);
  old.replaceWith(one.element);
}
