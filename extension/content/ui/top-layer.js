/**
 * Keeps an element in the browser's top layer. There no style of the page's root or of any ancestor
 * affects it, and only other elements in the top layer can cover it.
 */

/** @import { Scope } from "../dom.js" */

import { ofDocument } from "../document-state.js";
import { queryAll, shadowRootOf } from "../dom.js";

/**
 * Elements in the top layer. During a view transition that includes the images of the page. Unknown
 * pseudo-classes are ignored.
 */
const TOP_LAYER = ":is(:popover-open, :modal, :fullscreen, :active-view-transition)";

/**
 * Return whether the host is still in the top layer, where `putOnTop` put it.
 *
 * @param {Element} host
 */
export const isInPlace = (host) =>
  host.parentNode === ofDocument("documentElement") && host.matches(":popover-open");

/**
 * Put an element above everything else in the page.
 *
 * @param {HTMLElement} host
 */
export function putOnTop(host) {
  const root = ofDocument("documentElement");
  if (host.parentNode !== root) root.append(host);
  host.popover = "manual";
  host.togglePopover(false);
  // A page can prevent this. The card is still drawn, but a press on it does not count.
  host.togglePopover(true);
}

/**
 * Remove what an earlier version of Untrain has left in the page, as after an update. That version's
 * script can do nothing any more, and this one cannot reach it.
 *
 * @param {Element} host of this version
 */
export function removeLeftovers(host) {
  for (const each of queryAll(ofDocument("documentElement"), ":scope > div[popover='manual']")) {
    const root = each === host ? null : shadowRootOf(each);
    if (root && queryAll(root, ".card, .ring").length > 0) each.remove();
  }
}

/**
 * Return whether the page has an element in the top layer, which may cover the card. Its size does
 * not matter: shadows and pseudo-elements can be drawn anywhere.
 *
 * @param {Element} host
 * @param {Scope} [scope]
 * @returns {boolean}
 */
export function hasOtherOnTop(host, scope = document) {
  return (
    queryAll(scope, TOP_LAYER).some((each) => each !== host) ||
    queryAll(scope, "*").some((each) => {
      const inner = shadowRootOf(each);
      return inner !== null && hasOtherOnTop(host, inner);
    })
  );
}
