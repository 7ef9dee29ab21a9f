"""Call functions with the closed shadow root of Untrain's card, which pages cannot reach."""

from collections.abc import Iterator
from typing import Any

from selenium import webdriver

from tests.browser.drive.script import outcome, program


def call_in_card(driver: webdriver.Chrome, function: str, *args: object) -> Any:
    """Call a function with the card's shadow root; raise LookupError without a card."""
    tree = driver.execute_cdp_cmd("DOM.getDocument", {"depth": -1, "pierce": True})
    node = next(_closed_shadow_roots(tree["root"]), None)
    if node is None:
        raise LookupError("the page has no card: no closed shadow root was found")
    root = driver.execute_cdp_cmd("DOM.resolveNode", {"backendNodeId": node["backendNodeId"]})
    call = {
        "objectId": root["object"]["objectId"],
        "functionDeclaration": f"""function () {{
          const root = this;
          return {program(f"(...args) => ({function})(root, ...args)", *args)};
        }}""",
        "awaitPromise": True,
        "returnByValue": True,
    }
    answer = driver.execute_cdp_cmd("Runtime.callFunctionOn", call)
    # Without this, the card would stay in memory after its removal from the page.
    driver.execute_cdp_cmd("Runtime.releaseObject", {"objectId": call["objectId"]})
    return outcome(answer["result"]["value"])


def _closed_shadow_roots(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield every closed shadow root below a node of the DOM tree, including frames.

    Those of custom elements are the page's own components.
    """
    for root in node.get("shadowRoots", []):
        if root["shadowRootType"] == "closed" and "-" not in node["localName"]:
            yield root
        yield from _closed_shadow_roots(root)
    for child in [*node.get("children", []), *filter(None, [node.get("contentDocument")])]:
        yield from _closed_shadow_roots(child)
