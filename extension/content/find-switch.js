/**
 * Finds the switch of a setting by the address of the page, and by the switch's key, id or known
 * label.
 */

/** @import { Setting } from "../shared/types.js" */
/** @import { Scope } from "./dom.js" */
/** @typedef {Pick<Setting, "key" | "switchId">} KeyOrId */
/** @typedef {"key" | "label" | ""} FoundBy "key": the setting's key or id; "": not found */

import { queryAll, queryAllIn } from "./dom.js";
import { matchesKey } from "./matches-key.js";
import { rowOf } from "./switch-row.js";
import { isOffered, isSeen } from "./visibility.js";

const SWITCH = 'input[type="checkbox"], [role="switch"]:not(form)';

/** A container with more than one of these is not the row of a single switch. */
const NOT_IN_ROW = "a, button, input, select, textarea, [role], h1, h2, h3, h4, h5, h6";

/** Text up to this length may be just "On" or "Off", in every language LinkedIn supports. */
const LONGEST_STATE = 11;

/**
 * Find the setting's switch on a page that is known to be at the setting's address.
 *
 * @param {Scope[]} scopes
 * @param {KeyOrId & Pick<Setting, "labels">} setting
 * @param {KeyOrId[]} settings all settings in the rules; the switch of another setting is never
 *   returned
 * @returns {{ element: Element | null, foundBy: FoundBy, switches: number }} `element` is null
 *   unless exactly one matching switch is offered to the person; `switches` is the number of
 *   switches offered
 */
export function findSwitch(scopes, setting, settings) {
  const switches = queryAllIn(scopes, SWITCH);
  const own = switches.filter((each) => matchesKey(each, setting));
  const isNamed = own.length > 0 || isMentioned(scopes, setting);
  const element = onlyMatch(isNamed ? own : switchesByLabel(switches, setting, settings));
  const foundBy = !element ? "" : isNamed ? "key" : "label";
  return { element, foundBy, switches: element ? 1 : switches.filter(isOffered).length };
}

/**
 * Return whether any element on the page has the setting's key or id. If so, its switch is never
 * guessed by label.
 *
 * @param {Scope[]} scopes
 * @param {KeyOrId} keyOrId
 */
function isMentioned(scopes, { key, switchId }) {
  const name = CSS.escape(key || switchId || "");
  return queryAllIn(scopes, `[id="${name}"], [aria-labelledby~="${name}"]`).length > 0;
}

/**
 * @param {Element[]} switches
 * @param {Pick<Setting, "labels">} setting
 * @param {KeyOrId[]} settings
 */
function switchesByLabel(switches, { labels }, settings) {
  const knownLabels = new Set(labels.map(normaliseLabel));
  const takenIds = new Set(settings.flatMap(({ key, switchId }) => [key, switchId]));
  return switches.filter(
    (element) =>
      knownLabels.has(normaliseLabel(labelTextOf(element))) &&
      ![element.id, ...labelIdsOf(element)].some((id) => takenIds.has(id)),
  );
}

/**
 * Return the only match that is offered to the person; null if another, hidden match has a visible
 * row of its own.
 *
 * @param {Element[]} matches
 */
function onlyMatch(matches) {
  const [element, ...more] = matches.filter(isOffered);
  if (!element || more.length > 0) return null;
  const rows = matches.filter((each) => each !== element).map(rowOf);
  return rows.some((row) => !queryAll(row, SWITCH).includes(element) && isSeen(row))
    ? null
    : element;
}

/**
 * Return the label of a switch: its accessible name, or if it has none, the text beside it.
 *
 * @param {Element} element
 * @returns {string}
 */
export function labelTextOf(element) {
  const ids = labelIdsOf(element);
  const root = /** @type {Scope} */ (element.getRootNode());
  if (ids.length > 0)
    return textOf(ids.flatMap((id) => queryAll(root, `[id="${CSS.escape(id)}"]`).slice(0, 1)));
  const { labels, title } = /** @type {HTMLInputElement} */ (element);
  const content = element.localName === "input" ? [] : [element];
  return (
    collapseSpaces(element.getAttribute("aria-label") ?? "") ||
    textOf(labels ?? []) ||
    textOf(content) ||
    title ||
    textBeside(element)
  );
}

/**
 * Return the ids in the switch's `aria-labelledby`.
 *
 * @param {Element} element
 */
const labelIdsOf = (element) =>
  (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean);

/**
 * Return the only text in a switch's row other than "On" or "Off".
 *
 * @param {Element} element
 * @returns {string}
 */
function textBeside(element) {
  const row = rowOf(element);
  const [text = "", ...more] = new Set(
    queryAll(row, ":not(:has(*))")
      .map((each) => textOf([each]))
      .filter(isLabelText),
  );
  return more.length > 0 || queryAll(row, NOT_IN_ROW).length > 1 ? "" : text;
}

/** @param {string} text */
const isLabelText = (text) => text.length > LONGEST_STATE;

/** @param {Iterable<Element>} elements */
const textOf = (elements) =>
  collapseSpaces([...elements].map(({ textContent }) => textContent).join(" "));

/** @param {string} text */
const collapseSpaces = (text) => text.replace(/\s+/g, " ").trim();

/**
 * Normalise a label: ignore case, spacing, kinds of apostrophe and a final full stop or colon.
 *
 * @param {string} text
 */
export const normaliseLabel = (text) =>
  collapseSpaces(text.normalize("NFKC"))
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[.:]$/, "")
    .toLowerCase();

/**
 * Return the label that a person can click instead of the switch itself.
 *
 * @param {Element} element
 * @returns {HTMLElement | null}
 */
export function labelOf(element) {
  const labels = /** @type {HTMLInputElement} */ (element).labels;
  return labels?.[0] ?? element.closest("label");
}
