// Ways to hide a row, or to make it unreachable, while it stays in the document.

/** @import { Hiding } from "./types.js" */

import { make } from "./dom.js";

/**
 * Hide a row, and return the node that goes into the page in its place.
 *
 * @param {HTMLElement} row
 * @param {Hiding} how
 */
export function hide(row, how) {
  if (how === "none") return row;
  if (how === "display") row.hidden = true;
  else if (how === "inert") row.inert = true;
  else if (how === "dialog" || how === "details") return wrap(row, how);
  else row.classList.add(`hidden-${how}`);
  return row;
}

/**
 * Put a row into a dialog or a details element that is closed.
 *
 * @param {HTMLElement} row
 * @param {"dialog" | "details"} name
 */
function wrap(row, name) {
  const closed = make(name);
  if (name === "details") closed.append(make("summary", {}, "More"));
  closed.append(row);
  return closed;
}
