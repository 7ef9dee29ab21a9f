"""Hours of use, compressed into minutes, leave nothing behind and let only receipts grow."""

from typing import Any

import pytest

from tests.browser.conftest import accept_notice
from tests.browser.drive import Browser, Footprint
from tests.browser.drive.wait import until
from tests.browser.runs import open_popup_page, run_step
from tests.linkedin import ACCOUNT_PATH, AI_KEY, AI_PATH, LIST_PATH, LinkedIn, Scene

# Paths reached without a page load. The second and the fourth page have a card.
MOVES = [ACCOUNT_PATH, LIST_PATH, ACCOUNT_PATH, AI_PATH] * 4
SETTINGS = "/mypreferences/"
POPUP = "popup/popup.html"
BUSY = "document.querySelector('#opt-out').disabled"
# Scripts of the tests leave some garbage in a page, and so does every navigation, with or without
# the extension.
MAX_HEAP_GROWTH = 2_000_000  # bytes


@pytest.mark.parametrize("rounds", [2, pytest.param(50, marks=pytest.mark.long)])
def test_only_receipts_grow_over_time(browser: Browser, site: LinkedIn, rounds: int) -> None:
    accept_notice(browser)
    browser.new_tab(ACCOUNT_PATH)
    open_popup_page(browser)
    tabs = len(browser.tabs())
    simulate_use(browser, site, 0)  # Warm up: one-time allocations are not growth.
    before, values = footprints(browser), stored(browser)

    for number in range(rounds):
        simulate_use(browser, site, number)

    after = footprints(browser)
    assert stored(browser).keys() == values.keys()
    assert len(browser.tabs()) == tabs, "no tab is left open"
    assert browser.errors() == []
    baseline = growth_without_extension(browser, rounds)
    for page, footprint in after.items():
        # Firefox 140 itself adds one or two listeners late. A leak would add some in each round.
        assert footprint.listeners <= before[page].listeners + 2, f"listeners in {page}"
        assert footprint.nodes <= before[page].nodes, f"nodes in {page}"
        limit = before[page].heap + baseline.get(page, 0) + MAX_HEAP_GROWTH
        assert footprint.heap <= limit, f"memory of {page}"


def test_a_footprint_is_without_garbage(agreed: Browser) -> None:
    agreed.new_tab(ACCOUNT_PATH)
    before = agreed.measure_footprint()
    agreed.js("() => { for (let i = 0; i < 20000; i += 1) document.createElement('p'); }")

    after = agreed.measure_footprint()

    assert after.nodes < before.nodes + 10_000


def growth_without_extension(browser: Browser, rounds: int) -> dict[str, int]:
    """Uninstall the extension, repeat the navigation, and return the page's growth in bytes."""
    browser.uninstall()
    browser.switch(SETTINGS)
    browser.reload()  # Chromium leaves content scripts of a removed extension in open pages.
    navigate(browser, set())
    before = browser.measure_footprint().heap
    for _ in range(rounds):
        navigate(browser, set())
    return {SETTINGS: max(0, browser.measure_footprint().heap - before)}


def navigate(browser: Browser, with_card: set[str]) -> None:
    """Navigate through LinkedIn's settings without page loads, and wait for each page."""
    browser.switch(SETTINGS)
    for path in (*MOVES, ACCOUNT_PATH):
        browser.js("(path) => window.__navigate(path)", path)
        expected = path in with_card
        until(lambda wanted=expected: browser.has_card() == wanted, f"{path} to be drawn")  # type: ignore[misc]


def simulate_use(browser: Browser, site: LinkedIn, number: int) -> None:
    """Navigate on LinkedIn, and turn off the switch that LinkedIn has turned on again."""
    site.switches[AI_KEY] = True
    site.scene = Scene(save_after=2)
    navigate(browser, {LIST_PATH, AI_PATH})
    browser.switch(POPUP)
    tabs = len(browser.tabs())
    newest = browser.storage().get("receipts:head", {}).get("number", 0)
    until(lambda: not browser.js(BUSY), "the button")
    browser.click("#opt-out")  # Clicks on elements by Firefox's driver would leave listeners.
    if number % 2 == 0:
        until(
            lambda: run_step(browser) == "hold",
            "the step hold",
            timeout=30,
        )
        browser.stop_background()
    until(
        lambda: browser.storage().get("receipts:head", {}).get("number") == newest + 1, timeout=60
    )
    until(lambda: "progress" not in browser.storage(), "the run to end")
    until(lambda: len(browser.tabs()) == tabs, "the run's tab to close")
    assert site.switches[AI_KEY] is False


def footprints(browser: Browser) -> dict[str, Footprint]:
    """Measure the LinkedIn tab, which is never reloaded, and the popup, which stays open."""
    found = {}
    for page in (SETTINGS, POPUP):
        browser.switch(page)
        found[page] = browser.measure_footprint()
    return found


def stored(browser: Browser) -> dict[str, Any]:
    """Return all stored values except receipts."""
    values = {**browser.storage(), **browser.storage("session")}
    return {key: value for key, value in values.items() if not key.startswith("receipt:")}
