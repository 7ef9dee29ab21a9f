"""Fixtures of the browser tests.

`site` is the simulated LinkedIn in its default state. `browser` has just installed the built
extension and shows the welcome page. `cleared` is as before the notice as well, but needs no new
installation and is quicker; `agreed` is the same after the notice was accepted, and `feed` is the
same on a page of LinkedIn where the extension does nothing. Tests that need another window,
language or colour scheme use `launch`. A failed test saves screenshots, the page's source and the
extension's errors to dist/test-failures/.
"""

import re
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import pytest

from tests.browser.drive import BROWSERS, Browser, BrowserError, Options
from tests.browser.drive.wait import until
from tests.linkedin import LinkedIn

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"
FAILURES = DIST / "test-failures"
WELCOME = "pages/welcome.html"
ACCEPT = "api.runtime.sendMessage({ type: 'accept', onPage: true, byHand: false })"
FAILED = pytest.StashKey[bool]()
IN_USE = pytest.StashKey[list[Browser]]()

Launch = Callable[[Options], Browser]
T = TypeVar("T")


class Fleet:
    """One running browser of each kind, shared by all tests because a start is slow.

    Each test gets a browser that was reset. After a failed test the browser is restarted, so that
    one failure cannot cause another.
    """

    def __init__(self, site: LinkedIn) -> None:
        self._site = site
        self._running: dict[str, Browser] = {}
        self._last = ""

    def get(self, name: str) -> Browser:
        """Return a browser that has just installed the extension."""
        self._leave_others(name)
        if name in self._running:
            self._restore(name, Browser.reset)
        else:
            self._running[name] = _started(name, self._site, Options())
        return self._running[name]

    def cleared(self, name: str) -> Browser | None:
        """Return a running browser that is as before the notice, if that is quicker.

        The extension is not installed anew, so no welcome page is open.
        """
        self._leave_others(name)
        if name in self._running and self._restore(name, Browser.clear):
            return self._running[name]
        return None

    def reset(self) -> None:
        """Reset all running browsers, which ends unfinished runs."""
        for name in list(self._running):
            self._restore(name, Browser.reset)

    def _leave_others(self, name: str) -> None:
        """Reset the previous test's browser if it is another one, as its run may not have ended."""
        last, self._last = self._last, name
        if last not in ("", name) and last in self._running:
            with suppress(Exception):  # It has quit then.
                self._restore(last, Browser.reset)

    def _restore(self, name: str, restore: Callable[[Browser], T]) -> T:
        """Restore the state of a browser; quit it if that fails."""
        try:
            return restore(self._running[name])
        except Exception:
            self.drop(name)
            raise

    def drop(self, name: str) -> None:
        """Quit a browser."""
        if name in self._running:
            self._running.pop(name).quit()


def _started(name: str, site: LinkedIn, options: Options) -> Browser:
    """Start a browser; if it cannot start, fail the test with the reason."""
    try:
        return BROWSERS[name](site, DIST / name, options)
    except BrowserError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def _built() -> None:
    if missing := [name for name in BROWSERS if not (DIST / name / "manifest.json").exists()]:
        pytest.fail(f"dist/{missing[0]} is missing: run `make build` first", pytrace=False)


@pytest.fixture(scope="session")
def _served(_built: None) -> Iterator[LinkedIn]:
    with LinkedIn() as site:
        yield site


@pytest.fixture(scope="session")
def _fleet(_served: LinkedIn) -> Iterator[Fleet]:
    fleet = Fleet(_served)
    yield fleet
    for name in BROWSERS:
        fleet.drop(name)


# Session scope lets pytest run all tests in one browser and then all in the other.
@pytest.fixture(scope="session", params=BROWSERS)
def browser_name(request: pytest.FixtureRequest) -> str:
    """Return the name of each browser in turn."""
    name: str = request.param
    return name


@pytest.fixture
def site(_served: LinkedIn) -> LinkedIn:
    """Return the simulated LinkedIn in its default state, with every switch on."""
    _served.reset()
    return _served


@pytest.fixture
def browser(
    request: pytest.FixtureRequest, browser_name: str, site: LinkedIn, _fleet: Fleet
) -> Iterator[Browser]:
    """Return a browser that has just installed the extension, on the welcome page."""
    browser = _fleet.get(browser_name)
    try:
        start_on_welcome(browser)
    except TimeoutError:
        # Installing the extension again failed, so start a new browser.
        _fleet.drop(browser_name)
        browser = _fleet.get(browser_name)
        start_on_welcome(browser)
    yield from _lend(browser, request.node, site, _fleet)


def _lend(browser: Browser, item: pytest.Item, site: LinkedIn, fleet: Fleet) -> Iterator[Browser]:
    """Lend a browser to a test, and quit it if the test fails."""
    item.stash.setdefault(IN_USE, []).append(browser)
    site.reset()  # Tabs of the previous test may have sent requests while closing.
    yield browser
    if item.stash.get(FAILED, False):
        fleet.drop(browser.name)


@pytest.fixture
def cleared(
    request: pytest.FixtureRequest, browser_name: str, site: LinkedIn, _fleet: Fleet
) -> Iterator[Browser]:
    """Return a browser before the notice; the welcome page is open only after a start."""
    browser = _fleet.cleared(browser_name)
    if browser is None:
        yield request.getfixturevalue("browser")
        return
    yield from _lend(browser, request.node, site, _fleet)


@pytest.fixture
def agreed(cleared: Browser) -> Browser:
    """Return a browser in which the notice was accepted, by the message that the notice sends."""
    until(lambda: cleared.extension(ACCEPT), "the acceptance to be stored")
    return cleared


IS_STYLED = """() => {
  const isFilled = (sheet) => sheet.cssRules.length > 0;
  return document.readyState === "complete" && [...document.styleSheets].some(isFilled);
}"""


@pytest.fixture
def feed(cleared: Browser) -> Browser:
    """Return a browser on LinkedIn's feed, where the extension does nothing."""
    cleared.new_tab("/feed/")
    # What a person can see depends on the page's style sheet.
    until(lambda: cleared.js(IS_STYLED), "the feed's style sheet")
    return cleared


@pytest.fixture
def launch(
    request: pytest.FixtureRequest, browser_name: str, site: LinkedIn, _fleet: Fleet
) -> Iterator[Launch]:
    """Return a function that starts a browser with given options."""
    # An unfinished run of the previous test would continue on the same server.
    _fleet.reset()
    site.reset()
    started: list[Browser] = []
    request.node.stash[IN_USE] = started

    def start(options: Options) -> Browser:
        started.append(_started(browser_name, site, options))
        if options.welcome:
            start_on_welcome(started[-1])
        return started[-1]

    yield start
    for each in started:
        each.quit()


def start_on_welcome(browser: Browser) -> None:
    """Wait for the welcome page, which opens after an installation, and switch to it.

    Chromium sometimes finds no texts of an extension that it installs again.
    """
    browser.switch(WELCOME)
    until(lambda: browser.text("h1"), "the texts of the welcome page")


def accept_notice(browser: Browser) -> None:
    """Accept the notice on the welcome page."""
    browser.switch(WELCOME)
    browser.click("#accept")
    until(lambda: "notice" in browser.storage(), "the acceptance to be stored")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Save evidence of a failure, and list its files in the report."""
    report = yield
    if report.failed and not item.stash.get(FAILED, False):
        item.stash[FAILED] = True
        folder = FAILURES / re.sub(r"[^\w.-]+", "-", item.nodeid).strip("-")
        in_use: list[Browser] = item.stash.get(IN_USE, [])
        for number, browser in enumerate(in_use, 1):
            saved = "\n".join(_evidence(browser, folder / str(number)))
            report.sections.append((f"browser {number}", saved))
    return report


def _evidence(browser: Browser, folder: Path) -> Iterator[str]:
    """Save each piece of evidence separately, as a broken browser may provide only some."""
    folder.mkdir(parents=True, exist_ok=True)
    pieces: dict[str, Callable[[], object]] = {
        "page.png": lambda: browser.screenshot(folder / "page.png"),
        "popup.png": lambda: browser.popup_screenshot(folder / "popup.png"),
        "page.html": lambda: (folder / "page.html").write_text(browser.driver.page_source),
        "errors.txt": lambda: (folder / "errors.txt").write_text("\n".join(browser.errors())),
        "tabs.txt": lambda: (folder / "tabs.txt").write_text("\n".join(browser.tabs())),
        "storage.txt": lambda: (folder / "storage.txt").write_text(f"{browser.storage()}"),
    }
    for name, save in pieces.items():
        try:
            save()
            yield f"saved {(folder / name).relative_to(ROOT)}"
        except LookupError:
            pass  # No popup was open.
        except Exception as error:
            yield f"could not save {name}: {error}"
