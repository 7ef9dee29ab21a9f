"""A client of WebDriver BiDi for Firefox.

Selenium's own client is slow: it polls for answers every 0.1 s.
"""

from typing import Any, cast

from tests.browser.drive.json_socket import JsonSocket


class BidiError(Exception):
    """Firefox refused a command."""


class Bidi(JsonSocket):
    """A connection to the session of a driver."""

    def call(self, method: str, **params: object) -> dict[str, Any]:
        """Send a command and return its result; raise BidiError if Firefox refuses it."""
        number = self._send(method, params)
        while True:
            answer = self._receive()
            if answer.get("id") == number:
                if answer["type"] == "error":
                    raise BidiError(f"{method}: {answer['error']}: {answer['message']}")
                return cast("dict[str, Any]", answer["result"])
