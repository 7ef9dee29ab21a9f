"""Every page of ours in small windows, from right to left, and in forced colours."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Launch, accept_notice
from tests.browser.drive import Browser, Options
from tests.browser.drive.wait import until
from tests.browser.runs import open_popup_page
from tests.browser.test_accessible import run_axe, violations
from tests.browser.test_card import SIDEWAYS
from tests.browser.test_erase import ask
from tests.browser.test_history import keep_sample, open_history
from tests.browser.test_rights import open_page as open_rights
from tests.linkedin import AI_PATH

FORCED = "matchMedia('(forced-colors: active)').matches"
# Forced colours are the system's, and axe takes them for ours where it reads them at all.
THEIRS = ("color-contrast",)
CUT = """[...document.querySelectorAll('body *')].filter((each) => each.checkVisibility()
  && !['TEXTAREA', 'SELECT'].includes(each.tagName) && each.scrollWidth > each.clientWidth + 1
  && getComputedStyle(each).overflowX !== 'visible' && each.clientWidth > 0)
  .map(({ outerHTML }) => outerHTML.slice(0, 80))"""


def popup(browser: Browser) -> None:
    """Open the popup as a page, with a failure, which has the most to say."""
    failed = {"reading": "on", "outcome": "reverted", "proof": "clicked", "at": 1}
    browser.storage_set({"record:ai-training": failed})
    open_popup_page(browser)


def welcome(browser: Browser) -> None:
    """Open the welcome page after acceptance."""
    browser.page("pages/welcome.html")
    until(lambda: not browser.js("document.querySelector('#ready').hidden"), 5, "the page")


def history(browser: Browser) -> None:
    """Open the history with receipts in it."""
    keep_sample(browser, "history")
    open_history(browser)


PAGES: dict[str, Callable[[Browser], None]] = {
    "popup": popup,
    "welcome": welcome,
    "options": ask,
    "history": history,
    "rights": open_rights,
}


@pytest.mark.parametrize("size", [(320, 640), (320, 256)], ids=["320px", "400%"])
def test_nothing_scrolls_sideways_or_is_cut(browser: Browser, size: tuple[int, int]) -> None:
    browser.set_viewport(*size)
    assert not browser.js(SIDEWAYS), "welcome with the notice"
    accept_notice(browser)
    for name, open_page in PAGES.items():
        open_page(browser)
        browser.set_viewport(*size)

        assert not browser.js(SIDEWAYS), name
        assert browser.js(CUT) == [], name


def test_axe_finds_nothing_from_right_to_left(launch: Launch) -> None:
    browser = launch(Options(language="ar"))
    assert violations(browser) == [], "welcome with the notice"
    accept_notice(browser)
    for name, open_page in PAGES.items():
        open_page(browser)

        assert browser.js("getComputedStyle(document.body).direction") == "rtl", name
        assert violations(browser) == [], name
        assert not browser.js(SIDEWAYS), name


def test_axe_finds_nothing_in_forced_colours(launch: Launch) -> None:
    browser = launch(Options(forced_colors=True))
    assert browser.js(FORCED)
    accept_notice(browser)
    for name, open_page in PAGES.items():
        open_page(browser)

        assert run_axe(browser, but=THEIRS) == [], name

    browser.new_tab(AI_PATH)
    until(browser.has_card, 10, "the card")
    assert run_axe(browser, but=THEIRS) == [], "LinkedIn's page with the card"


def test_the_true_popup_does_not_scroll_sideways(agreed: Browser) -> None:
    agreed.new_tab("/feed/")

    agreed.click_action()
    until(lambda: agreed.popup("document.querySelector('#settings li') !== null"), 10, "the popup")

    assert not agreed.popup(SIDEWAYS)
    assert agreed.popup("innerWidth") >= 340
