/** Builds the card: what the switch is, where it stands, and the one button. */

/** @import { CardView } from "./overlay.js" */

import { when } from "../shared/when.js";
import { browser } from "./browser.js";
import { text } from "./text.js";

/**
 * @param {CardView} view
 * @param {(setting: string) => void} onAction
 * @returns {HTMLElement}
 */
export function buildCard(view, onAction) {
  const { setting, standing, step } = view;
  const card = node("section", "card");
  card.dataset.tone = standing.tone;
  card.tabIndex = -1;
  card.lang = browser.i18n.getUILanguage();
  card.dir = text("@@bidi_dir");
  card.setAttribute("aria-label", text("brand"));
  const status = node("div", "status");
  status.setAttribute("role", "status");
  status.append(node("p", "title", text(titleOf(view), when(view.at, Date.now(), card.lang))), node("p", "text", text(standing.text)));
  if (step) status.append(node("p", "step", text(`step_${step}`)));
  card.append(node("p", "brand", text("brand")), status);
  if (standing.tone === "on" && setting.does) card.append(node("p", "about", text(setting.does)));
  if (standing.action) card.append(actionButton(setting.id, standing, onAction));
  return card;
}

/** "LinkedIn may train AI" is true of the AI training switch alone. @param {CardView} view */
function titleOf({ setting, standing }) {
  return standing.title === "titleOn" && setting.group !== "ai-training" ? "titleSwitchOn" : standing.title;
}

/**
 * @param {string} setting
 * @param {CardView["standing"]} standing
 * @param {(setting: string) => void} onAction
 */
function actionButton(setting, { action, tone }, onAction) {
  const button = /** @type {HTMLButtonElement} */ (node("button", tone === "on" ? "action primary" : "action", text(action)));
  button.type = "button";
  button.addEventListener("click", ({ isTrusted }) => {
    // A page cannot reach into a closed shadow root, but it can send a click to its host.
    if (isTrusted) onAction(setting);
  });
  return button;
}

/** @param {string} tag @param {string} className @param {string} [words] */
function node(tag, className, words = "") {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = words;
  return element;
}
