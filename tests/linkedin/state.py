"""What the server knows: switches, who is signed in, the scene, and what was asked of it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from threading import RLock

from tests.linkedin.catalogue import AI_KEY, LABELS
from tests.linkedin.scene import Save, Scene


@dataclass(frozen=True)
class Request:
    """Remember one request that was answered."""

    method: str
    path: str
    status: int
    """0 when the connection was dropped."""
    query: str = ""
    dest: str = ""
    """The browser's Sec-Fetch-Dest: `document` for a page load, `empty` for a fetch, `iframe`."""
    key: str | None = None
    value: bool | None = None
    at: float = field(default_factory=time.monotonic)


@dataclass(frozen=True)
class Change:
    """Remember one value that a save put into the server."""

    key: str
    value: bool
    at: float
    """Seconds since 1970, so that it can be held against a browser's clock."""


class State:
    """Hold the state; the server's thread and a test's thread may use it at the same time."""

    def __init__(self) -> None:
        self.switches: dict[str, bool] = {}
        self._lock = RLock()
        self._requests: list[Request] = []
        self._changes: list[Change] = []
        self.reset()

    def reset(self) -> None:
        """Put everything back to the plain 2026 page: every switch on, signed in."""
        with self._lock:
            self.switches.clear()
            self.switches.update(dict.fromkeys(LABELS, True))
            self.signed_in = True
            self.scene = Scene()
            self._requests.clear()
            self._changes.clear()

    @property
    def scene(self) -> Scene:
        """Return what the AI page does from now on."""
        return self._scene

    @scene.setter
    def scene(self, scene: Scene) -> None:
        with self._lock:
            self._scene = scene
            self._loads = self._saves = 0
            self._dropped: set[str] = set()

    @property
    def requests(self) -> list[Request]:
        """Return a copy of all requests but those for scripts and styles, oldest first."""
        with self._lock:
            return list(self._requests)

    @property
    def saves(self) -> list[Request]:
        """Return the requests that wanted to change a switch."""
        return [request for request in self.requests if request.method == "PUT"]

    @property
    def changes(self) -> list[Change]:
        """Return what saves have stored, oldest first."""
        with self._lock:
            return list(self._changes)

    def record(self, request: Request) -> None:
        """Append one answered request."""
        with self._lock:
            self._requests.append(request)

    def next_load(self) -> Scene:
        """Count one load of the AI page and return the scene it gets."""
        with self._lock:
            if self._scene.then and self._loads >= self._scene.loads:
                self.scene = self._scene.then
            self._loads += 1
            return self._scene

    def next_save(self, key: str, click: str) -> tuple[Save, float]:
        """Count one save and return how to answer it, and after how many seconds.

        Chromium repeats a save whose connection was dropped; `click` says that it is the same one.
        """
        if key != AI_KEY:
            return "stored", 0.0
        with self._lock:
            if click in self._dropped:
                return "dropped", 0.0
            faults = self._scene.save_faults[self._saves : self._saves + 1]
            answer = faults[0] if faults else self._scene.save
            self._saves += 1
            if answer in ("dropped", "lost") and click:
                self._dropped.add(click)
            return answer, self._scene.save_after

    def store(self, key: str, value: bool) -> None:
        """Keep a new value, as a save that went through does."""
        with self._lock:
            self.switches[key] = value
            self._changes.append(Change(key, value, time.time()))
            if key == AI_KEY and self._scene.sign_out_after_save:
                self.signed_in = False
