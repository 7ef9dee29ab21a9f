/** Builds the card: its text and buttons, or folded, one button that unfolds it. */

/** @import { ContentMessage } from "../../shared/types.js" */
/** @import { Refusal } from "./clickjacking.js" */
/**
 * @typedef {object} CardButton
 * @property {string} label
 * @property {boolean} primary
 * @property {boolean} [quiet] whether it is less important than the others
 * @property {ContentMessage | null} message null to load the page again
 */
/**
 * @typedef {object} CardContent the text of the card, in the person's language
 * @property {string} tone
 * @property {string} title
 * @property {string} text
 * @property {string} step the step of the run, "" without a run
 * @property {string[]} about what the setting does, and a warning
 * @property {{ textContent: string, lang: string }[]} items the names of settings
 * @property {CardButton[]} buttons
 */

import { direction, language, text } from "../../shared/i18n.js";
import { createElement, setText } from "../../shared/ui/elements.js";

/**
 * @typedef {object} CardEvents
 * @property {(message: CardButton["message"]) => void} send
 * @property {(event: MouseEvent) => Refusal} refusal
 * @property {(refusal: Refusal) => void} showRefusal
 * @property {(folded: boolean) => void} fold
 * @property {() => void} dismiss
 */

/**
 * @param {CardContent} content
 * @param {boolean} folded
 * @param {CardEvents} events
 * @returns {HTMLElement}
 */
export function buildCard(
  { tone, title, text: description, step, about, items, buttons },
  folded,
  events,
) {
  const card = createElement("section", {
    className: folded ? "card folded" : "card",
    tabIndex: -1,
    lang: language(),
    dir: direction(),
    ariaLabel: text("brand"),
  });
  card.dataset.tone = tone;
  if (folded) {
    card.append(createButton("pill", text("cardUnfold", title), () => events.fold(false)));
    return card;
  }
  const status = createElement(
    "div",
    { className: "status", role: "status" },
    createParagraph("title", title),
    createParagraph("text", description),
  );
  if (step) status.append(createParagraph("step", step));
  card.append(createParagraph("brand", text("brand")), status);
  if (items.length > 0) card.append(createList(items));
  card.append(...about.map((sentence) => createParagraph("about", sentence)));
  card.append(...buttons.map((button) => actionButton(button, events)));
  // Last, so that the card's main buttons come first in the tab order.
  card.append(
    iconButton("fold", "cardFold", () => events.fold(true)),
    iconButton("dismiss", "cardDismiss", events.dismiss),
  );
  card.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !event.isTrusted) return;
    // The page must not also react, for example by closing a dialog.
    event.stopPropagation();
    events.fold(true);
  });
  return card;
}

/**
 * Build the card of a script that no longer belongs to the installed version.
 *
 * @param {() => void} dismiss
 */
export function buildOutdatedCard(dismiss) {
  const [title, description] = [text("titleOutdated"), text("textOutdated")];
  const content = { tone: "unsure", title, text: description, step: "", about: [] };
  const events = {
    send() {},
    refusal: () => /** @type {const} */ (""),
    showRefusal() {},
    fold() {},
    dismiss,
  };
  const card = buildCard({ ...content, items: [], buttons: [] }, false, events);
  card.querySelector(".fold")?.remove();
  return card;
}

/**
 * Show new content in an unfolded card. Its live region stays: screen readers announce what changes
 * in one, and may say nothing about one that is inserted with its text.
 *
 * @param {HTMLElement} card
 * @param {CardContent} content
 * @param {CardEvents} events
 */
export function updateCard(card, content, events) {
  const next = buildCard(content, false, events);
  card.dataset.tone = content.tone;
  const [status, changed] = [card, next].map((each) => each.querySelector(".status"));
  if (!status || !changed) return;
  const paragraphs = [...changed.children];
  for (const extra of [...status.children].slice(paragraphs.length)) extra.remove();
  for (const [index, paragraph] of paragraphs.entries()) {
    const own = status.children[index];
    if (own) setText(own, paragraph.textContent);
    else status.append(paragraph);
  }
  while (status.nextSibling) status.nextSibling.remove();
  while (changed.nextSibling) card.append(changed.nextSibling);
}

/**
 * @param {string} className
 * @param {string} content
 */
const createParagraph = (className, content) => createElement("p", { className }, content);

/** @param {CardContent["items"]} items */
const createList = (items) =>
  createElement("ul", { className: "items" }, ...items.map((item) => createElement("li", item)));

/**
 * Show below the buttons of a card why a press did not count.
 *
 * @param {HTMLElement} card
 * @param {Refusal} refusal
 */
export function showRefusal(card, refusal) {
  const note = createElement("p", { className: "note", role: "alert" }, text(refusal));
  card.querySelector(".note")?.remove();
  card.append(note);
}

/**
 * Build a button that sends a message. A press counts only if it is allowed both when it begins and
 * when it ends.
 *
 * @param {CardButton} button
 * @param {CardEvents} events
 */
function actionButton({ label, primary, quiet, message }, events) {
  /** @type {Refusal} */
  let refusalAtStart = "";
  const kind = primary ? " primary" : quiet ? " quiet" : "";
  const button = createButton(`action${kind}`, label, (event) => {
    const refusal = (event.detail && refusalAtStart) || events.refusal(event);
    refusalAtStart = "";
    if (refusal) events.showRefusal(refusal);
    else events.send(message);
  });
  button.addEventListener("pointerdown", (event) => {
    refusalAtStart = events.refusal(event);
  });
  return button;
}

/**
 * @param {string} className
 * @param {string} label
 * @param {(event: MouseEvent) => void} onClick
 */
function createButton(className, label, onClick) {
  const button = createElement("button", { className, type: "button" }, label);
  button.addEventListener("click", (event) => {
    // The page cannot reach into a closed shadow root, but it can dispatch a click on its host.
    if (event.isTrusted) onClick(event);
  });
  return button;
}

/**
 * Build a button whose icon is drawn by card.css.
 *
 * @param {string} className
 * @param {string} key
 * @param {() => void} onClick
 */
function iconButton(className, key, onClick) {
  const title = text(key);
  return Object.assign(createButton(`icon ${className}`, "", onClick), { title, ariaLabel: title });
}
