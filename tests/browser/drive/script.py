"""Carry an expression into a page and its value back, the same way everywhere.

An expression may be a value, a promise, or a function that is called with the given arguments:

    js("document.title")
    js("browser.storage.local.get()")
    js("(name) => document.querySelector(name).textContent", "h1")
"""

import json
from typing import Any

# The centre of an element in the coordinates of the whole page, through same-origin frames.
CENTRE = """(root, selector) => {
  const element = root.querySelector(selector);
  if (!element) throw new Error(`no element matches ${selector}`);
  element.scrollIntoView({ block: "nearest", behavior: "instant" });
  const box = element.getBoundingClientRect();
  let [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  if (!box.width || !box.height) throw new Error(`${selector} is not visible`);
  const view = element.ownerDocument.defaultView;
  for (let inner = view; inner !== view.top; inner = inner.parent) {
    const frame = inner.frameElement.getBoundingClientRect();
    [x, y] = [x + frame.x, y + frame.y];
  }
  return [x, y];
}"""

# What a person can read: the text nodes that are shown, in order.
TEXTS = """(root) => {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const seen = [];
  while (texts.nextNode()) {
    const text = texts.currentNode.data.trim();
    if (text && texts.currentNode.parentElement?.checkVisibility()) seen.push(text);
  }
  return seen;
}"""


class ScriptError(Exception):
    """A script in the browser threw; the text is the browser's own."""


def program(expression: str, *args: object) -> str:
    """Return JavaScript whose promise is the outcome of `expression` as JSON text."""
    return f"""(async () => {{
  try {{
    const it = await ({expression}
    );
    const value = typeof it === "function" ? await it(...{json.dumps(args)}) : it;
    return JSON.stringify({{ value }});
  }} catch (error) {{
    return JSON.stringify({{ error: `${{error}}\\n${{error?.stack ?? ""}}` }});
  }}
}})()"""


def outcome(text: str) -> Any:
    """Return the value that a program sent back, or raise ScriptError with its error."""
    answer = json.loads(text)
    if "error" in answer:
        raise ScriptError(answer["error"].strip())
    return answer.get("value")
