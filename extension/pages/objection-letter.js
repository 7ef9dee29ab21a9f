/**
 * The letter for the objection form, with its reasons to choose from and the button that copies it.
 * Nobody but the person ever sends it.
 */

/** @import { Region, Right } from "../shared/about.js" */

import { text } from "../shared/i18n.js";
import { createElement } from "../shared/ui/elements.js";
import { fromTemplate, part } from "./template.js";

/**
 * @param {Right} right
 * @returns {{ node: HTMLElement, draw: (region: Region) => void }}
 */
export function objectionLetter({ reasons }) {
  const node = fromTemplate("letter");
  const words = /** @type {HTMLTextAreaElement} */ (part(node, "textarea"));
  const said = part(node, "[role=status]");
  const choices = reasons.map(reasonChoice);
  let letter = "";
  part(node, ".reasons").append(...choices.map(({ label }) => label));
  part(node, ".reasons").addEventListener("change", write);
  part(node, "button").addEventListener("click", () => void copy());

  function write() {
    const chosen = choices.filter(({ input }) => input.checked).map(({ reason }) => text(reason));
    words.value = letterOf((reason) => text(letter, reason), chosen);
    said.textContent = "";
  }

  async function copy() {
    words.select();
    const copied = await navigator.clipboard.writeText(words.value).then(
      () => true,
      () => false,
    );
    said.textContent = text(copied ? "letterCopied" : "letterNotCopied");
  }

  return {
    node,
    draw(region) {
      if (letter === region.letter) return;
      letter = region.letter;
      write();
    },
  };
}

/** @param {string} reason */
function reasonChoice(reason) {
  const input = createElement("input", { type: "checkbox", value: reason });
  const words = createElement("span", {}, text(reason));
  return { reason, input, label: createElement("label", { className: "tick" }, input, words) };
}

/**
 * The letter's text. Pure.
 *
 * @param {(reason: string) => string} letter the text for a region, which takes the reasons as one
 * @param {string[]} reasons sentences, in the order in which they stand in the letter
 */
export function letterOf(letter, reasons) {
  // Where no reason stands, no gap is left for one.
  return letter(reasons.join(" ")).replace(/\n{3,}/g, "\n\n");
}
