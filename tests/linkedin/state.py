"""Hold the state of the server: switches, accounts, scenes, and a log of requests."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from threading import RLock

from tests.linkedin.adopted import AdoptedPage
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
    """One request in the log."""

    method: str
    path: str
    status: int
    """0 if the connection was dropped."""
    query: str = ""
    dest: str = ""
    """The browser's Sec-Fetch-Dest: `document` for a page load, `empty` for a fetch, `iframe`."""
    key: str | None = None
    """The switch that a save changes; None for other requests."""
    value: bool | None = None
    at: float = field(default_factory=time.monotonic)


@dataclass(frozen=True)
class Change:
    """One value that a save stored."""

    key: str
    value: bool
    at: float
    """Seconds since 1970, to be compared with the clock of a browser."""
    account: str = MEMBER


@dataclass
class PlayedScene:
    """A scene, and the loads and saves of its page since it began."""

    scene: Scene
    loads: int = 0
    saves: int = 0
    dropped: set[str] = field(default_factory=set)


class State:
    """The state of the server; safe for use by the server's thread and a test's thread."""

    def __init__(self) -> None:
        self.accounts: dict[str, dict[str, bool]] = {MEMBER: {}, OTHER_MEMBER: {}}
        """The switches of every account."""
        self._lock = RLock()
        self._requests: list[Request] = []
        self._changes: list[Change] = []
        self.resets = 0
        """The number of resets. A request that began before the last one must change nothing."""
        self.reset()

    def reset(self) -> None:
        """Restore the default: the plain 2026 page, every switch on, and MEMBER signed in."""
        with self._lock:
            self.resets += 1
            for switches in self.accounts.values():
                switches.clear()
                switches.update(dict.fromkeys(LABELS, True))
            self.account = MEMBER
            self.signed_in = True
            self.coupled = False
            """Whether turning off ads outside of LinkedIn also turns off sharing with partners."""
            self.sessions: dict[str, str] | None = None
            """Accounts by session, if each session (a Firefox container) signs in separately."""
            self._scenes: dict[str, PlayedScene] = {AI_SLUG: PlayedScene(Scene())}
            self.adopted: AdoptedPage | None = None
            """The page that is served at its address in place of the simulator's own."""
            self._requests.clear()
            self._changes.clear()
            self._sign_ins = [(0.0, MEMBER)]

    def adopt(self, page: AdoptedPage) -> None:
        """Serve an adopted page until the next reset, with its switch on for every account."""
        with self._lock:
            for switches in self.accounts.values():
                switches[page.key] = True
            self.adopted = page

    @property
    def switches(self) -> dict[str, bool]:
        """Return the switches of the account that is signed in, or was signed in last."""
        return self.accounts[self.account]

    def sign_in(self, account: str, session: str = "") -> None:
        """Sign an account in, for one session if `sessions` is set, otherwise for all."""
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
        """Return the account that was signed in at a time, in seconds since 1970."""
        with self._lock:
            return next(account for at, account in reversed(self._sign_ins) if at <= when)

    def account_of(self, session: str) -> str:
        """Return the account of a session."""
        return (self.sessions or {}).get(session, self.account)

    @property
    def scene(self) -> Scene:
        """Return the current scene of the AI page."""
        return self._played(AI_SLUG).scene

    @scene.setter
    def scene(self, scene: Scene) -> None:
        self.set_scene(AI_SLUG, scene)

    def set_scene(self, slug: str, scene: Scene) -> None:
        """Set the scene of a setting's page."""
        if slug not in SETTINGS:
            raise ValueError(f"slug: expected one of {list(SETTINGS)}, found {slug!r}")
        with self._lock:
            self._scenes[slug] = PlayedScene(scene)

    def _played(self, slug: str) -> PlayedScene:
        """Return the scene of a page, by default a plain one in the AI page's language."""
        with self._lock:
            plain = Scene() if slug == AI_SLUG else Scene(lang=self.scene.lang)
            return self._scenes.get(slug) or PlayedScene(plain)

    @property
    def requests(self) -> list[Request]:
        """Return a copy of all requests except those for scripts and styles, oldest first."""
        with self._lock:
            return list(self._requests)

    @property
    def saves(self) -> list[Request]:
        """Return the requests that tried to change a switch."""
        return [request for request in self.requests if request.key is not None]

    @property
    def changes(self) -> list[Change]:
        """Return all stored changes, oldest first."""
        with self._lock:
            return list(self._changes)

    def record(self, request: Request) -> None:
        """Add a request to the log."""
        with self._lock:
            self._requests.append(request)

    def next_load(self, slug: str) -> Scene:
        """Count a load of a setting's page and return its scene."""
        with self._lock:
            playing = self._played(slug)
            if playing.scene.then and playing.loads >= playing.scene.loads:
                self.set_scene(slug, playing.scene.then)
                playing = self._played(slug)
            playing.loads += 1
            return playing.scene

    def scene_of(self, key: str) -> Scene:
        """Return the scene of a switch's own page, a plain one for a neighbour."""
        return self._played(_page_of(key)).scene

    def next_save(self, key: str, click: str) -> tuple[Save, float]:
        """Count a save and return its answer and delay, in seconds.

        Chromium repeats a save after a dropped connection; `click` identifies the repetition.
        """
        with self._lock:
            playing = self._played(_page_of(key))
            if click in playing.dropped:
                return "dropped", 0.0
            faults = playing.scene.save_faults[playing.saves : playing.saves + 1]
            answer = faults[0] if faults else playing.scene.save
            playing.saves += 1
            if answer in ("dropped", "lost") and click:
                playing.dropped.add(click)
            return answer, playing.scene.save_after

    def store(self, key: str, value: bool, account: str) -> None:
        """Store a new value, as a successful save does."""
        with self._lock:
            keys = [key, PARTNER_KEY] if self._couples(key, value) else [key]
            for each in keys:
                self.accounts[account][each] = value
                self._changes.append(Change(each, value, time.time(), account))
            if self._played(_page_of(key)).scene.sign_out_after_save:
                self.signed_in = False

    def _couples(self, key: str, value: bool) -> bool:
        """Tell whether a save also changes the coupled switch, which turning on never does."""
        return self.coupled and key == ADS_KEY and not value


def _page_of(key: str) -> str:
    """Return the slug of a switch's own page, "" for a switch that is only a neighbour."""
    return next((slug for slug, (_, keys) in SETTINGS.items() if key in keys), "")
