"""How often the background wakes in Chromium, and what it calls, while it has nothing to do.

Each situation begins with the background stopped.
"""

from collections.abc import Callable
from time import sleep
from typing import Any

from tests.browser.conftest import accept_notice, start_on_welcome
from tests.browser.counted import Counted, counted_build, other_site
from tests.browser.drive.chromium import Chromium
from tests.browser.drive.wait import until
from tests.browser.runs import open_popup_page, press, wait_for_record
from tests.linkedin import AI_KEY, LinkedIn

OTHER_PAGES = 20
MINUTE = 60


def measure_background(site: LinkedIn, log: Callable[[str], None]) -> dict[str, Any]:
    """Return events and calls by situation; None for one in which the background never woke."""
    with counted_build() as build, Counted(site, build) as browser, other_site() as other:
        start_on_welcome(browser)
        accept_notice(browser)
        browser.new_tab()
        acts: list[tuple[str, Callable[[], None]]] = [
            ("20 pages of other sites", lambda: _read_elsewhere(browser, other)),
            ("LinkedIn's feed, read for a minute", lambda: _read_the_feed(browser)),
            ("a start, by a first page of LinkedIn", lambda: browser.open("/feed/")),
        ]
        found = {}
        for name, act in acts:
            log(f"background: {name}")
            browser.open(other)
            sleep(2)
            browser.stop_background()
            act()
            sleep(2)
            found[name] = browser.counts()
        return found


def measure_memory(site: LinkedIn, runs: int, log: Callable[[str], None]) -> tuple[float, float]:
    """Return the memory of the background after one run and after `runs` more, in kB."""
    with counted_build() as build, Counted(site, build) as browser:
        start_on_welcome(browser)
        accept_notice(browser)
        open_popup_page(browser)
        heaps = []
        for number in range(runs + 1):
            if number % 10 == 0:
                log(f"memory: run {number} of {runs}")
            site.switches[AI_KEY] = True
            press(browser)
            until(lambda: browser.storage().get("progress"), "the run to begin")
            until(lambda: "progress" not in browser.storage(), "the run to end", timeout=60)
            wait_for_record(browser, outcome="confirmed-off")
            if number in (0, runs):
                heaps.append(browser.heap())
        return heaps[0], heaps[1]


def _read_elsewhere(browser: Chromium, other: str) -> None:
    for number in range(OTHER_PAGES):
        browser.open(f"{other}?{number}")
        browser.js("document.title = 'changed'")


def _read_the_feed(browser: Chromium) -> None:
    browser.open("/feed/")
    for second in range(MINUTE):
        browser.js("(second) => { document.title = `(${second}) Feed`; scrollBy(0, 100); }", second)
        sleep(1)
