/** Finds the switch of a setting by two signs: the page's address, and its key, id or known label. */

/** @import { Setting } from "../shared/types.js" */
/** @import { Scope } from "./dom.js" */

import { all, isShown } from "./dom.js";
import { hasSign } from "./has-sign.js";

const SWITCH = 'input[type="checkbox"], [role="switch"]';
const LABELS = "label, legend, p, span, h2, h3, h4, h5, h6, [role='heading']";

/** "On" and "Off" are this short in every language LinkedIn speaks. */
const SHORT = 11;

/** How far up (elements) a label may stand: three in the pages of 2024, two more to be safe. */
const LABEL_HEIGHT = 5;

/**
 * The one switch that is the setting's, on a page whose address is the setting's already.
 * @param {Scope[]} scopes
 * @param {Pick<Setting, "key" | "switchId" | "labels">} setting
 * @returns {{ element: Element | null, sign: "own" | "label" | "", switches: number }}
 *     element is null when there is none, or when more than one could be it; sign is "own" for one
 *     known by the setting's key or id
 */
export function findSwitch(scopes, setting) {
  const switches = scopes.flatMap((scope) => all(scope, SWITCH));
  const own = switches.filter((element) => hasSign(element, setting));
  if (own.length > 0) return found(own, "own", switches);
  const known = new Set(setting.labels.map(plain));
  return found(switches.filter((element) => namesOf(element).some((name) => known.has(plain(name)))), "label", switches);
}

/** @param {Element[]} fitting @param {"own" | "label"} sign @param {Element[]} switches */
function found(fitting, sign, switches) {
  const shown = fitting.length > 1 ? fitting.filter(isShown) : fitting;
  const element = shown.length === 1 ? shown[0] ?? null : null;
  return { element, sign: element ? sign : /** @type {""} */ (""), switches: switches.length };
}

/**
 * Every text that may name a switch: its accessible name first, then short texts beside it as long
 * as no other switch shares them.
 * @param {Element} element
 * @returns {string[]}
 */
function namesOf(element) {
  const root = /** @type {Scope} */ (element.getRootNode());
  const ids = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
  const named = ids.map((id) => `[id="${CSS.escape(id)}"]`);
  if (element.id) named.push(`label[for="${CSS.escape(element.id)}"]`);
  const texts = named.flatMap((selector) => textsOf(all(root, selector)));
  return [...texts, element.getAttribute("aria-label") ?? "", ...namesBeside(element)].map(tidy).filter(Boolean);
}

/** The label a person reads beside a switch: longer than "On". @param {Element} element */
export const labelTextOf = (element) => namesOf(element).find(({ length }) => length > SHORT) ?? "";

/** @param {Element} element @returns {string[]} */
function namesBeside(element) {
  const names = [];
  let around = element.parentElement;
  for (let height = 0; around && height < LABEL_HEIGHT; height += 1) {
    if (all(around, SWITCH).length > 1) break;
    if (around.localName === "label") names.push(around.textContent ?? "");
    names.push(...textsOf(all(around, LABELS)));
    around = around.parentElement;
  }
  return names;
}

/** @param {Element[]} elements */
const textsOf = (elements) => elements.map(({ textContent }) => textContent ?? "");

/** @param {string} text */
const tidy = (text) => text.replace(/\s+/g, " ").trim();

/** A label without what printers change: case, spaces, kinds of apostrophe, a closing full stop. @param {string} text */
export const plain = (text) =>
  tidy(text.normalize("NFKC")).replace(/[‘’ʼ`´]/g, "'").replace(/[.:]$/, "").toLowerCase();

/**
 * What a person would click besides the input itself.
 * @param {Element} element
 * @returns {HTMLElement | null}
 */
export function labelOf(element) {
  const labels = /** @type {HTMLInputElement} */ (element).labels;
  return labels?.[0] ?? element.closest("label");
}
