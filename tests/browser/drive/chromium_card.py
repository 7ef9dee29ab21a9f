"""Call functions with the closed shadow root of Untrain's card, which pages cannot reach."""

from collections.abc import Iterator
from typing import Any

from tests.browser.drive.cdp import Cdp, CdpError
from tests.browser.drive.script import outcome, program


def call_in_card(cdp: Cdp, target: str, function: str, *args: object) -> Any:
    """Call a function with the card's shadow root; raise LookupError without a card.

    Each call has a session of its own. Once a session has read the document, Chromium reports every
    change of the page to it, and ChromeDriver's session would crash in a page that never stops
    changing. The end of the session also lets go of the card.
    """
    try:
        with cdp.session(target) as session:
            return _call(cdp, session, function, *args)
    except CdpError as error:
        raise LookupError(f"the page went away: {error}") from error


def _call(cdp: Cdp, session: str, function: str, *args: object) -> Any:
    tree = cdp.call("DOM.getDocument", session, depth=-1, pierce=True)
    node = next(_closed_shadow_roots(tree["root"]), None)
    if node is None:
        raise LookupError("the page has no card: no closed shadow root was found")
    root = cdp.call("DOM.resolveNode", session, backendNodeId=node["backendNodeId"])
    answer = cdp.call(
        "Runtime.callFunctionOn",
        session,
        objectId=root["object"]["objectId"],
        functionDeclaration=f"""function () {{
          const root = this;
          return {program(f"(...args) => ({function})(root, ...args)", *args)};
        }}""",
        awaitPromise=True,
        returnByValue=True,
    )
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
