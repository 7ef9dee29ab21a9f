/**
 * Finds the switch of a setting by the address of the page, and by the switch's key, id or known
 * label.
 */

/** @import { Setting } from "../shared/types.js" */
/** @import { Scope } from "./dom.js" */
/** @typedef {Pick<Setting, "key" | "switchId">} KeyOrId */
/** @typedef {"key" | "label" | ""} FoundBy "key": the setting's key or id; "": not found */

import { accessibleName, collapseSpaces, labelIdsOf } from "./accessible-name.js";
import { hostOf, queryAll, queryAllIn } from "./dom.js";
import { matchesKey } from "./matches-key.js";
import { CONTROL, componentOf, rowOf } from "./switch-row.js";
import { isOffered, isSeen } from "./visibility.js";

export const SWITCH = 'input[type="checkbox"], [role="switch"]:not(form)';

/** Text up to this length may be just "On" or "Off", in every language LinkedIn supports. */
const LONGEST_STATE = 11;

/**
 * Find the setting's switch on a page that is known to be at the setting's address.
 *
 * @param {Scope[]} scopes
 * @param {KeyOrId & Pick<Setting, "labels">} setting
 * @param {KeyOrId[]} settings all settings in the rules; the switch of another setting is never
 *   returned
 * @returns {{ element: Element | null, foundBy: FoundBy }} `element` is null unless exactly one
 *   matching switch is offered to the person
 */
export function findSwitch(scopes, setting, settings) {
  const switches = queryAllIn(scopes, SWITCH);
  const own = switches.filter((each) => matchesKey(each, setting) || isPartOfMatch(each, setting));
  const isNamed = own.length > 0 || isMentioned(scopes, setting);
  const element = onlyMatch(isNamed ? own : switchesByLabel(switches, setting, settings));
  return { element, foundBy: !element ? "" : isNamed ? "key" : "label" };
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
 * Return whether a switch is the only control of a component that has the setting's key or id, and
 * has no other label itself.
 *
 * @param {Element} element
 * @param {KeyOrId & Pick<Setting, "labels">} setting
 */
function isPartOfMatch(element, setting) {
  const host = componentOf(element);
  return (
    host !== null &&
    matchesKey(host, setting) &&
    ["", ...setting.labels].map(normaliseLabel).includes(normaliseLabel(ownLabelOf(element)))
  );
}

/**
 * @param {Element[]} switches
 * @param {Pick<Setting, "labels">} setting
 * @param {KeyOrId[]} settings
 */
function switchesByLabel(switches, { labels }, settings) {
  // The browser takes 2 ms to normalise its first text.
  if (switches.length === 0) return [];
  const knownLabels = new Set(labels.map(normaliseLabel));
  const takenIds = new Set(settings.flatMap(({ key, switchId }) => [key, switchId]));
  return switches.filter(
    (element) =>
      knownLabels.has(normaliseLabel(labelTextOf(element))) &&
      ![element, hostOf(element) ?? element].some((each) =>
        [each.id, ...labelIdsOf(each)].some((id) => takenIds.has(id)),
      ),
  );
}

/**
 * Return the only match that is offered to the person; null if another, hidden match has a visible
 * row of its own. A match in the shadow root of another one is a part of it.
 *
 * @param {Element[]} all
 */
function onlyMatch(all) {
  const matches = all.filter((each) => !all.some((other) => other === hostOf(each)));
  const [element, ...more] = matches.filter(isOffered);
  if (!element || more.length > 0) return null;
  const rows = matches.filter((each) => each !== element).map(rowOf);
  return rows.some((row) => !queryAll(row, SWITCH).includes(element) && isSeen(row))
    ? null
    : element;
}

/**
 * Return the label of a switch: its accessible name, or if it has none, that of the component it is
 * the only control of, or the text beside it.
 *
 * @param {Element} element
 * @returns {string}
 */
export function labelTextOf(element) {
  const host = componentOf(element);
  return ownLabelOf(element) || (host ? accessibleName(host) : "");
}

/** @param {Element} element */
const ownLabelOf = (element) =>
  accessibleName(element) || (labelIdsOf(element).length > 0 ? "" : textBeside(element));

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
      .map(({ textContent }) => collapseSpaces(textContent ?? ""))
      .filter(isLabelText),
  );
  return more.length > 0 || queryAll(row, CONTROL).length > 1 ? "" : text;
}

/** @param {string} text */
const isLabelText = (text) => text.length > LONGEST_STATE;

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
