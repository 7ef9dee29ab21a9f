// Makes the switches of an adopted page work, with the state of the server.

import { written } from "./save.js";

/**
 * @typedef {object} Own the switch of the setting
 * @property {string} key
 * @property {boolean} value
 * @property {string} method of its save
 * @property {string} path
 */

const SWITCH = 'input[type="checkbox"], [role="switch"]:not(form)';
const OWN = '[data-sim="input"]';

/** @type {Own} */
const own = JSON.parse(/** @type {HTMLElement} */ (document.getElementById("adopted")).textContent);
let others = 0;

/**
 * Attach the shadow roots in a scope in place of their templates, and make its switches work.
 *
 * @param {Document | ShadowRoot} scope
 */
function start(scope) {
  for (const each of scope.querySelectorAll(SWITCH)) {
    if (!each.parentElement?.closest(SWITCH)) bind(each);
  }
  for (const template of scope.querySelectorAll("template[data-shadow]")) {
    start(attach(/** @type {HTMLTemplateElement} */ (template)));
  }
}

/** @param {HTMLTemplateElement} template */
function attach(template) {
  const host = /** @type {HTMLElement} */ (template.parentElement);
  const mode = /** @type {ShadowRootMode} */ (template.dataset.shadow);
  const shadow = host.attachShadow({ mode });
  shadow.append(template.content);
  template.remove();
  return shadow;
}

/**
 * Let a click change a switch and save its state. An element inside of it may be a switch as well,
 * such as the input of a component; all show one state.
 *
 * @param {Element} outer
 */
function bind(outer) {
  const parts = [outer, ...outer.querySelectorAll(SWITCH)];
  const isOwn = parts.some((each) => each.matches(OWN));
  const key = isOwn ? own.key : `other${++others}`;
  let value = isOwn ? own.value : parts.some(isOn);
  const show = () => {
    for (const each of parts) setState(each, value);
  };
  if (isOwn) show();
  outer.addEventListener("click", async (event) => {
    const target = /** @type {Element} */ (event.target);
    // The browser clicks the input of a label next.
    if (target.localName !== "input" && target.closest("label")?.control) return;
    if (parts.some((each) => each.matches(':disabled, [aria-disabled="true"]'))) return;
    value = !value;
    show();
    if (await save(key, value)) return;
    value = !value;
    show();
  });
}

/** @param {Element} part */
const isOn = (part) =>
  part instanceof HTMLInputElement ? part.checked : part.ariaChecked === "true";

/**
 * @param {Element} part
 * @param {boolean} value
 */
function setState(part, value) {
  if (part instanceof HTMLInputElement) {
    part.checked = value;
    part.toggleAttribute("checked", value);
  }
  if (part.hasAttribute("aria-checked")) part.setAttribute("aria-checked", String(value));
  part.closest(".artdeco-toggle")?.classList.toggle("artdeco-toggle--toggled", value);
}

/**
 * @param {string} key
 * @param {boolean} value
 */
async function save(key, value) {
  try {
    return (await fetch(own.path, { method: own.method, ...written(key, value) })).ok;
  } catch {
    return false;
  }
}

start(document);
