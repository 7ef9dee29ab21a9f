/**
 * Keeps an element of ours in the browser's top layer: there no style of the page's root, nor of
 * anything around the element, reaches it, and only what is in the top layer too can lie over it.
 */

/** @import { Scope } from "../dom.js" */

import { ofDocument } from "../document-state.js";
import { all } from "../dom.js";

/**
 * What lies over the page. During a view transition that is a picture of it. Unknown ones are let
 * pass.
 */
const TOP_LAYER = ":is(:popover-open, :modal, :fullscreen, :active-view-transition)";

/**
 * Whether an element is where we put it.
 *
 * @param {Element} host
 */
export const isInPlace = (host) =>
  host.parentNode === ofDocument("documentElement") && host.matches(":popover-open");

/**
 * Put an element over all that is in the page.
 *
 * @param {HTMLElement} host
 */
export function putOnTop(host) {
  const root = ofDocument("documentElement");
  if (host.parentNode !== root) root.append(host);
  host.popover = "manual";
  host.togglePopover(false);
  // A page can prevent this. The card is drawn all the same, but no press of it counts.
  host.togglePopover(true);
}

/**
 * Whether the page has anything in the top layer, and so perhaps over us. How large that is says
 * nothing: shadows and pseudo-elements can be drawn anywhere.
 *
 * @param {Element} host
 * @param {Scope} [scope]
 * @returns {boolean}
 */
export function hasOtherOnTop(host, scope = document) {
  return (
    all(scope, TOP_LAYER).some((each) => each !== host) ||
    all(scope, "*").some((each) => {
      // Firefox lets extensions look into closed roots as well.
      const inner = /** @type {any} */ (each).openOrClosedShadowRoot;
      return inner && hasOtherOnTop(host, inner);
    })
  );
}
