/**
 * One receipt in the history: what was read, what was done, how far it was proved, how it ended.
 */

/** @import { Receipt } from "../shared/receipts/receipt-schema.js" */

import { text } from "../shared/i18n.js";
import { isDone } from "../shared/records.js";
import { settings } from "../shared/rules.js";
import { isReadable } from "./history-list.js";
import { fromTemplate, part } from "./template.js";

/**
 * @param {Receipt} receipt
 * @param {((setting: string) => void) | null} onUndo null where there is nothing to undo
 * @returns {HTMLElement}
 */
export function receiptItem(receipt, onUndo) {
  if (!isReadable(receipt)) return fromTemplate("unreadable");
  const node = fromTemplate("receipt");
  const { setting, before, did, outcome, reason, proof } = receipt;
  node.dataset.number = String(receipt.number);
  node.dataset.confirmed = String(isDone(outcome));
  const words = {
    h3: titleOf(setting),
    ".ended": text(`ended_${plain(outcome)}`),
    ".why": reason ? text(`why_${plain(reason)}`) : "",
    ".before": text(`reading_${plain(before)}`),
    ".did": text(`did_${plain(did)}`),
    ".proof": text(`proof_${proof || "none"}`),
    ".number": text("historyNumber", String(receipt.number)),
    ".time": timeOf(receipt),
    ".made-with": text("historyMadeWith", [receipt.browser, receipt.extension]),
  };
  for (const [selector, said] of Object.entries(words)) part(node, selector).textContent = said;
  part(node, ".why").hidden = !reason;
  drawUndo(/** @type {HTMLButtonElement} */ (part(node, "button")), setting, onUndo);
  return node;
}

/**
 * What a setting is called; one that no rule knows any more keeps its id.
 *
 * @param {string} setting
 */
export const titleOf = (setting) => settings.find(({ id }) => id === setting)?.title ?? setting;

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
 * "21:30:05 – 21:30:12".
 *
 * @param {Receipt} receipt
 */
function timeOf({ startedAt, endedAt }) {
  const clock = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: "medium" });
  // A clock that was set back in the middle of a run would make a range that browsers refuse.
  return clock.formatRange(Math.min(startedAt, endedAt), endedAt);
}

/** @param {string} word */
const plain = (word) => word.replaceAll("-", "_");
