"""Speak to Chromium's debugging socket: what WebDriver does not offer, popups above all."""

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, cast

from tests.browser.drive.json_socket import JsonSocket

Target = dict[str, str]


class CdpError(Exception):
    """Chromium refused a command, or the place it was sent to went away."""


class Cdp(JsonSocket):
    """One connection to the whole browser; pages are reached through sessions."""

    def __init__(self, address: str) -> None:
        """Connect to `address`, the host and port that Chromium listens on."""
        with urllib.request.urlopen(f"http://{address}/json/version", timeout=10) as answer:
            super().__init__(json.load(answer)["webSocketDebuggerUrl"])

    def call(self, method: str, session: str | None = None, **params: object) -> dict[str, Any]:
        """Send one command and return its result."""
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
        """List what Chromium shows: kind is page, tab, service_worker …; url a beginning."""
        found = self.call("Target.getTargets", filter=[{"type": kind}])["targetInfos"]
        return [target for target in found if target["url"].startswith(url)]

    def attach(self, target_id: str) -> str:
        """Attach to a page or worker until it goes, and return the session."""
        attached = self.call("Target.attachToTarget", targetId=target_id, flatten=True)
        return str(attached["sessionId"])

    @contextmanager
    def session(self, target_id: str) -> Iterator[str]:
        """Attach to a page or worker for as long as the block runs."""
        session = self.attach(target_id)
        try:
            yield session
        finally:
            with suppress(CdpError):
                self.call("Target.detachFromTarget", sessionId=session)

    def evaluate(self, session: str, expression: str) -> Any:
        """Return the value of an expression or promise, as JSON can carry it."""
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
    gone = message.get("method") == "Target.detachedFromTarget"
    return gone and message["params"]["sessionId"] == session
