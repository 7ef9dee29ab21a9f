/** The settings as a short list with their state. */

/** @import { Stored } from "../shared/stored.js" */
/** @import { Outcome, Progress, Setting, SettingRecord } from "../shared/types.js" */

import { text } from "../shared/localise.js";
import { isConfirmed } from "../shared/records.js";

/**
 * @param {HTMLElement} list
 * @param {Setting[]} settings
 * @param {Stored} stored
 */
export function drawSettings(list, settings, { recordOf, progress }) {
  for (const setting of settings) {
    const record = recordOf(setting.id);
    const running = progress?.setting === setting.id ? progress : undefined;
    const row = rowFor(list, setting);
    row.dataset.reading = record.at ? record.reading : "";
    row.dataset.outcome = outcomeNow(record, running);
    row.dataset.proof = running ? running.proof : record.proof;
    const state = /** @type {HTMLElement} */ (row.querySelector(".state"));
    state.textContent = text(stateKey(record, running));
  }
}

/** @param {SettingRecord} record @param {Progress | undefined} running @returns {Outcome | "running" | ""} */
function outcomeNow(record, running) {
  if (!running) return record.outcome;
  return running.step === "person" ? "needs-you" : "running";
}

/** @param {HTMLElement} list @param {Setting} setting @returns {HTMLElement} */
function rowFor(list, { id, title, does }) {
  const there = list.querySelector(`[data-setting="${id}"]`);
  if (there) return /** @type {HTMLElement} */ (there);
  const row = document.createElement("li");
  row.dataset.setting = id;
  row.append(
    Object.assign(document.createElement("span"), { textContent: title }),
    Object.assign(document.createElement("span"), { className: "state" }),
  );
  if (does) row.append(Object.assign(document.createElement("span"), { className: "soft small", textContent: text(does) }));
  list.append(row);
  return row;
}

/** @param {SettingRecord} record @param {Progress | undefined} running */
function stateKey({ reading, outcome }, running) {
  if (running) return running.step === "person" ? "stateNeedsYou" : "stateRunning";
  if (isConfirmed(outcome)) return "stateConfirmed";
  if (reading === "on") return "stateOn";
  if (outcome) return "stateNotConfirmed";
  return reading === "off" ? "stateOff" : "stateUnknown";
}
