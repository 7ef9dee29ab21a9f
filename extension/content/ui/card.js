/**
 * Builds the card: a few words and a button or two, or folded, the one button that opens it again.
 */

/** @import { ContentMessage } from "../../shared/types.js" */
/** @import { Refusal } from "./clickjacking.js" */
/** @typedef {{ words: string, primary: boolean, sends: ContentMessage }} CardButton */
/**
 * @typedef {object} CardContent what the card says, in the person's language
 * @property {string} tone
 * @property {string} title
 * @property {string} text
 * @property {string} step what a run is doing, "" without one
 * @property {string} about what the setting does, "" where that is not shown
 * @property {string[]} items
 * @property {CardButton[]} buttons
 */

import { language, text } from "../../shared/i18n.js";
import { element } from "../../shared/ui/elements.js";

/**
 * @typedef {object} CardEvents
 * @property {(message: ContentMessage) => void} send
 * @property {(event: MouseEvent) => Refusal} refusal
 * @property {(refusal: Refusal) => void} refuse
 * @property {(folded: boolean) => void} fold
 * @property {() => void} dismiss
 */

/**
 * @param {CardContent} words
 * @param {boolean} folded
 * @param {CardEvents} on
 * @returns {HTMLElement}
 */
export function buildCard({ tone, title, text: more, step, about, items, buttons }, folded, on) {
  const card = element("section", folded ? "card folded" : "card");
  card.dataset.tone = tone;
  card.tabIndex = -1;
  card.lang = language();
  card.dir = text("@@bidi_dir");
  card.ariaLabel = text("brand");
  if (folded) {
    card.append(buttonOf("pill", text("cardUnfold", title), () => on.fold(false)));
    return card;
  }
  const status = element("div", "status");
  status.role = "status";
  status.append(element("p", "title", title), element("p", "text", more));
  if (step) status.append(element("p", "step", step));
  card.append(element("p", "brand", text("brand")), status);
  if (about) card.append(element("p", "about", about));
  if (items.length > 0) card.append(listOf(items));
  card.append(...buttons.map((button) => actionOf(button, on)));
  // Last, so that what the card is for comes first for those who go from button to button.
  card.append(
    iconOf("fold", "cardFold", () => on.fold(true)),
    iconOf("dismiss", "cardDismiss", on.dismiss),
  );
  card.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !event.isTrusted) return;
    // The page must not close something of its own as well.
    event.stopPropagation();
    on.fold(true);
  });
  return card;
}

/** @param {string[]} items */
function listOf(items) {
  const list = element("ul", "items");
  list.append(...items.map((item) => element("li", "", item)));
  return list;
}

/**
 * Say below the buttons of a card why a press did not count.
 *
 * @param {HTMLElement} card
 * @param {Refusal} refusal
 */
export function sayRefused(card, refusal) {
  const note = element("p", "note", text(refusal));
  note.role = "alert";
  card.querySelector(".note")?.remove();
  card.append(note);
}

/**
 * A button that does something beyond the card. A press counts if it did so at its beginning and at
 * its end.
 *
 * @param {CardButton} button
 * @param {CardEvents} on
 */
function actionOf({ words, primary, sends }, on) {
  /** @type {Refusal} */
  let atFirst = "";
  const button = buttonOf(primary ? "action primary" : "action", words, (event) => {
    const refusal = (event.detail && atFirst) || on.refusal(event);
    atFirst = "";
    if (refusal) on.refuse(refusal);
    else on.send(sends);
  });
  button.addEventListener("pointerdown", (event) => {
    atFirst = on.refusal(event);
  });
  return button;
}

/**
 * @param {string} className
 * @param {string} words
 * @param {(event: MouseEvent) => void} onClick
 */
function buttonOf(className, words, onClick) {
  const button = /** @type {HTMLButtonElement} */ (element("button", className, words));
  button.type = "button";
  button.addEventListener("click", (event) => {
    // A page cannot reach into a closed shadow root, but it can send a click to its host.
    if (event.isTrusted) onClick(event);
  });
  return button;
}

/**
 * A button whose picture card.css draws.
 *
 * @param {string} className
 * @param {string} key
 * @param {() => void} onClick
 */
function iconOf(className, key, onClick) {
  const button = buttonOf(`icon ${className}`, "", onClick);
  button.title = text(key);
  button.ariaLabel = text(key);
  return button;
}
