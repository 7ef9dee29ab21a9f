/** The settings under their headings: which are chosen, how each stands, and what can be done. */

/** @import { Group } from "../shared/rules.js" */
/** @import { State } from "../shared/storage/state.js" */
/** @import { Outcome, Progress, Setting, SettingRecord, ShownRecord } from "../shared/types.js" */

import { text } from "../shared/i18n.js";
import { isConfirmed } from "../shared/records.js";
import { statusOf } from "../shared/status.js";
import { element, setText } from "../shared/ui/elements.js";

/**
 * Build the list once. A choice changes nothing but what the next click is about.
 *
 * @param {HTMLElement} list
 * @param {Group[]} groups
 * @param {Setting[]} settings
 * @param {{ onChosen: () => void, onOne: (setting: string) => void }} on a choice was made; one
 *   setting
 *     is to be tried by itself
 */
export function buildSettings(list, groups, settings, { onChosen, onOne }) {
  for (const group of groups) {
    const own = settings.filter((setting) => setting.group === group.id);
    const section = element("section", "group");
    section.dataset.group = group.id;
    const rows = element("ul", "rows");
    rows.append(...own.map((setting) => rowOf(setting, onOne)));
    section.append(headingOf(group, own.length), rows);
    list.append(section);
  }
  list.addEventListener("change", ({ target }) => {
    const box = /** @type {HTMLInputElement} */ (target);
    const section = box.closest("section");
    if (box.closest("h3") && section) tickAll(section, box.checked);
    onChosen();
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
export function drawSettings(list, settings, { recordOf, progress, chosen }, inHead) {
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
function headingOf({ id }, size) {
  const heading = element("h3");
  const name = element("span", "", text(`group_${id.replaceAll("-", "_")}`));
  if (size === 1) heading.append(name);
  else heading.append(labelled(element("input"), name));
  return heading;
}

/**
 * @param {Setting} setting
 * @param {(setting: string) => void} onOne
 */
function rowOf({ id, title, does, warning, direction }, onOne) {
  const row = element("li");
  row.dataset.setting = id;
  if (direction) row.dataset.direction = direction;
  const box = /** @type {HTMLInputElement} */ (element("input"));
  box.value = id;
  const one = element("button", "one quiet small", text("actionOne"));
  one.setAttribute("aria-label", text("actionOneFor", title));
  one.addEventListener("click", () => onOne(id));
  const name = element("span", "name", title);
  row.append(labelled(box, name), element("span", "state"), element("p", "why small"));
  for (const key of [does, warning]) if (key) row.append(element("p", "soft small", text(key)));
  row.append(one);
  return row;
}

/**
 * @param {HTMLElement} box
 * @param {HTMLElement} name
 */
function labelled(box, name) {
  /** @type {HTMLInputElement} */ (box).type = "checkbox";
  const label = element("label");
  label.append(box, name);
  return label;
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
