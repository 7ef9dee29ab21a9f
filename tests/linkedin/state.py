"""What the server knows: switches, who is signed in, the scene, and what was asked of it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from threading import RLock

from tests.linkedin.catalogue import (
    ADS_KEY,
    AI_SLUG,
    LABELS,
    MEMBER,
    OTHER_MEMBER,
    PARTNER_KEY,
    SETTINGS,
)
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
    """What a save wants to change; None for a request that is none."""
    value: bool | None = None
    at: float = field(default_factory=time.monotonic)


@dataclass(frozen=True)
class Change:
    """Remember one value that a save put into the server."""

    key: str
    value: bool
    at: float
    """Seconds since 1970, so that it can be held against a browser's clock."""
    account: str = MEMBER


@dataclass
class Playing:
    """Count what has happened to a page since its scene began."""

    scene: Scene
    loads: int = 0
    saves: int = 0
    dropped: set[str] = field(default_factory=set)


class State:
    """Hold the state; the server's thread and a test's thread may use it at the same time."""

    def __init__(self) -> None:
        self.accounts: dict[str, dict[str, bool]] = {MEMBER: {}, OTHER_MEMBER: {}}
        """Every account's switches."""
        self._lock = RLock()
        self._requests: list[Request] = []
        self._changes: list[Change] = []
        self.resets = 0
        """How often all was put back: a request that began before belongs to what is over."""
        self.reset()

    def reset(self) -> None:
        """Put everything back to the plain 2026 page: every switch on, and MEMBER signed in."""
        with self._lock:
            self.resets += 1
            for switches in self.accounts.values():
                switches.clear()
                switches.update(dict.fromkeys(LABELS, True))
            self.account = MEMBER
            self.signed_in = True
            self.coupled = False
            """Whether turning off ads outside of LinkedIn turns off sharing with partners too."""
            self.sessions: dict[str, str] | None = None
            """With a dictionary each session, as of a container, is signed in by itself."""
            self._playing: dict[str, Playing] = {AI_SLUG: Playing(Scene())}
            self._requests.clear()
            self._changes.clear()
            self._sign_ins = [(0.0, MEMBER)]

    @property
    def switches(self) -> dict[str, bool]:
        """Return the switches of the account that is signed in, or was last."""
        return self.accounts[self.account]

    def sign_in(self, account: str, session: str = "") -> None:
        """Sign an account in: in one session where each has its own, else in the whole browser."""
        if account not in self.accounts:
            raise ValueError(f"account: expected one of {list(self.accounts)}, found {account!r}")
        with self._lock:
            if self.sessions is None:
                self.account = account
                self._sign_ins.append((time.time(), account))
            else:
                self.sessions[session] = account
            self.signed_in = True

    def account_at(self, when: float) -> str:
        """Return who was signed in at a time, in seconds since 1970."""
        with self._lock:
            return next(who for at, who in reversed(self._sign_ins) if at <= when)

    def account_of(self, session: str) -> str:
        """Return whom a session is signed in as."""
        return (self.sessions or {}).get(session, self.account)

    @property
    def scene(self) -> Scene:
        """Return what the AI page does from now on."""
        return self._of(AI_SLUG).scene

    @scene.setter
    def scene(self, scene: Scene) -> None:
        self.play(AI_SLUG, scene)

    def play(self, slug: str, scene: Scene) -> None:
        """Have the page of any setting do what a scene says from now on."""
        if slug not in SETTINGS:
            raise ValueError(f"slug: expected one of {list(SETTINGS)}, found {slug!r}")
        with self._lock:
            self._playing[slug] = Playing(scene)

    def _of(self, slug: str) -> Playing:
        """Return what is played at a page; by itself it is plain, in the AI page's language."""
        with self._lock:
            plain = Scene() if slug == AI_SLUG else Scene(lang=self.scene.lang)
            return self._playing.get(slug) or Playing(plain)

    @property
    def requests(self) -> list[Request]:
        """Return a copy of all requests but those for scripts and styles, oldest first."""
        with self._lock:
            return list(self._requests)

    @property
    def saves(self) -> list[Request]:
        """Return the requests that wanted to change a switch."""
        return [request for request in self.requests if request.key is not None]

    @property
    def changes(self) -> list[Change]:
        """Return what saves have stored, oldest first."""
        with self._lock:
            return list(self._changes)

    def record(self, request: Request) -> None:
        """Append one answered request."""
        with self._lock:
            self._requests.append(request)

    def next_load(self, slug: str) -> Scene:
        """Count one load of a setting's page and return the scene it gets."""
        with self._lock:
            playing = self._of(slug)
            if playing.scene.then and playing.loads >= playing.scene.loads:
                self.play(slug, playing.scene.then)
                playing = self._of(slug)
            playing.loads += 1
            return playing.scene

    def scene_of(self, key: str) -> Scene:
        """Return the scene of the page that a switch is on, the plain one for a neighbour's."""
        return self._of(_page_of(key)).scene

    def next_save(self, key: str, click: str) -> tuple[Save, float]:
        """Count one save and return how to answer it, and after how many seconds.

        Chromium repeats a save whose connection was dropped; `click` says that it is the same one.
        """
        with self._lock:
            playing = self._of(_page_of(key))
            if click in playing.dropped:
                return "dropped", 0.0
            faults = playing.scene.save_faults[playing.saves : playing.saves + 1]
            answer = faults[0] if faults else playing.scene.save
            playing.saves += 1
            if answer in ("dropped", "lost") and click:
                playing.dropped.add(click)
            return answer, playing.scene.save_after

    def store(self, key: str, value: bool, account: str) -> None:
        """Keep a new value, as a save that went through does."""
        with self._lock:
            keys = [key, PARTNER_KEY] if self._couples(key, value) else [key]
            for each in keys:
                self.accounts[account][each] = value
                self._changes.append(Change(each, value, time.time(), account))
            if self._of(_page_of(key)).scene.sign_out_after_save:
                self.signed_in = False

    def _couples(self, key: str, value: bool) -> bool:
        """Tell whether a save takes another switch along; turning back on never does."""
        return self.coupled and key == ADS_KEY and not value


def _page_of(key: str) -> str:
    """Return the page whose scene a switch is in, "" for one that is a neighbour there."""
    return next((slug for slug, (_, keys) in SETTINGS.items() if key in keys), "")
