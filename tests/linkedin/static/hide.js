// Ways to hide a row, or to make it unreachable, while it stays in the document.

import { make } from "./dom.js";

/** Hide a row, and return the node to insert instead. */
export function hide(row, how) {
  if (how === "none") return row;
  if (how === "display") row.hidden = true;
  else if (how === "inert") row.inert = true;
  else if (how === "dialog" || how === "details") return wrap(row, how);
  else row.classList.add(`hidden-${how}`);
  return row;
}

/** Put a row into a closed dialog or details element. */
function wrap(row, name) {
  const closed = make(name);
  if (name === "details") closed.append(make("summary", {}, "More"));
  closed.append(row);
  return closed;
}
