"""The state in which most tests start: that after the notice, without a new installation."""

from typing import Any

from tests.browser.conftest import ACCEPT, accept_notice
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.runs import ending, open_popup_page, press
from tests.linkedin import LinkedIn

STATE = """Promise.all([api.storage.local.get(), api.storage.session.get(), api.alarms.getAll(),
  api.action.getBadgeText({}), api.action.getTitle({})])"""


def test_a_cleared_browser_is_as_after_the_acceptance(browser: Browser, site: LinkedIn) -> None:
    accept_notice(browser)
    until(lambda: "read the notice" not in browser.badge()[1], "the acceptance to be drawn")
    until(lambda: "drawn" in browser.storage("session"), "the drawing to be noted")
    fresh = state(browser)
    open_popup_page(browser)
    press(browser)
    assert ending(browser).outcome == "confirmed-off"
    site.reset()

    assert browser.clear()
    until(lambda: browser.extension(ACCEPT), "the acceptance")

    until(lambda: state(browser) == fresh, f"{fresh}, got {state(browser)}")
    assert browser.tabs() == ["about:blank"]


def state(browser: Browser) -> list[Any]:
    """Return what the extension has stored and drawn, without the time of the acceptance."""
    found: list[Any] = browser.extension(STATE)
    found[0].get("notice", {}).pop("acceptedAt", None)
    return found
