/**
 * Draws one receipt in the history: what was read, what was done, how well it is proved, how it
 * ended.
 */

/** @import { Receipt } from "../shared/receipts/receipt-schema.js" */

import { text } from "../shared/i18n.js";
import { isDone } from "../shared/records.js";
import { settings } from "../shared/rules.js";
import { nameOf } from "../shared/setting-name.js";
import { isReadable } from "./history-list.js";
import { fromTemplate, query } from "./template.js";

/**
 * @param {Receipt} receipt
 * @param {((setting: string) => void) | null} onUndo null if there is nothing to undo
 * @returns {HTMLElement}
 */
export function receiptItem(receipt, onUndo) {
  if (!isReadable(receipt)) return fromTemplate("unreadable");
  const element = fromTemplate("receipt");
  const { setting, outcome, reason } = receipt;
  const facts = factsOf(receipt);
  element.dataset.number = String(receipt.number);
  element.id = `receipt-${receipt.number}`;
  element.dataset.confirmed = String(isDone(outcome));
  const texts = {
    ".ended": facts.ended,
    ".why": facts.why,
    ".before": facts.before,
    ".did": facts.did,
    ".proof": facts.proof,
    ".number": facts.number,
    ".time": timeOf(receipt),
    ".made-with": facts.madeWith,
  };
  for (const [selector, content] of Object.entries(texts))
    query(element, selector).textContent = content;
  Object.assign(query(element, "h3"), namePropertiesOf(setting));
  query(element, ".why").hidden = !reason;
  drawUndo(/** @type {HTMLButtonElement} */ (query(element, ".undo")), setting, onUndo);
  return element;
}

/**
 * Return what a receipt says, in words.
 *
 * @param {Receipt} receipt
 */
export const factsOf = ({ outcome, reason, before, did, proof, number, browser, extension }) => ({
  ended: text(`ended_${keyPart(outcome)}`),
  why: reason ? text(`why_${keyPart(reason)}`) : "",
  before: text(`reading_${keyPart(before)}`),
  did: text(`did_${keyPart(did)}`),
  proof: text(`proof_${proof || "none"}`),
  number: text("historyNumber", number),
  madeWith: text("historyMadeWith", [browser, extension]),
});

/**
 * Return the name of a setting, or its id if it is no longer in the rules.
 *
 * @param {string} setting
 */
const namePropertiesOf = (setting) =>
  nameOf(settings.find(({ id }) => id === setting) ?? { id: setting, title: setting });

/** @param {string} setting */
export const titleOf = (setting) => namePropertiesOf(setting).textContent;

/**
 * @param {HTMLButtonElement} button
 * @param {string} setting
 * @param {((setting: string) => void) | null} onUndo
 */
function drawUndo(button, setting, onUndo) {
  if (!onUndo) return button.remove();
  button.setAttribute("aria-label", text("historyUndoFor", titleOf(setting)));
  button.addEventListener("click", () => onUndo(setting));
}

/**
 * Return a time range such as "21:30:05 – 21:30:12".
 *
 * @param {Receipt} receipt
 */
function timeOf({ startedAt, endedAt }) {
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "medium" });
  // If the clock was set back during the run, the end is before the start, and formatRange throws.
  return clock.formatRange(Math.min(startedAt, endedAt), endedAt);
}

/** @param {string} word */
const keyPart = (word) => word.replaceAll("-", "_");
