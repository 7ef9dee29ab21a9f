/**
 * The letter for the objection form, with reasons to choose from and a copy button. Only the person
 * ever sends it.
 */

/** @import { Region, Right } from "../shared/about.js" */

import { english } from "../shared/about.js";
import { direction, language, text } from "../shared/i18n.js";
import { createElement } from "../shared/ui/elements.js";
import { copyText } from "./copy-text.js";
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
  const inEnglish = /** @type {HTMLInputElement} */ (query(element, "[name=in-english]"));
  /** @type {string[]} */
  let letter = [];
  query(element, ".reasons").append(...choices.map(({ label }) => label));
  query(element, ".reasons").addEventListener("change", write);
  query(element, ".in-english").hidden = language().startsWith("en");
  inEnglish.addEventListener("change", write);
  query(element, "button").addEventListener("click", () => void copy());

  function write() {
    const selected = choices.filter(({ input }) => input.checked).map(({ reason }) => reason);
    const textIn = inEnglish.checked ? (/** @type {string} */ key) => english[key] ?? "" : text;
    textarea.value = letterOf(textIn, letter, selected);
    textarea.lang = inEnglish.checked ? "en" : language();
    textarea.dir = inEnglish.checked ? "ltr" : direction();
    status.textContent = "";
  }

  async function copy() {
    textarea.select();
    const copied = await copyText(textarea.value);
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
 * @param {(key: string) => string} textIn returns a message in the language of the letter
 * @param {string[]} paragraphs the keys of what the person objects to
 * @param {string[]} reasons the keys of the reasons, in the order of the letter
 */
export function letterOf(textIn, paragraphs, reasons) {
  const why = reasons.map(textIn).join("\n");
  const objection = paragraphs.map(textIn);
  return [
    textIn("letterGreeting"),
    ...objection,
    ...(why ? [why] : []),
    textIn("letterRequest"),
    textIn("letterClosing"),
  ].join("\n\n");
}
