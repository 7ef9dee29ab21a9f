"""A websocket for the JSON messages of browsers' debugging protocols."""

import json
from typing import Any, cast

import websocket


class JsonSocket:
    """A connection. Commands are numbered; an answer has the number of its command."""

    def __init__(self, url: str) -> None:
        """Connect to `url`, which starts with ws://."""
        # Browsers refuse a connection with an unknown Origin header.
        self._socket = websocket.create_connection(url, suppress_origin=True, timeout=20)
        self._count = 0

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()

    def _send(self, method: str, params: dict[str, object], **more: object) -> int:
        """Send a command and return its number."""
        self._count += 1
        self._socket.send(
            json.dumps({"id": self._count, "method": method, "params": params} | more)
        )
        return self._count

    def _receive(self) -> dict[str, Any]:
        """Return the next message."""
        return cast("dict[str, Any]", json.loads(self._socket.recv()))
