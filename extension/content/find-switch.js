/**
 * Finds the switch of a setting by two signs: the page's address, and its key, id or known label.
 */

/** @import { Setting } from "../shared/types.js" */
/** @import { Scope } from "./dom.js" */
/** @typedef {Pick<Setting, "key" | "switchId">} Sign */

import { all } from "./dom.js";
import { hasSign } from "./has-sign.js";
import { rowOf } from "./switch-row.js";
import { isOffered, isSeen } from "./visibility.js";

const SWITCH = 'input[type="checkbox"], [role="switch"]:not(form)';

/** With more than one of these in it, something is not a single switch's row. */
const NOT_IN_ROW = "a, button, input, select, textarea, [role], h1, h2, h3, h4, h5, h6";

/** "On" and "Off" are this short in every language LinkedIn speaks. */
const SHORT = 11;

/**
 * The one switch that is the setting's, on a page whose address is the setting's already.
 *
 * @param {Scope[]} scopes
 * @param {Sign & Pick<Setting, "labels">} setting
 * @param {Sign[]} settings all that the rules know: a switch of another is never taken
 * @returns {{ element: Element | null, sign: "own" | "label" | "", switches: number }}
 *     element is null when none that a person is offered could be it, or more than one; sign is "own"
 *     for one known by the setting's key or id; switches counts those that a person is offered
 */
export function findSwitch(scopes, setting, settings) {
  const switches = scopes.flatMap((scope) => all(scope, SWITCH));
  const own = switches.filter((each) => hasSign(each, setting));
  const isNamed = own.length > 0 || isMentioned(scopes, setting);
  const element = onlyOne(isNamed ? own : byLabel(switches, setting, settings));
  const sign = !element ? "" : isNamed ? "own" : "label";
  return { element, sign, switches: element ? 1 : switches.filter(isOffered).length };
}

/**
 * Whether anything on the page bears the sign of a setting: its switch is then not to be guessed.
 *
 * @param {Scope[]} scopes
 * @param {Sign} sign
 */
function isMentioned(scopes, { key, switchId }) {
  const name = CSS.escape(key || switchId || "");
  return scopes.some(
    (scope) => all(scope, `[id="${name}"], [aria-labelledby~="${name}"]`).length > 0,
  );
}

/**
 * @param {Element[]} switches
 * @param {Pick<Setting, "labels">} setting
 * @param {Sign[]} settings
 */
function byLabel(switches, { labels }, settings) {
  const known = new Set(labels.map(plain));
  const taken = new Set(settings.flatMap(({ key, switchId }) => [key, switchId]));
  return switches.filter(
    (element) =>
      known.has(plain(labelTextOf(element))) &&
      ![element.id, ...idsOf(element)].some((id) => taken.has(id)),
  );
}

/**
 * The only one that a person is offered; none while the row of another, with its switch hidden, is
 * seen.
 *
 * @param {Element[]} fitting
 */
function onlyOne(fitting) {
  const [element, ...more] = fitting.filter(isOffered);
  if (!element || more.length > 0) return null;
  const rows = fitting.filter((each) => each !== element).map(rowOf);
  return rows.some((row) => !all(row, SWITCH).includes(element) && isSeen(row)) ? null : element;
}

/**
 * The label of a switch: its own accessible name, or what a person reads beside one without.
 *
 * @param {Element} element
 * @returns {string}
 */
export function labelTextOf(element) {
  const ids = idsOf(element);
  const root = /** @type {Scope} */ (element.getRootNode());
  if (ids.length > 0)
    return textOf(ids.flatMap((id) => all(root, `[id="${CSS.escape(id)}"]`).slice(0, 1)));
  const { labels, title } = /** @type {HTMLInputElement} */ (element);
  const content = element.localName === "input" ? [] : [element];
  return (
    tidy(element.getAttribute("aria-label") ?? "") ||
    textOf(labels ?? []) ||
    textOf(content) ||
    title ||
    textBeside(element)
  );
}

/** @param {Element} element the ids of what a switch says it is labelled by */
const idsOf = (element) =>
  (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);

/**
 * The only text but "On" or "Off" in a switch's own row.
 *
 * @param {Element} element
 * @returns {string}
 */
function textBeside(element) {
  const row = rowOf(element);
  const [text = "", ...more] = new Set(
    all(row, ":not(:has(*))")
      .map((each) => textOf([each]))
      .filter(isLong),
  );
  return more.length > 0 || all(row, NOT_IN_ROW).length > 1 ? "" : text;
}

/** @param {string} text */
const isLong = (text) => text.length > SHORT;

/** @param {Iterable<Element>} elements */
const textOf = (elements) => tidy([...elements].map(({ textContent }) => textContent).join(" "));

/** @param {string} text */
const tidy = (text) => text.replace(/\s+/g, " ").trim();

/**
 * A label without what printers change: case, spaces, kinds of apostrophe, a closing full stop.
 *
 * @param {string} text
 */
export const plain = (text) =>
  tidy(text.normalize("NFKC"))
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[.:]$/, "")
    .toLowerCase();

/**
 * What a person would click besides the input itself.
 *
 * @param {Element} element
 * @returns {HTMLElement | null}
 */
export function labelOf(element) {
  const labels = /** @type {HTMLInputElement} */ (element).labels;
  return labels?.[0] ?? element.closest("label");
}
