/**
 * Finds the questions that LinkedIn asks about a click. Only the person answers them.
 *
 * Cookie banners, chats and toasts are dialogs as well, but leave the page usable. A question keeps
 * the person from the switch until it is answered.
 */

import { queryAll, queryAllIn, scopesIn, shadowRootOf, withAncestors } from "./dom.js";
import { rowOf } from "./switch-row.js";
import { isDrawn } from "./visibility.js";

const DIALOGS = "dialog[open], [role='dialog'], [role='alertdialog']";

const MODAL = ":modal, [aria-modal='true']";

/** What a person may answer with. */
const CONTROLS = "a[href], button, input, select, textarea, [role='button']";

const { matches, getBoundingClientRect } = Element.prototype;
const { elementFromPoint } = Document.prototype;

/**
 * Return the dialogs that are open now.
 *
 * @returns {Set<Element>}
 */
export function openDialogs() {
  return new Set(queryAllIn(scopesIn(document), DIALOGS).filter(isDrawn));
}

/**
 * Return whether a dialog that is not in `before` asks the person something: it has a control, and
 * is modal or lies over the switch.
 *
 * @param {Set<Element>} before
 * @param {Element | null} element the switch
 */
export function asksSince(before, element) {
  return [...openDialogs()].some(
    (dialog) =>
      !before.has(dialog) &&
      hasControl(dialog) &&
      (matches.call(dialog, MODAL) || (element !== null && isOver(dialog, element))),
  );
}

/**
 * Return whether a dialog has a control. A shadow root may contain one.
 *
 * @param {Element} dialog
 */
const hasControl = (dialog) =>
  [dialog, ...queryAll(dialog, "*")].some(
    (each) => matches.call(each, CONTROLS) || shadowRootOf(each) !== null,
  );

/**
 * Return whether a dialog or its backdrop is in front of the middle of the switch.
 *
 * @param {Element} dialog
 * @param {Element} element
 */
function isOver(dialog, element) {
  const own = getBoundingClientRect.call(element);
  const box = own.height > 0 ? own : getBoundingClientRect.call(rowOf(element));
  let [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (let covered = element; ; ) {
    const layer = layerOver(covered, x, y);
    if (layer && withAncestors(dialog).includes(layer)) return true;
    const frame = covered.ownerDocument.defaultView?.frameElement;
    if (!frame) return false;
    const { left, top } = getBoundingClientRect.call(frame);
    [x, y] = [x + left, y + top];
    covered = frame;
  }
}

/**
 * Return the largest part of the document that is in front of an element at a point and does not
 * contain it.
 *
 * @param {Element} element
 * @param {number} x
 * @param {number} y
 */
function layerOver(element, x, y) {
  let front = elementFromPoint.call(element.ownerDocument, x, y);
  for (let inner = front; inner; ) {
    front = inner;
    inner = shadowRootOf(inner)?.elementFromPoint(x, y) ?? null;
    if (inner === front) break;
  }
  const behind = withAncestors(element);
  return front && withAncestors(front).findLast((each) => !behind.includes(each));
}
