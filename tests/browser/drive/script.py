"""Carry an expression into a page and its value back, the same way everywhere.

An expression may be a value, a promise, or a function that is called with the given arguments:

    js("document.title")
    js("browser.storage.local.get()")
    js("(name) => document.querySelector(name).textContent", "h1")
"""

import json
import re
from typing import Any

# The centre of an element in the coordinates of the whole page, through same-origin frames, once
# it is at rest: a page that is still being drawn moves things from under the pointer.
CENTRE = """async (root, selector) => {
  const frame = () => new Promise((resolve) => {
    requestAnimationFrame(resolve);
    setTimeout(resolve, 200); // A page that is not in front draws no frames.
  });
  const look = () => {
    const element = root.querySelector(selector);
    if (!element) throw new Error(`no element matches ${selector}`);
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
    const { x, y, width, height } = element.getBoundingClientRect();
    if (!width || !height) throw new Error(`${selector} is not visible`);
    return { element, x: x + width / 2, y: y + height / 2 };
  };
  const before = look();
  await frame();
  await frame();
  let { element, x, y } = look();
  if (element !== before.element || x !== before.x || y !== before.y) {
    throw new Error(`${selector} is still moving`);
  }
  const view = element.ownerDocument.defaultView;
  for (let inner = view; inner !== view.top; inner = inner.parent) {
    const box = inner.frameElement.getBoundingClientRect();
    [x, y] = [x + box.x, y + box.y];
  }
  return [x, y];
}"""

# Whether a press of a button would count by now.
READY = """(root, selector) => {
  const button = root.querySelector(selector);
  return button !== null && button.ariaDisabled !== "true";
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


ADDRESS = re.compile(r"data:[^\s)]*")


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
        # Where a script was sent as an address, the browser quotes all of it.
        raise ScriptError(ADDRESS.sub("(a script of the tests)", answer["error"].strip()))
    return answer.get("value")
