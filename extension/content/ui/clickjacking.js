/**
 * Decides whether a press was intended. A page can cover the card with its own text and let pointer
 * events through, or move the card under a pointer that is about to click. So a press counts only
 * if the card was visible, unchanged and in the same place for a moment before.
 */

/**
 * @typedef {"" | "pressTooSoon" | "pressCovered"} Refusal the message key of the reason; "" for a
 *   press that counts
 */

import { hasOtherOnTop, isInPlace } from "./top-layer.js";

/**
 * How long (ms) the card must have been visible: nobody notices a change and stops in less time.
 */
const SIGHT_TIME = 600;

/**
 * The card is observed for this long (ms) after it was last used: a settled page must have no
 * observer.
 */
const WATCH_TIME = 2_000;

/**
 * @param {HTMLElement} host
 * @param {ShadowRoot} root
 */
export function createPressGuard(host, root) {
  const observer = createSightObserver((isVisible) => {
    if (isVisible === inSight) return;
    inSight = isVisible;
    restart();
  });
  /** @type {HTMLElement | undefined} */
  let card;
  /**
   * Undefined until the browser has reported it.
   *
   * @type {boolean | undefined}
   */
  let inSight;
  let steadySince = 0;
  let focusedSince = Number.POSITIVE_INFINITY;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let readyTimer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let restTimer;

  for (const type of ["focusin", "focusout", "pointerover", "pointerout"])
    root.addEventListener(type, onNear);

  /** Restart the wait: the card is new, has moved, or has become visible. */
  function restart() {
    steadySince = performance.now();
    clearTimeout(readyTimer);
    setDisabled(true);
    if (inSight) readyTimer = setTimeout(setDisabled, SIGHT_TIME, false);
  }

  /** Show whether a press would count now. */
  function setDisabled(/** @type {boolean} */ disabled) {
    for (const button of card?.querySelectorAll(".action") ?? [])
      button.ariaDisabled = `${disabled}`;
  }

  function onNear(/** @type {Event} */ { type }) {
    if (type === "focusin") focusedSince = performance.now();
    watch();
  }

  /** Observe whether the card is visible, until the person no longer points at or focuses it. */
  function watch() {
    if (!card) return;
    observer?.observe(card);
    clearTimeout(restTimer);
    restTimer = setTimeout(
      () => host.matches(":hover, :focus-within") || observer?.disconnect(),
      WATCH_TIME,
    );
  }

  return {
    restart,
    watch,
    /** @param {HTMLElement} [next] the card to guard from now on */
    guard(next) {
      observer?.disconnect();
      card = next;
      inSight = observer ? undefined : true;
      restart();
    },
    /**
     * Return why a press does not count. Called when the press begins and when it ends.
     *
     * @param {MouseEvent} event
     * @returns {Refusal}
     */
    refusal({ type, detail, clientX, clientY, target }) {
      const byKey = type === "click" && !detail;
      const isHit = byKey || root.elementFromPoint(clientX, clientY) === target;
      if (!isHit || !isInPlace(host) || !isReadable(host)) return "pressCovered";
      if (observer ? inSight === false : hasOtherOnTop(host)) return "pressCovered";
      // A page cannot focus the card's button, but it can place the card so that the next Tab does.
      const since = byKey && root.activeElement ? Math.max(steadySince, focusedSince) : steadySince;
      return inSight && performance.now() - since >= SIGHT_TIME ? "" : "pressTooSoon";
    },
  };
}

/**
 * Return whether the page has not zoomed the card to an unreadable size.
 *
 * @param {{ currentCSSZoom?: number }} host
 */
const isReadable = ({ currentCSSZoom: zoom = 1 }) => zoom > 0.5 && zoom < 2;

/**
 * Observe whether an element is visible. Only Chromium reports whether the page covers it or makes
 * it hard to see.
 *
 * @param {(now: boolean) => void} onSight
 */
function createSightObserver(onSight) {
  if (!("isVisible" in IntersectionObserverEntry.prototype)) return null;
  const options = /** @type {IntersectionObserverInit} */ ({ trackVisibility: true, delay: 100 });
  return new IntersectionObserver((entries) => {
    for (const { isVisible } of /** @type {any[]} */ (entries)) onSight(isVisible);
  }, options);
}
