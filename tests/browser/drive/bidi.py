"""Speak WebDriver BiDi to Firefox.

Selenium has a client of its own, but it looks for an answer only every tenth of a second.
"""

from typing import Any, cast

from tests.browser.drive.json_socket import JsonSocket


class BidiError(Exception):
    """Firefox refused a command."""


class Bidi(JsonSocket):
    """One connection to the session of a driver."""

    def call(self, method: str, **params: object) -> dict[str, Any]:
        """Send one command and return its result; raise BidiError if it is refused."""
        number = self._send(method, params)
        while True:
            answer = self._receive()
            if answer.get("id") == number:
                if answer["type"] == "error":
                    raise BidiError(f"{method}: {answer['error']}: {answer['message']}")
                return cast("dict[str, Any]", answer["result"])
