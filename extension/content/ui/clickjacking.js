/**
 * Decides whether a press was meant. A page can lay its own words over the card and let the pointer
 * through, or move the card under a pointer that is about to click. So a press counts only if the
 * card could be seen, unchanged and where it is, for a moment before.
 */

/**
 * @typedef {"" | "pressTooSoon" | "pressCovered"} Refusal the key of what to say; "" for a press
 *   that counts
 */

import { hasOtherOnTop, isInPlace } from "./top-layer.js";

/** For this long (ms) the card must have been in sight: nobody sees a change and stops in less. */
const MOMENT = 600;

/**
 * A card that is left alone is watched no longer after this (ms): a settled page has no observer of
 * ours.
 */
const REST = 2_000;

/**
 * @param {HTMLElement} host
 * @param {ShadowRoot} root
 */
export function createPressGuard(host, root) {
  const observer = createSightObserver((now) => {
    if (now === inSight) return;
    inSight = now;
    restart();
  });
  /** @type {HTMLElement | undefined} */
  let card;
  /**
   * Undefined until the browser has told.
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
    root.addEventListener(type, near);

  /** Count the moment from now: the card is new, has moved, or has come into sight. */
  function restart() {
    steadySince = performance.now();
    clearTimeout(readyTimer);
    setDisabled(true);
    if (inSight) readyTimer = setTimeout(setDisabled, MOMENT, false);
  }

  /** Show whether a press counts by now. */
  function setDisabled(/** @type {boolean} */ disabled) {
    for (const button of card?.querySelectorAll(".action") ?? [])
      button.ariaDisabled = `${disabled}`;
  }

  function near(/** @type {Event} */ { type }) {
    if (type === "focusin") focusedSince = performance.now();
    watch();
  }

  /** Have the browser tell whether the card is in sight, until nobody is near it. */
  function watch() {
    if (!card) return;
    observer?.observe(card);
    clearTimeout(restTimer);
    restTimer = setTimeout(
      () => host.matches(":hover, :focus-within") || observer?.disconnect(),
      REST,
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
     * Say why a press does not count. To be asked when it begins and when it ends.
     *
     * @param {MouseEvent} event
     * @returns {Refusal}
     */
    refusal({ type, detail, clientX, clientY, target }) {
      const byKey = type === "click" && !detail;
      const hit = byKey || root.elementFromPoint(clientX, clientY) === target;
      if (!hit || !isInPlace(host) || !isReadable(host)) return "pressCovered";
      if (observer ? inSight === false : hasOtherOnTop(host)) return "pressCovered";
      // A page cannot move the focus to our button, but it can place it so that the next Tab does.
      const since = byKey && root.activeElement ? Math.max(steadySince, focusedSince) : steadySince;
      return inSight && performance.now() - since >= MOMENT ? "" : "pressTooSoon";
    },
  };
}

/**
 * Whether the page has not made us too small or too large.
 *
 * @param {{ currentCSSZoom?: number }} host
 */
const isReadable = ({ currentCSSZoom: zoom = 1 }) => zoom > 0.5 && zoom < 2;

/**
 * Only Chromium can tell whether anything of the page lies over an element, or makes it hard to
 * see.
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
