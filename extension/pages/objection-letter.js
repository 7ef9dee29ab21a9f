/**
 * The letter for the objection form, with reasons to choose from and a copy button. Only the person
 * ever sends it.
 */

/** @import { Region, Right } from "../shared/about.js" */

import { text } from "../shared/i18n.js";
import { createElement } from "../shared/ui/elements.js";
import { fromTemplate, query } from "./template.js";

/**
 * @param {Right} right
 * @returns {{ element: HTMLElement, draw: (region: Region) => void }}
 */
export function objectionLetter({ reasons }) {
  const element = fromTemplate("letter");
  const textarea = /** @type {HTMLTextAreaElement} */ (query(element, "textarea"));
  const status = query(element, "[role=status]");
  const choices = reasons.map(createReason);
  let letter = "";
  query(element, ".reasons").append(...choices.map(({ label }) => label));
  query(element, ".reasons").addEventListener("change", write);
  query(element, "button").addEventListener("click", () => void copy());

  function write() {
    const selected = choices.filter(({ input }) => input.checked).map(({ reason }) => text(reason));
    textarea.value = letterOf((reason) => text(letter, reason), selected);
    status.textContent = "";
  }

  async function copy() {
    textarea.select();
    const copied = await navigator.clipboard.writeText(textarea.value).then(
      () => true,
      () => false,
    );
    status.textContent = text(copied ? "letterCopied" : "letterNotCopied");
  }

  return {
    element,
    draw(region) {
      if (letter === region.letter) return;
      letter = region.letter;
      write();
    },
  };
}

/** @param {string} reason */
function createReason(reason) {
  const input = createElement("input", { type: "checkbox", value: reason });
  const caption = createElement("span", {}, text(reason));
  return { reason, input, label: createElement("label", { className: "tick" }, input, caption) };
}

/**
 * Return the text of the letter. Pure.
 *
 * @param {(reason: string) => string} letter returns a region's text with the reasons, joined to
 *   one text
 * @param {string[]} reasons sentences, in the order of the letter
 */
export function letterOf(letter, reasons) {
  // Without a reason, leave no gap.
  return letter(reasons.join(" ")).replace(/\n{3,}/g, "\n\n");
}
