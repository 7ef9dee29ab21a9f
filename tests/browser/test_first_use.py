"""Nothing happens before the person accepts the notice; then their choices take effect."""

import pytest

from tests.browser.conftest import IS_STYLED
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.runs import open_popup_page, opt_out, record, wait_for_record
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn

# Everything that a style sheet or a node of the extension could change.
APPEARANCE = """() => [document.documentElement.outerHTML,
  ...[...document.querySelectorAll('main, main *')].map((node) =>
    getComputedStyle(node).outline)]"""


def test_installing_opens_the_welcome_page(browser: Browser) -> None:
    assert browser.url.endswith("/pages/welcome.html")
    notice = "LinkedIn may act against your account"
    until(lambda: notice in browser.text("#notice"), "the notice")


def test_before_acceptance_nothing_is_inserted_read_or_clicked(
    browser: Browser, site: LinkedIn
) -> None:
    browser.new_tab(AI_PATH)
    until(lambda: browser.js("document.querySelector('[role=switch]') !== null"), "the switch")
    open_popup_page(browser)

    assert browser.js("document.querySelector('#standing').hidden")
    browser.js("document.querySelector('#opt-out').click()")
    browser.js("browser.runtime.sendMessage({type: 'start-from-popup', settings: ['ai-training']})")

    assert site.switches[AI_KEY] is True
    assert set(browser.storage()) == set()
    assert browser.badge()[0] == ""
    browser.switch(AI_PATH)
    assert not browser.has_card()


def test_acceptance_takes_effect_in_an_open_settings_page(browser: Browser) -> None:
    browser.new_tab(AI_PATH)
    browser.switch("pages/welcome.html")
    browser.click("#accept")

    browser.switch(AI_PATH)

    until(lambda: browser.has_card(), "the card")


@pytest.mark.parametrize("page", ["pages/welcome.html", "popup/popup.html"])
def test_the_notice_can_be_accepted_in_the_welcome_page_and_in_the_popup(
    browser: Browser, page: str
) -> None:
    browser.page(page)

    browser.click("#accept")

    until(lambda: browser.storage().get("notice", {}).get("acceptedAt"), "the acceptance")
    until(lambda: browser.js("document.querySelector('#notice').hidden"), "the notice to go")


def test_leaving_pages_alone_changes_nothing_on_the_page_and_still_opts_out(
    browser: Browser, site: LinkedIn
) -> None:
    browser.new_tab(AI_PATH)
    until(lambda: browser.js("document.querySelector('[role=switch]') !== null"), "the switch")
    until(lambda: browser.js(IS_STYLED), "the style sheet")
    before = browser.js(APPEARANCE)
    browser.switch("pages/welcome.html")
    browser.click('input[value="leave"]')
    browser.click("#accept")
    browser.switch(AI_PATH)
    wait_for_record(browser, reading="on")

    assert browser.js(APPEARANCE) == before
    assert not browser.has_card()

    assert opt_out(browser).outcome == "confirmed-off"
    assert site.switches[AI_KEY] is False
    browser.switch(AI_PATH)
    assert not browser.has_card()
    assert record(browser)["proof"] == "confirmed"
