"""Erasing asks for confirmation and restores the state after an installation."""

from tests.browser.axe import violations
from tests.browser.conftest import accept_notice
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.erase import DIALOG_OPEN, erase, open_erase_dialog
from tests.browser.highlights import RINGED
from tests.browser.runs import open_popup_page, opt_out, press, record
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn, Scene


def test_nothing_is_erased_before_the_confirmation(agreed: Browser) -> None:
    opt_out(agreed)
    before = agreed.storage()

    open_erase_dialog(agreed)
    agreed.click("#keep")

    until(lambda: not agreed.js(DIALOG_OPEN), "the dialog to close")
    assert agreed.storage() == before


def test_all_data_is_erased_and_the_notice_is_shown_again(browser: Browser, site: LinkedIn) -> None:
    accept_notice(browser)
    opt_out(browser)
    browser.storage_set({"region": "za", "right:copy": {"doneAt": 1, "backOn": ""}})

    erase(browser)

    assert browser.storage() == {}
    until(lambda: browser.storage("session") == {}, "the button to be forgotten")
    assert site.switches[AI_KEY] is False
    until(lambda: "read the notice" in browser.badge()[1], "the button to be drawn")
    browser.click("#erased a")
    browser.switch("pages/welcome.html")
    browser.page("popup/popup.html")
    until(lambda: not browser.js("document.querySelector('#notice').hidden"), "the notice")
    assert browser.js("document.querySelector('#standing').hidden")
    assert browser.errors() == []


def test_an_open_page_is_left_alone_after_an_erase_until_the_notice_is_accepted(
    agreed: Browser,
) -> None:
    agreed.new_tab(AI_PATH)
    until(lambda: agreed.has_card() and agreed.js(RINGED) == 1, "the card and the ring")

    erase(agreed)

    agreed.switch(AI_PATH)
    until(lambda: not agreed.has_card(), "the card to go")
    until(lambda: agreed.js(RINGED) == 0, "the ring to go")
    assert agreed.storage() == {}
    agreed.page("pages/welcome.html")
    agreed.click("#accept")
    agreed.switch(AI_PATH)
    until(lambda: agreed.has_card(), "the card to come back")


def test_an_erase_stops_the_run_and_leaves_no_data(agreed: Browser, site: LinkedIn) -> None:
    site.scene = Scene(draw_after=60)
    open_popup_page(agreed)
    press(agreed)
    until(lambda: "progress" in agreed.storage(), "the run")

    erase(agreed)

    assert agreed.storage() == {}
    assert "run" not in agreed.storage("session")
    assert record(agreed) == {}


def test_axe_reports_nothing_in_the_erase_dialog(browser: Browser) -> None:
    open_erase_dialog(browser)

    assert violations(browser) == []
