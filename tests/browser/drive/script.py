"""Build scripts that evaluate an expression in a page, and read their results.

An expression may be a value, a promise, or a function that is called with the given arguments:

    js("document.title")
    js("browser.storage.local.get()")
    js("(name) => document.querySelector(name).textContent", "h1")
"""

import json
import re
from typing import Any

# Returns the centre of an element in coordinates of the top page, through same-origin frames.
# Throws while the element moves: a page that is still being drawn would move it from under the
# pointer.
CENTRE = """async (root, selector) => {
  const frame = () => new Promise((resolve) => {
    requestAnimationFrame(resolve);
    // A page in the background draws no frames, and a busy browser draws them late.
    setTimeout(resolve, document.visibilityState === "visible" ? 2000 : 200);
  });
  const locate = () => {
    const element = root.querySelector(selector);
    if (!element) throw new Error(`no element matches ${selector}`);
    element.scrollIntoView({ block: "nearest", behavior: "instant" });
    // The first line, as a link may be broken into two.
    const { x, y, width, height } = element.getClientRects()[0] ?? { width: 0 };
    if (!width || !height) throw new Error(`${selector} is not visible`);
    return { element, x: x + width / 2, y: y + height / 2 };
  };
  const before = locate();
  await frame();
  await frame();
  let { element, x, y } = locate();
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

# Tells whether a button accepts a press yet.
READY = """(root, selector) => {
  const button = root.querySelector(selector);
  return button !== null && button.ariaDisabled !== "true";
}"""

# Returns the visible text nodes, in order.
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
    """A script in the browser threw an error; the text is that of the browser."""


def program(expression: str, *args: object) -> str:
    """Return JavaScript for a promise of the outcome of `expression`, as JSON text."""
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


def outcome(text: str | None) -> Any:
    """Return the value in a program's outcome; raise ScriptError for an error.

    Firefox returns None if the page is left before the script has ended.
    """
    if text is None:
        raise ScriptError("the page was left")
    answer = json.loads(text)
    if "error" in answer:
        # The browser quotes the whole script if it was loaded from a data: address.
        raise ScriptError(ADDRESS.sub("(a script of the tests)", answer["error"].strip()))
    return answer.get("value")
