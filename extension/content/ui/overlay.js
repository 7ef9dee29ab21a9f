/** Draws the card and the rings over the page, in one closed shadow root. */

/** @import { CardContent, CardEvents } from "./card.js" */
/**
 * @typedef {{ content: CardContent, beside: Element | null, taken: Element[] }} CardView `taken`: what
 *   a card without a row may not cover
 */
/** @typedef {{ element: Element, label: string, tone: "on" | "off" }} Ring */

import { text } from "../../shared/i18n.js";
import designCss from "../../shared/ui/design.css";
import { createElement, setText } from "../../shared/ui/elements.js";
import { ofDocument } from "../document-state.js";
import { isAlive } from "../is-alive.js";
import cardCss from "./card.css";
import { buildCard, buildOutdatedCard, showRefusal, updateCard } from "./card.js";
import { createPressGuard } from "./clickjacking.js";
import { positionCard, positionRing } from "./position.js";
import { positionLabel } from "./position-label.js";
import { isInPlace, putOnTop, removeLeftovers } from "./top-layer.js";

const css = designCss + cardCss;

/** If the page keeps removing the card, it is put back at most this many times. */
const MOST_REINSERTIONS = 20;

/**
 * @param {CardEvents["send"]} send called when the person pressed a button of the
 *   card
 * @param {AbortSignal} signal
 */
export function createOverlay(send, signal) {
  // Create the host once: browsers never free the styles of a shadow root.
  const host = createElement("div");
  const root = host.attachShadow({ mode: "closed" });
  const guard = createPressGuard(host, root);
  /** Whether Untrain has inserted the host and not removed it since. */
  let isInserted = false;
  /** @type {{ key: string, element: HTMLElement, isFolded: boolean } | null} */
  let card = null;
  let reinsertions = 0;
  /**
   * Null until the person folds or unfolds the card, or it was folded for lack of room.
   *
   * @type {boolean | null}
   */
  let folded = null;
  let dismissed = false;
  /** @type {[CardView | null, Ring[]]} */
  let last = [null, []];
  addStyles(root);
  // Built now: the browser gives no texts to the script of an extension that was turned off.
  const outdated = buildOutdatedCard(clear);
  signal.addEventListener("abort", end);

  /**
   * @param {CardView | null} view
   * @param {Ring[]} rings
   */
  function draw(view, rings) {
    last = [view, rings];
    const shown = dismissed ? null : view;
    if (!shown && rings.length === 0) return clear();
    if (!isInPlace(host)) putInPlace();
    drawCard(shown);
    drawRings(root, rings);
    if (card && shown) positionBeside(card.element, shown);
  }

  function positionBeside(
    /** @type {HTMLElement} */ element,
    /** @type {CardView} */ { beside, taken },
  ) {
    const { moved, hides } = positionCard(element, beside, ofDocument("documentElement"), taken);
    // Without room on a list, the folded card waits for the person to scroll on.
    const waits = hides && !beside && folded && !root.activeElement;
    element.style.visibility = waits ? "hidden" : "";
    if (moved) guard.restart();
    guard.watch();
    if (hides && folded === null) events.fold(true);
  }

  /** @type {CardEvents} */
  const events = {
    send,
    refusal: guard.refusal,
    showRefusal(refusal) {
      if (card) showRefusal(card.element, refusal);
      // The person is using the card: do not fold it because this text makes it larger.
      folded ??= false;
      // Bring the card to the front, so that the next press is on what the person sees.
      if (refusal === "pressCovered") putInPlace();
      draw(...last);
    },
    fold(now) {
      folded = now;
      draw(...last);
    },
    dismiss() {
      dismissed = true;
      draw(...last);
    },
  };

  function putInPlace() {
    if (isInserted) reinsertions += 1;
    if (!isInserted) removeLeftovers(host);
    isInserted = true;
    if (reinsertions > MOST_REINSERTIONS) return;
    putOnTop(host);
    guard.restart();
  }

  /**
   * Change the card only when its content changes, so that it keeps its focus and a press that has
   * begun.
   */
  function drawCard(/** @type {CardView | null} */ view) {
    const isFolded = Boolean(folded);
    const key = view ? JSON.stringify([view.content, isFolded]) : "";
    if (card?.key === key) return;
    const hadFocus = root.activeElement !== null;
    if (view && card && !isFolded && !card.isFolded) {
      updateCard(card.element, view.content, events);
      card.key = key;
    } else {
      card?.element.remove();
      card = view && { key, element: buildCard(view.content, isFolded, events), isFolded };
      if (card) root.append(card.element);
    }
    guard.guard(card?.element);
    if (!card || !hadFocus || root.activeElement) return;
    const pill = /** @type {HTMLElement | null} */ (card.element.querySelector(".pill"));
    (pill ?? card.element).focus({ preventScroll: true });
  }

  /** Untrain was updated or turned off, or all data was erased. */
  function end() {
    const wasShown = card !== null && host.isConnected;
    clear();
    if (!wasShown || isAlive()) return;
    root.append(outdated);
    putOnTop(host);
    positionCard(outdated, last[0]?.beside ?? null, ofDocument("documentElement"));
  }

  function clear() {
    host.remove();
    isInserted = false;
    card?.element.remove();
    outdated.remove();
    card = null;
    guard.guard();
    drawRings(root, []);
  }

  return { draw };
}

/**
 * @param {ShadowRoot} shadow
 * @param {Ring[]} rings
 */
function drawRings(shadow, rings) {
  const existing = [...shadow.querySelectorAll(".ring")];
  rings.forEach((ring, index) => {
    const ringElement = /** @type {HTMLElement} */ (
      existing[index] ?? shadow.appendChild(createRing())
    );
    ringElement.dataset.tone = ring.tone;
    const label = /** @type {HTMLElement} */ (ringElement.firstElementChild);
    setText(label, ring.label && text(ring.label));
    positionRing(ringElement, ring.element, ofDocument("documentElement"));
    if (ring.label) positionLabel(label, ring.element);
  });
  for (const extra of existing.slice(rings.length)) extra.remove();
}

function createRing() {
  const label = createElement("span", { className: "ring-label" });
  return createElement("div", { className: "ring" }, label);
}

/** @param {ShadowRoot} shadow */
function addStyles(shadow) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // Older Firefox does not allow constructed style sheets in content scripts. There the page's
    // security policy lets a style element pass only if a content script sets its `textContent`.
    shadow.append(createElement("style", { textContent: css }));
  }
}
