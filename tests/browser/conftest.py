"""What the browser tests start from.

`site` is LinkedIn as it is by default. `browser` has the built extension in it, just installed,
and nothing else; `agreed` is the same after the person accepted the notice. Tests that need
another window, language or look ask `launch`. A failure leaves a picture, the page's source and
the extension's errors in dist/test-failures/.
"""

import re
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

from tests.browser.drive import BROWSERS, Browser, BrowserError, Options
from tests.browser.drive.wait import until
from tests.linkedin import LinkedIn

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"
FAILURES = DIST / "test-failures"
WELCOME = "pages/welcome.html"
FAILED = pytest.StashKey[bool]()
IN_USE = pytest.StashKey[list[Browser]]()

Launch = Callable[[Options], Browser]


class Fleet:
    """Keep one browser of each kind running from test to test, because a start takes long.

    Each test gets it renewed; after a failed test it is started anew, so that no failure can
    cause another one.
    """

    def __init__(self, site: LinkedIn) -> None:
        self._site = site
        self._running: dict[str, Browser] = {}

    def get(self, name: str) -> Browser:
        """Return a browser in the state it has just after the extension was installed."""
        if name in self._running:
            try:
                self._running[name].renew()
            except Exception:
                self.drop(name)
                raise
        else:
            self._running[name] = _started(name, self._site, Options())
        return self._running[name]

    def rest(self) -> None:
        """End whatever is still going on in the browsers."""
        for name in list(self._running):
            self.get(name)

    def drop(self, name: str) -> None:
        """Quit a browser."""
        if name in self._running:
            self._running.pop(name).quit()


def _started(name: str, site: LinkedIn, options: Options) -> Browser:
    """Start a browser; where that is not possible, fail with the sentence that says why."""
    try:
        return BROWSERS[name](site, DIST / name, options)
    except BrowserError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
def _built() -> None:
    if missing := [name for name in BROWSERS if not (DIST / name / "manifest.json").exists()]:
        pytest.fail(f"dist/{missing[0]} is not there: run `make build` first", pytrace=False)


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


# For the whole session, so that pytest runs all tests in one browser and then all in the other.
@pytest.fixture(scope="session", params=BROWSERS)
def browser_name(request: pytest.FixtureRequest) -> str:
    """Return chromium, then firefox."""
    name: str = request.param
    return name


@pytest.fixture
def site(_served: LinkedIn) -> LinkedIn:
    """Return LinkedIn with every switch on and nothing special about it."""
    _served.reset()
    return _served


@pytest.fixture
def browser(
    request: pytest.FixtureRequest, browser_name: str, site: LinkedIn, _fleet: Fleet
) -> Iterator[Browser]:
    """Return a browser just after the extension was installed, on its welcome page."""
    browser = _fleet.get(browser_name)
    try:
        start_on_welcome(browser)
    except TimeoutError:
        # It did not take the extension in again after it was taken out: a new browser must.
        _fleet.drop(browser_name)
        browser = _fleet.get(browser_name)
        start_on_welcome(browser)
    request.node.stash.setdefault(IN_USE, []).append(browser)
    site.reset()  # The tabs of the test before may have asked for something as they closed.
    yield browser
    if request.node.stash.get(FAILED, False):
        _fleet.drop(browser_name)


@pytest.fixture
def agreed(browser: Browser) -> Browser:
    """Return a browser whose person has read the notice and accepted it."""
    accept_notice(browser)
    return browser


@pytest.fixture
def launch(
    request: pytest.FixtureRequest, browser_name: str, site: LinkedIn, _fleet: Fleet
) -> Iterator[Launch]:
    """Return a function that starts a browser with options of its own."""
    # A run that the test before left unfinished would go on, on the same server.
    _fleet.rest()
    site.reset()
    started: list[Browser] = []
    request.node.stash[IN_USE] = started

    def start(options: Options) -> Browser:
        started.append(_started(browser_name, site, options))
        start_on_welcome(started[-1])
        return started[-1]

    yield start
    for each in started:
        each.quit()


def start_on_welcome(browser: Browser) -> None:
    """Wait for the welcome page that an installation opens, and make it the current tab."""
    browser.switch(WELCOME, timeout=20)


def accept_notice(browser: Browser) -> None:
    """Accept the notice on the welcome page, and leave the tab open."""
    browser.switch(WELCOME)
    browser.click("#accept")
    until(lambda: "notice" in browser.storage(), 10, "the acceptance to be kept")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Keep what can be seen of a failure, and say in the report where it is."""
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
    """Save each piece by itself: a browser in trouble may be able to give some of them."""
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
