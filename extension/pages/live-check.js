/** The ten-minute check: its questions, what Untrain sees by itself, and the answers. */

/** @import { Question } from "../shared/report-data.js" */
/** @import { Setting } from "../shared/types.js" */
/** @import { Taken } from "../shared/page-report/report-file.js" */
/** @import { Cleaner } from "../shared/page-report/cleaner.js" */
/** @import { Receipt } from "../shared/receipts/receipt-schema.js" */
/** @typedef {Record<NonNullable<Question["fills"]>, string>} Seen */

import { text } from "../shared/i18n.js";
import { cleanMethod } from "../shared/page-report/cleaner.js";
import { wordsOf } from "../shared/setting-name.js";
import { createElement, setText } from "../shared/ui/elements.js";

/** The answers, with their message keys. */
const ANSWERS = [
  ["", "liveNoAnswer"],
  ["yes", "liveYes"],
  ["no", "liveNo"],
  ["unsure", "liveUnsure"],
];

/**
 * @param {HTMLElement} list
 * @param {Question[]} questions
 * @param {Setting | undefined} setting whose page the questions are about
 * @param {() => void} onAnswer
 */
export function createLiveCheck(list, questions, setting, onAnswer) {
  const fills = [wordsOf(setting), setting?.paths[0] ?? ""];
  const items = questions.map((each) => createItem(each, fills));
  list.replaceChildren(...items.map(({ element }) => element));
  list.addEventListener("change", onAnswer);
  /** @type {Partial<Seen>} */
  let seen = {};

  /**
   * Show what Untrain sees by itself.
   *
   * @param {Partial<Seen>} now
   */
  function fill(now) {
    seen = now;
    for (const { question, note } of items) {
      const value = question.fills && seen[question.fills];
      note.hidden = !value;
      setText(note, value ? text("liveSeen", value) : "");
    }
  }

  /** Return the answers, and what Untrain saw, by question. */
  function answers() {
    const given = items.flatMap(({ question, select }) => {
      const value = question.fills && seen[question.fills];
      /** @type {[string, string][]} */
      const own = select.value ? [[question.id, select.value]] : [];
      /** @type {[string, string][]} */
      const filled = value ? [[`${question.id}-seen`, value]] : [];
      return [...own, ...filled];
    });
    return Object.fromEntries(given);
  }

  return { fill, answers };
}

/**
 * @param {Question} question
 * @param {string[]} fills what its text may name: the setting and the path of its page
 */
function createItem(question, fills) {
  const options = ANSWERS.map(([value = "", key = ""]) => new Option(text(key), value));
  const select = createElement("select", {}, ...options);
  select.name = question.id;
  const note = createElement("p", { className: "soft small seen", hidden: true });
  const label = createElement("label", {}, text(`live_${question.id.replaceAll("-", "_")}`, fills));
  label.htmlFor = select.id = `live-${question.id}`;
  return { question, select, note, element: createElement("li", {}, label, note, select) };
}

/**
 * Return what Untrain sees of the page and of the setting's last run. Pure.
 *
 * @param {Taken} taken
 * @param {Receipt | undefined} receipt
 * @param {Cleaner} cleaner
 * @returns {Seen}
 */
export function seenBy({ address, language, reading, shape }, receipt, cleaner) {
  const seconds = receipt ? ((receipt.endedAt - receipt.startedAt) / 1000).toFixed(1) : "";
  const path = receipt?.savePath ? cleaner.path(receipt.savePath) : "";
  return {
    address,
    language,
    shape,
    switches: reading ? String(reading.switches) : "",
    run: receipt ? `${receipt.outcome}, ${seconds} s` : "",
    save: path ? `${cleanMethod(receipt?.saveMethod ?? "")} ${path} ${receipt?.save}` : "",
  };
}
