/** The list of settings by group: which are selected, their status, and what can be done. */

/** @import { Group } from "../shared/rules.js" */
/** @import { State } from "../shared/storage/state.js" */
/** @import { Outcome, Progress, Setting, SettingRecord, ShownRecord } from "../shared/types.js" */

import { text } from "../shared/i18n.js";
import { kindOf, partsOf } from "../shared/picture.js";
import { isConfirmed, isDone } from "../shared/records.js";
import { statusOf } from "../shared/status.js";
import { createElement, setText } from "../shared/ui/elements.js";
import { sentenceOf } from "./draw-picture.js";
import { drawReportLink } from "./report-link.js";
import { createRow, groupName } from "./setting-row.js";

/**
 * Build the list once: a line for each group, which opens. Selecting a setting does not start
 * anything; it only changes which settings the next run covers.
 *
 * @param {HTMLElement} list
 * @param {Group[]} groups
 * @param {Setting[]} settings
 * @param {{
 *   onSelect: () => void,
 *   onTryOne: (setting: string, goal: string | undefined) => void,
 *   isOpen: boolean,
 * }} options the groups are open at first; the selection has changed; the person wants to run one setting by itself, with the goal
 *   of the run that failed
 */
export function buildSettings(list, groups, settings, { onSelect, onTryOne, isOpen }) {
  for (const group of groups) {
    const groupSettings = settings.filter((setting) => setting.group === group.id);
    const rows = groupSettings.map((setting) => createRow(setting, onTryOne));
    const details = createElement(
      "details",
      { className: "group", open: isOpen },
      createSummary(group),
      // A group with one setting needs no checkbox of its own.
      ...(rows.length > 1 ? [createGroupBox()] : []),
      createElement("ul", { className: "rows" }, ...rows),
    );
    details.dataset.group = group.id;
    list.append(details);
  }
  list.addEventListener("change", ({ target }) => {
    const box = /** @type {HTMLInputElement} */ (target);
    const group = /** @type {HTMLElement | null} */ (box.closest(".group"));
    if (box.closest(".all") && group) tickAll(group, box.checked);
    onSelect();
  });
}

/**
 * Return the ids of the ticked settings.
 *
 * @param {HTMLElement} list
 */
export function selectedIn(list) {
  const ticked = boxesIn(list).filter(({ checked }) => checked);
  return ticked.map(({ value }) => value);
}

/**
 * Tick all settings that may be selected together, or untick all.
 *
 * @param {HTMLElement} list
 * @param {boolean} checked
 */
export const tickAll = (list, checked) =>
  setTicked(checked ? boxesForAll(list) : boxesIn(list), checked);

/**
 * @param {HTMLElement} list
 * @param {Setting[]} settings
 * @param {State} state
 * @param {string} [settingInHead] the setting whose failure is explained at the top of the popup; ""
 *   during a run, or if the top is about several settings
 */
export function drawSettings(list, settings, state, settingInHead) {
  const { recordOf, progress, selected } = state;
  for (const { id } of settings) {
    const record = recordOf(id);
    const running = progress?.setting === id ? progress : undefined;
    const row = /** @type {HTMLElement} */ (list.querySelector(`[data-setting="${id}"]`));
    row.dataset.reading = record.at ? record.reading : "";
    row.dataset.outcome = outcomeNow(record, running);
    row.dataset.proof = running ? running.proof : record.proof;
    const [box] = boxesIn(row);
    if (box) [box.checked, box.disabled] = [selected.includes(id), Boolean(progress)];
    setPart(row, ".state", text(stateKey(record, running)));
    setPart(
      row,
      ".why",
      hasFailed(record) && !running && id !== settingInHead
        ? text(statusOf(record, undefined).text)
        : "",
    );
    const tryOne = /** @type {HTMLElement} */ (row.querySelector(".one"));
    tryOne.hidden = !hasFailed(record) || Boolean(progress) || id === settingInHead;
    tryOne.dataset.goal = record.goal ?? "";
    drawReportLink(row.querySelector(".report"), id, tryOne.hidden ? "" : record.outcome);
  }
  for (const group of list.querySelectorAll(".group")) {
    const all = group.querySelector(".all input");
    if (all)
      showAllTicked(/** @type {HTMLInputElement} */ (all), boxesForAll(group), Boolean(progress));
    drawGroup(/** @type {HTMLElement} */ (group), state);
  }
  if (settingInHead === "" && !progress) openFailed(list, String(state.sweep?.at));
}

/**
 * Once after each run, open the groups with a setting whose failure only its row explains.
 *
 * @param {HTMLElement} list
 * @param {string} endedAt when the run ended, which tells it from others
 */
function openFailed(list, endedAt) {
  if (list.dataset.endedAt === endedAt) return;
  list.dataset.endedAt = endedAt;
  for (const group of /** @type {NodeListOf<HTMLDetailsElement>} */ (
    list.querySelectorAll("details.group")
  ))
    group.open ||= Boolean(group.querySelector(".why:not([hidden])"));
}

/**
 * Set a checkbox to show whether all of some others are ticked.
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
 * Return the checkboxes of the settings in an element.
 *
 * @param {Element | null} within
 */
export function boxesIn(within) {
  return /** @type {HTMLInputElement[]} */ ([
    ...(within?.querySelectorAll("[data-setting] input") ?? []),
  ]);
}

/**
 * Return those that may be selected together. A setting with a warning is left out, because a
 * person who selects all has not read it.
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
function setTicked(boxes, checked) {
  for (const box of boxes) box.checked = checked;
}

/**
 * Create the line of a group: its name and where its settings stand.
 *
 * @param {Group} group
 */
function createSummary({ id }) {
  return createElement(
    "summary",
    {},
    createElement("h3", {}, groupName({ group: id })),
    createElement("span", { className: "sum small" }),
  );
}

/** Create the checkbox of all settings of a group. */
function createGroupBox() {
  const box = createElement("input", { type: "checkbox" });
  return createElement("label", { className: "all small" }, box, text("selectGroup"));
}

/**
 * Say in the line of a group where its settings stand.
 *
 * @param {HTMLElement} group
 * @param {State} state
 */
function drawGroup(group, { recordOf, progress }) {
  const ids = boxesIn(group).map(({ value }) => value);
  const [only = ""] = ids;
  const kinds = ids.map((id) => kindOf(recordOf(id)));
  const running = ids.includes(progress?.setting ?? "") ? progress : undefined;
  const common = partsOf(kinds).length === 1 ? kinds[0] : "";
  group.dataset.kind = running ? outcomeNow(recordOf(running.setting), running) : common;
  const isOne = ids.length === 1 || Boolean(running);
  const state = isOne ? text(stateKey(recordOf(only), running)) : sentenceOf(kinds);
  setPart(group, ".sum", state);
}

/**
 * @param {HTMLElement} row
 * @param {string} selector
 * @param {string} content
 */
function setPart(row, selector, content) {
  const element = /** @type {HTMLElement} */ (row.querySelector(selector));
  setText(element, content);
  element.hidden = content === "";
}

/** @param {SettingRecord} record */
const hasFailed = ({ outcome }) => outcome !== "" && !isDone(outcome);

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
  if (outcome === "signed-out") return "stateSignedOut";
  if (outcome === "not-offered") return "reading_not_offered";
  if (reading === "on" && outcome !== "blocked") return "stateOn";
  if (outcome) return "stateNotConfirmed";
  if (lapsed === "off") return "stateWasOff";
  return reading === "off" ? "stateOff" : "stateUnknown";
}
