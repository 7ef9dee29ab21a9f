/** Draws the card and the rings in one closed shadow root, over the page and never in it. */

/** @import { ContentMessage } from "../../shared/types.js" */
/** @import { CardContent, CardEvents } from "./card.js" */
/** @typedef {{ words: CardContent, beside: Element | null }} CardView */
/** @typedef {{ element: Element, label: string, tone: "on" | "off" }} Ring */

import { text } from "../../shared/i18n.js";
import design from "../../shared/ui/design.css";
import { element, setText } from "../../shared/ui/elements.js";
import { ofDocument } from "../document-state.js";
import look from "./card.css";
import { buildCard, sayRefused } from "./card.js";
import { createPressGuard } from "./clickjacking.js";
import { positionCard, positionRing } from "./position.js";
import { isInPlace, putOnTop } from "./top-layer.js";

const css = design + look;

/** A page that keeps throwing the card out gets its way after this many times. */
const MOST_RETURNS = 20;

/**
 * @param {(message: ContentMessage) => void} send the person pressed a button of the card
 * @param {AbortSignal} signal
 */
export function createOverlay(send, signal) {
  // Made once and kept: browsers hold on to the style of every root that there was.
  const host = document.createElement("div");
  const root = host.attachShadow({ mode: "closed" });
  const guard = createPressGuard(host, root);
  /** Whether we put it into the page, and have not taken it out since. */
  let placed = false;
  /** @type {{ key: string, node: HTMLElement } | null} */
  let card = null;
  let returns = 0;
  /**
   * Null until the person folded or opened it, or it had to be folded for want of room.
   *
   * @type {boolean | null}
   */
  let folded = null;
  let dismissed = false;
  /** @type {[CardView | null, Ring[]]} */
  let last = [null, []];
  style(root);
  signal.addEventListener("abort", clear);

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
    if (card && shown) place(card.node, shown.beside);
  }

  function place(/** @type {HTMLElement} */ node, /** @type {Element | null} */ beside) {
    const { moved, hides } = positionCard(node, beside, ofDocument("documentElement"));
    if (moved) guard.restart();
    guard.watch();
    if (hides && folded === null) on.fold(true);
  }

  /** @type {CardEvents} */
  const on = {
    send,
    refusal: guard.refusal,
    refuse(refusal) {
      if (card) sayRefused(card.node, refusal);
      // The person uses the card: it is not folded because these words make it larger.
      folded ??= false;
      // Whatever lies over the card: the next press is of what people see.
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
    if (placed) returns += 1;
    placed = true;
    if (returns > MOST_RETURNS) return;
    putOnTop(host);
    guard.restart();
  }

  /** The card is replaced only when it says something new, so that it keeps focus and clicks. */
  function drawCard(/** @type {CardView | null} */ view) {
    const key = view ? JSON.stringify([view.words, Boolean(folded)]) : "";
    if (card?.key === key) return;
    const hadFocus = root.activeElement !== null;
    card?.node.remove();
    card = view ? { key, node: buildCard(view.words, Boolean(folded), on) } : null;
    guard.guard(card?.node);
    if (!card) return;
    root.append(card.node);
    const pill = /** @type {HTMLElement | null} */ (card.node.querySelector(".pill"));
    if (hadFocus) (pill ?? card.node).focus({ preventScroll: true });
  }

  function clear() {
    host.remove();
    placed = false;
    card?.node.remove();
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
  const old = [...shadow.querySelectorAll(".ring")];
  rings.forEach((ring, index) => {
    const drawn = /** @type {HTMLElement} */ (old[index] ?? shadow.appendChild(newRing()));
    drawn.dataset.tone = ring.tone;
    const label = /** @type {HTMLElement} */ (drawn.firstElementChild);
    setText(label, ring.label && text(ring.label));
    positionRing(drawn, ring.element);
  });
  for (const left of old.slice(rings.length)) left.remove();
}

function newRing() {
  const ring = element("div", "ring");
  ring.append(element("span", "ring-label"));
  return ring;
}

/** @param {ShadowRoot} shadow */
function style(shadow) {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    shadow.adoptedStyleSheets = [sheet];
  } catch {
    // Older Firefox refuses constructed sheets from a content script.
    shadow.append(Object.assign(document.createElement("style"), { textContent: css }));
  }
}
