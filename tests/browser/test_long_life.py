"""Hours of use squeezed into minutes: nothing is left behind, and nothing grows but receipts."""

from typing import Any

import pytest

from tests.browser.drive import Browser, Footprint
from tests.browser.drive.wait import until
from tests.browser.runs import open_popup_page
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn, Scene

ACCOUNT_PATH = "/mypreferences/d/categories/account"
LIST_PATH = "/mypreferences/d/categories/privacy"
# Each of them is reached without a page load; the card comes with the second and the fourth.
MOVES = [ACCOUNT_PATH, LIST_PATH, ACCOUNT_PATH, AI_PATH] * 4
SETTINGS = "/mypreferences/"
POPUP = "popup/popup.html"
BUSY = "document.querySelector('#opt-out').disabled"
# Garbage of the tests' own may stand in a page: each look at it leaves some. So do pages and
# browsers at each move, with us or without.
MOST_HEAP = 2_000_000  # bytes


@pytest.mark.parametrize("rounds", [2, pytest.param(50, marks=pytest.mark.long)])
def test_nothing_grows_but_receipts(agreed: Browser, site: LinkedIn, rounds: int) -> None:
    agreed.new_tab(ACCOUNT_PATH)
    open_popup_page(agreed)
    live(agreed, site, 0)  # What is made once is made now.
    before, kept = weights(agreed), stored(agreed)

    for number in range(rounds):
        live(agreed, site, number)

    after = weights(agreed)
    assert stored(agreed).keys() == kept.keys()
    assert len(agreed.tabs()) == 4, "the tabs that were open before"
    assert agreed.errors() == []
    without_us = growth_without_us(agreed, rounds)
    for page, weight in after.items():
        # Firefox 140 makes a listener or two of its own late; what leaks does so in each round.
        assert weight.listeners <= before[page].listeners + 2, f"listeners in {page}"
        assert weight.nodes <= before[page].nodes, f"nodes in {page}"
        most = before[page].heap + without_us.get(page, 0) + MOST_HEAP
        assert weight.heap <= most, f"memory of {page}"


def growth_without_us(browser: Browser, rounds: int) -> dict[str, int]:
    """Remove the extension, make the same moves, and return by how many bytes the page grew."""
    browser.uninstall()
    browser.switch(SETTINGS)
    browser.reload()  # Chromium leaves the scripts of an extension that is gone in its pages.
    look_around(browser, set())
    before = browser.measure_footprint().heap
    for _ in range(rounds):
        look_around(browser, set())
    return {SETTINGS: max(0, browser.measure_footprint().heap - before)}


def look_around(browser: Browser, with_card: set[str]) -> None:
    """Move through LinkedIn's settings as its own links do, and wait until each page is drawn."""
    browser.switch(SETTINGS)
    for path in (*MOVES, ACCOUNT_PATH):
        browser.js("(path) => window.__navigate(path)", path)
        ours = path in with_card
        until(lambda wanted=ours: browser.has_card() == wanted, 10, f"{path} to be drawn")  # type: ignore[misc]


def live(browser: Browser, site: LinkedIn, number: int) -> None:
    """Look around on LinkedIn, and turn off once more what LinkedIn has turned on again."""
    site.switches[AI_KEY] = True
    site.scene = Scene(save_after=2)
    look_around(browser, {LIST_PATH, AI_PATH})
    browser.switch(POPUP)
    newest = browser.storage().get("receipts:head", {}).get("number", 0)
    until(lambda: not browser.js(BUSY), 10, "the button")
    browser.click("#opt-out")  # Firefox's driver leaves listeners where it clicks by itself.
    if number % 2 == 0:
        until(lambda: browser.storage().get("progress", {}).get("step") == "hold", 30, "the watch")
        browser.stop_background()
    until(lambda: browser.storage().get("receipts:head", {}).get("number") == newest + 1, 60)
    until(lambda: "progress" not in browser.storage(), 10, "the run to end")
    assert site.switches[AI_KEY] is False


def weights(browser: Browser) -> dict[str, Footprint]:
    """Weigh the tab on LinkedIn, which never loads anew, and the popup, which stays open."""
    found = {}
    for page in (SETTINGS, POPUP):
        browser.switch(page)
        found[page] = browser.measure_footprint()
    return found


def stored(browser: Browser) -> dict[str, Any]:
    """Return all that is kept but the receipts."""
    kept = {**browser.storage(), **browser.storage("session")}
    return {key: value for key, value in kept.items() if not key.startswith("receipt:")}
