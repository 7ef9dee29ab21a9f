/** The settings under their headings: which are chosen, how each stands, and what can be done. */

/** @import { Group } from "../shared/rules.js" */
/** @import { State } from "../shared/storage/state.js" */
/** @import { Outcome, Progress, Setting, SettingRecord, ShownRecord } from "../shared/types.js" */

import { about } from "../shared/about.js";
import { text } from "../shared/i18n.js";
import { isConfirmed } from "../shared/records.js";
import { statusOf } from "../shared/status.js";
import { createElement, setText } from "../shared/ui/elements.js";

/**
 * Build the list once. A choice changes nothing but what the next click is about.
 *
 * @param {HTMLElement} list
 * @param {Group[]} groups
 * @param {Setting[]} settings
 * @param {{ onSelect: () => void, onTryOne: (setting: string) => void }} events the selection has
 *   changed; the person wants to run one setting by itself
 */
export function buildSettings(list, groups, settings, { onSelect, onTryOne }) {
  for (const group of groups) {
    const own = settings.filter((setting) => setting.group === group.id);
    const rows = own.map((setting) => createRow(setting, onTryOne));
    const section = createElement(
      "section",
      { className: "group" },
      createHeading(group, own.length),
      createElement("ul", { className: "rows" }, ...rows),
    );
    section.dataset.group = group.id;
    list.append(section);
  }
  list.addEventListener("change", ({ target }) => {
    const box = /** @type {HTMLInputElement} */ (target);
    const section = box.closest("section");
    if (box.closest("h3") && section) tickAll(section, box.checked);
    onSelect();
  });
}

/**
 * The ids of the settings that are ticked.
 *
 * @param {HTMLElement} list
 */
export function selectedIn(list) {
  const ticked = boxesIn(list).filter(({ checked }) => checked);
  return ticked.map(({ value }) => value);
}

/**
 * Tick all that may be chosen along with others, or take every tick away.
 *
 * @param {HTMLElement} list
 * @param {boolean} checked
 */
export const tickAll = (list, checked) =>
  tick(checked ? boxesForAll(list) : boxesIn(list), checked);

/**
 * @param {HTMLElement} list
 * @param {Setting[]} settings
 * @param {State} stored
 * @param {string} [inHead] the setting of which something else says why it failed
 */
export function drawSettings(list, settings, { recordOf, progress, selected: chosen }, inHead) {
  for (const { id } of settings) {
    const record = recordOf(id);
    const running = progress?.setting === id ? progress : undefined;
    const row = /** @type {HTMLElement} */ (list.querySelector(`[data-setting="${id}"]`));
    row.dataset.reading = record.at ? record.reading : "";
    row.dataset.outcome = outcomeNow(record, running);
    row.dataset.proof = running ? running.proof : record.proof;
    const [box] = boxesIn(row);
    if (box) [box.checked, box.disabled] = [chosen.includes(id), Boolean(progress)];
    write(row, ".state", text(stateKey(record, running)));
    write(
      row,
      ".why",
      failed(record) && !running && id !== inHead ? text(statusOf(record, undefined).text) : "",
    );
    /** @type {HTMLElement} */ (row.querySelector(".one")).hidden =
      !failed(record) || Boolean(progress);
  }
  for (const section of list.querySelectorAll("section")) {
    const all = section.querySelector("h3 input");
    if (all)
      showAllTicked(/** @type {HTMLInputElement} */ (all), boxesForAll(section), Boolean(progress));
  }
}

/**
 * Have one box tell whether all of some others are ticked.
 *
 * @param {HTMLInputElement} all
 * @param {HTMLInputElement[]} boxes
 * @param {boolean} disabled
 */
export function showAllTicked(all, boxes, disabled) {
  const ticked = boxes.filter(({ checked }) => checked).length;
  all.checked = ticked > 0 && ticked === boxes.length;
  all.indeterminate = ticked > 0 && !all.checked;
  all.disabled = disabled;
}

/**
 * The boxes of settings in an element.
 *
 * @param {Element | null} within
 */
export function boxesIn(within) {
  return /** @type {HTMLInputElement[]} */ ([
    ...(within?.querySelectorAll("[data-setting] input") ?? []),
  ]);
}

/**
 * Those of them that may be chosen along with others: whoever chooses all has not read the warning
 * of one.
 *
 * @param {Element} within
 */
export function boxesForAll(within) {
  return boxesIn(within).filter((box) => !box.closest("[data-direction]"));
}

/**
 * @param {HTMLInputElement[]} boxes
 * @param {boolean} checked
 */
function tick(boxes, checked) {
  for (const box of boxes) box.checked = checked;
}

/**
 * A group of one needs no box of its own.
 *
 * @param {Group} group
 * @param {number} size
 */
function createHeading({ id }, size) {
  const name = createElement("span", {}, text(`group_${id.replaceAll("-", "_")}`));
  const box = createElement("input", { type: "checkbox" });
  return createElement("h3", {}, size === 1 ? name : createElement("label", {}, box, name));
}

/**
 * @param {Setting} setting
 * @param {(setting: string) => void} onTryOne
 */
function createRow({ id, title, does, direction }, onTryOne) {
  const box = createElement("input", { type: "checkbox", value: id });
  const name = createElement("span", { className: "name" }, title);
  const row = createElement(
    "li",
    {},
    createElement("label", {}, box, name),
    createElement("span", { className: "state" }),
    createElement("p", { className: "why small" }),
  );
  row.dataset.setting = id;
  if (direction) row.dataset.direction = direction;
  const { warning } = about[id] ?? {};
  for (const key of [does, warning])
    if (key) row.append(createElement("p", { className: "soft small" }, text(key)));
  const tryOne = createElement(
    "button",
    { className: "one quiet small", ariaLabel: text("actionOneFor", title) },
    text("actionOne"),
  );
  tryOne.addEventListener("click", () => onTryOne(id));
  row.append(tryOne);
  return row;
}

/**
 * @param {HTMLElement} row
 * @param {string} part
 * @param {string} words
 */
function write(row, part, words) {
  const place = /** @type {HTMLElement} */ (row.querySelector(part));
  setText(place, words);
  place.hidden = words === "";
}

/** @param {SettingRecord} record */
const failed = ({ outcome }) =>
  outcome !== "" && outcome !== "confirmed-on" && !isConfirmed(outcome);

/**
 * @param {SettingRecord} record
 * @param {Progress | undefined} running
 * @returns {Outcome | "running" | ""}
 */
function outcomeNow(record, running) {
  if (!running) return record.outcome;
  return running.step === "person" ? "needs-you" : "running";
}

/**
 * @param {ShownRecord} record
 * @param {Progress | undefined} running
 */
function stateKey({ reading, outcome, lapsed }, running) {
  if (running) return running.step === "person" ? "stateNeedsYou" : "stateRunning";
  if (isConfirmed(outcome)) return "stateConfirmed";
  if (outcome === "needs-you") return "stateNeedsYou";
  if (reading === "on") return "stateOn";
  if (outcome) return "stateNotConfirmed";
  if (lapsed === "off") return "stateWasOff";
  return reading === "off" ? "stateOff" : "stateUnknown";
}
