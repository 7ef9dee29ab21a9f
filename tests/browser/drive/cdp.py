"""A client of the Chrome DevTools Protocol, for what WebDriver lacks, above all popups."""

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, cast

from tests.browser.drive.json_socket import JsonSocket
from tests.browser.drive.script import ScriptError
from tests.browser.drive.wait import until

Target = dict[str, str]


class CdpError(ScriptError):
    """Chromium refused a command, or its target went away."""


class Cdp(JsonSocket):
    """A connection to the whole browser; pages are reached through sessions."""

    def __init__(self, address: str) -> None:
        """Connect to `address`, host and port of Chromium's debugging server."""
        with urllib.request.urlopen(f"http://{address}/json/version", timeout=10) as answer:
            super().__init__(json.load(answer)["webSocketDebuggerUrl"])

    def call(self, method: str, session: str | None = None, **params: object) -> dict[str, Any]:
        """Send a command and return its result; raise CdpError."""
        number = self._send(method, params, **({"sessionId": session} if session else {}))
        while True:
            answer = self._receive()
            if answer.get("id") == number:
                if "error" in answer:
                    raise CdpError(f"{method}: {answer['error']['message']}")
                return cast("dict[str, Any]", answer["result"])
            if session and _is_detached(answer, session):
                raise CdpError(f"{method}: the page or worker went away")

    def targets(self, kind: str, url: str = "") -> list[Target]:
        """List targets of a kind (page, tab, …) whose address starts with `url`."""
        found = self.call("Target.getTargets", filter=[{"type": kind}])["targetInfos"]
        return [target for target in found if target["url"].startswith(url)]

    def attach(self, target_id: str) -> str:
        """Attach to a page or worker until it closes, and return the session."""
        attached = self.call("Target.attachToTarget", targetId=target_id, flatten=True)
        return str(attached["sessionId"])

    def open_hidden(self, url: str) -> str:
        """Open a page without a tab, wait until it has loaded, and return its target."""
        target: str = self.call("Target.createTarget", url=url, hidden=True)["targetId"]
        with self.session(target) as session:
            ready = f"document.readyState === 'complete' && location.href === {json.dumps(url)}"
            until(lambda: self.evaluate(session, ready), f"{url} to load in the background")
        return target

    @contextmanager
    def session(self, target_id: str) -> Iterator[str]:
        """Attach to a page or worker during the block, and yield the session."""
        session = self.attach(target_id)
        try:
            yield session
        finally:
            with suppress(CdpError):
                self.call("Target.detachFromTarget", sessionId=session)

    def set_lifecycle_state(self, target_id: str, state: str) -> None:
        """Freeze a page (`frozen`) or wake it (`active`)."""
        # The session stays, as its end could wake the page.
        self.call("Page.setWebLifecycleState", self.attach(target_id), state=state)

    def evaluate(self, session: str, expression: str) -> Any:
        """Return the value of an expression or promise, which must be JSON."""
        answer = self.call(
            "Runtime.evaluate",
            session,
            expression=expression,
            awaitPromise=True,
            returnByValue=True,
        )
        if "exceptionDetails" in answer:
            raise CdpError(json.dumps(answer["exceptionDetails"]))
        return answer["result"].get("value")


def _is_detached(message: dict[str, Any], session: str) -> bool:
    is_detached = message.get("method") == "Target.detachedFromTarget"
    return is_detached and message["params"]["sessionId"] == session
