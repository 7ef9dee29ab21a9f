/** Creates the row of one setting: our name for it first, then LinkedIn's and those of guides. */

/** @import { Setting } from "../shared/types.js" */

import { language, text } from "../shared/i18n.js";
import { nameOf, wordsOf } from "../shared/setting-name.js";
import { createElement } from "../shared/ui/elements.js";

/**
 * Return the plain name of a setting, or else LinkedIn's, as properties of an element.
 *
 * @param {Pick<Setting, "id" | "plain" | "title">} setting
 */
export const plainName = (setting) =>
  setting.plain ? { textContent: text(setting.plain), lang: language() } : nameOf(setting);

/**
 * Return the name of a setting's group.
 *
 * @param {Pick<Setting, "group">} setting
 */
export const groupName = ({ group }) => text(`group_${group.replaceAll("-", "_")}`);

/**
 * @param {Setting} setting
 * @param {(setting: string, goal: string | undefined) => void} onTryOne
 */
export function createRow(setting, onTryOne) {
  const { id, direction } = setting;
  const name = plainName(setting);
  const box = createElement("input", { type: "checkbox", value: id });
  const row = createElement(
    "li",
    {},
    createElement("label", {}, box, createElement("span", { className: "name", ...name })),
    createElement("span", { className: "state" }),
    createElement("p", { className: "why small" }),
    ...descriptionOf(setting),
  );
  row.dataset.setting = id;
  if (direction) row.dataset.direction = direction;
  const tryOne = createElement(
    "button",
    { className: "one quiet small", ariaLabel: text("actionOneFor", name.textContent) },
    text("actionOne"),
  );
  tryOne.addEventListener("click", () => onTryOne(id, tryOne.dataset.goal));
  const report = createElement("a", {
    className: "report small",
    target: "_blank",
    ariaLabel: text("reportOfferFor", name.textContent),
    textContent: text("reportOffer"),
  });
  row.append(tryOne, report);
  return row;
}

/**
 * Return what stands below the name: other names, a warning, and what the setting does, which a
 * person can open.
 *
 * @param {Setting} setting
 */
function descriptionOf(setting) {
  const { plain, title, called = [], does, warning } = setting;
  const others = called.filter((each) => each !== title);
  const texts = [
    plain ? text("calledByLinkedIn", wordsOf(setting)) : "",
    others.length > 0 ? text("calledByGuides", quoted(others)) : "",
    warning ? text(warning) : "",
  ];
  const paragraph = (/** @type {string} */ each) =>
    createElement("p", { className: "soft small" }, each);
  return [...texts.filter(Boolean).map(paragraph), ...(does ? [createMore(does)] : [])];
}

/** @param {string} does the message key of what the setting does */
const createMore = (does) =>
  createElement(
    "details",
    { className: "soft small" },
    createElement("summary", {}, text("whatItDoes")),
    createElement("p", {}, text(does)),
  );

/**
 * List names, each in the quotation marks of the language.
 *
 * @param {string[]} names
 */
const quoted = (names) =>
  new Intl.ListFormat(language(), { type: "disjunction" }).format(
    names.map((name) => text("quoted", name)),
  );
