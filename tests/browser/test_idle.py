"""Tabs of other sites cost nothing; a run that waits hears of its own tab nevertheless."""

from collections.abc import Iterator
from contextlib import contextmanager

from tests.browser.conftest import DIST, accept_notice, start_on_welcome
from tests.browser.counted import Counted, counted_build, other_site
from tests.browser.drive import Browser
from tests.browser.drive.firefox import Firefox
from tests.browser.drive.wait import until
from tests.browser.runs import open_popup_page, press, run_step, wait_for_record
from tests.linkedin import AI_PATH, LinkedIn, Scene


@contextmanager
def counting(name: str, site: LinkedIn) -> Iterator[Counted | Firefox]:
    """Yield a browser that tells whether its background has done anything."""
    if name == "firefox":
        with Firefox(site, DIST / name) as firefox:
            yield firefox
    else:
        with counted_build() as build, Counted(site, build) as chromium:
            yield chromium


def calls(browser: Counted | Firefox) -> dict[str, int]:
    """Return the calls of the background since it was stopped; its start counts in Firefox."""
    if isinstance(browser, Firefox):
        return {"the start": 1} if browser.background_running() else {}
    return (browser.counts() or {"calls": {}})["calls"]


def test_tabs_of_other_sites_cost_the_background_nothing(browser_name: str, site: LinkedIn) -> None:
    with counting(browser_name, site) as browser, other_site() as other:
        start_on_welcome(browser)
        accept_notice(browser)
        browser.new_tab(other)
        browser.settle_background()

        for number in range(3):
            browser.open(f"{other}?{number}")
            browser.js("() => { document.title = 'changed'; }")
        browser.new_tab(f"{other}?last")
        browser.reload()
        assert calls(browser) == {}

        once = {} if isinstance(browser, Firefox) else {"storage.session.get": 1}
        for _ in range(3):
            browser.new_tab(other)
            browser.close_tab()
            until(lambda: calls(browser) == once, f"{once}, found {calls(browser)}")

        browser.open("/feed/")
        until(lambda: len(calls(browser)) > len(once), "the background to wake for LinkedIn")


def test_a_stopped_run_ends_when_its_tab_is_closed(agreed: Browser, site: LinkedIn) -> None:
    site.scene = Scene(untrusted="restored")
    open_popup_page(agreed)
    press(agreed)
    until(
        lambda: run_step(agreed) == "person",
        "the question",
        timeout=30,
    )

    # Firefox wakes the background only for listeners that were there at its last start.
    agreed.stop_background()
    agreed.new_tab("/feed/")
    until(agreed.background_running, "the background to wake")
    agreed.stop_background()
    with other_site() as other:
        agreed.open(other)
        agreed.switch(AI_PATH)
        agreed.close_tab()

    wait_for_record(agreed, outcome="interrupted", reason="tab-closed")
    until(lambda: "progress" not in agreed.storage(), "the run to end")
