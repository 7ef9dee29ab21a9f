"""The welcome page leads from the notice to a proved success, without another page."""

import pytest

from tests.browser.accounts import fill_in
from tests.browser.conftest import accept_notice
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.expressions import SEEN
from tests.browser.messages import words
from tests.browser.runs import wait_for_record
from tests.linkedin import AI_KEY, AI_PATH, MEMBER, LinkedIn, Scene

BOTTOM = "document.querySelector('#accept').getBoundingClientRect().bottom"


@pytest.mark.parametrize("size", [(360, 740), (1100, 700)])
def test_the_button_of_the_notice_is_in_view(browser: Browser, size: tuple[int, int]) -> None:
    browser.set_viewport(*size)
    until(lambda: browser.js("document.querySelector('#accept') !== null"), "the notice")

    assert browser.js(BOTTOM) <= size[1]


def test_two_clicks_lead_from_the_installation_to_off_confirmed(
    browser: Browser, site: LinkedIn
) -> None:
    site.scene = Scene(draw_after=1)
    browser.click("#accept")
    until(lambda: browser.js(SEEN, "#start"), "the button")
    assert browser.text("#ready-title") == words("readyTitle")

    browser.click("#start")

    until(lambda: browser.js(SEEN, "#steps .now"), "the steps")
    assert not browser.js(SEEN, "#start")
    wait_for_record(browser, outcome="confirmed-off")
    until(lambda: browser.text("#ready-title").startswith("Off, confirmed"), "the end")
    assert site.switches[AI_KEY] is False
    assert browser.js(SEEN, "#others")
    assert not browser.js(SEEN, "#start")


def test_the_switch_can_be_seen_first(browser: Browser, site: LinkedIn) -> None:
    accept_notice(browser)
    until(lambda: browser.js(SEEN, "#show"), "the link")

    browser.click("#show")
    browser.switch(AI_PATH)

    until(browser.has_card, "the card")
    assert site.switches[AI_KEY] is True
    assert "progress" not in browser.storage()


def test_a_failure_says_what_helps_and_can_be_tried_again(browser: Browser, site: LinkedIn) -> None:
    site.scene = Scene(switch="not-offered")
    accept_notice(browser)
    until(lambda: browser.js(SEEN, "#start"), "the button")
    browser.click("#start")
    wait_for_record(browser, outcome="not-offered")

    until(lambda: browser.text("#show") == words("actionObject"), "what helps")
    assert browser.text("#ready-title") == words("titleNoSwitch")
    assert browser.text("#start") == words("actionTryAgain")
    assert browser.js("document.querySelector('#show').matches('.primary')")
    assert not browser.js("document.querySelector('#start').matches('.primary')")


def test_a_failed_check_is_tried_again_without_a_click(browser: Browser, site: LinkedIn) -> None:
    accept_notice(browser)
    failed = {"reading": "unknown", "outcome": "interrupted", "proof": "", "at": 1, "goal": "check"}
    browser.storage_set({"record:ai-training": failed})
    until(lambda: browser.text("#start") == words("actionCheckAgain"), "the button")

    browser.click("#start")

    wait_for_record(browser, outcome="is-on")
    assert site.saves == []


@pytest.mark.parametrize(
    ("scene", "outcome", "title", "helps"),
    [
        (Scene(load="signed-out"), "signed-out", "titleSignedOut", "actionSignIn"),
        (Scene(key=False, label="unknown"), "not-recognised", "titleNotConfirmed", "openSetting"),
    ],
    ids=["signed-out", "not-recognised"],
)
def test_each_failure_leads_to_what_helps(
    browser: Browser, site: LinkedIn, scene: Scene, outcome: str, title: str, helps: str
) -> None:
    site.scene = scene
    accept_notice(browser)
    until(lambda: browser.js(SEEN, "#start"), "the button")
    browser.click("#start")
    wait_for_record(browser, outcome=outcome)

    until(lambda: browser.text("#show") == words(helps), "what helps")
    assert browser.text("#ready-title") == words(title)
    assert browser.js("document.querySelector('#show.primary + #start') !== null"), "it comes first"
    assert browser.text("#start") == words("actionTryAgain")
    assert not browser.js(SEEN, "#others")
    assert site.saves == []


def test_the_first_run_goes_on_after_the_sign_in(browser: Browser, site: LinkedIn) -> None:
    site.signed_in = False
    accept_notice(browser)
    until(lambda: browser.js(SEEN, "#start"), "the button")
    browser.click("#start")
    wait_for_record(browser, outcome="signed-out")
    until(lambda: browser.text("#ready-text") == words("textResumes"), "the text")

    browser.click("#show")
    browser.switch("/uas/login")
    fill_in(browser, MEMBER)

    wait_for_record(browser, outcome="confirmed-off")
    browser.switch("pages/welcome.html")
    until(lambda: browser.text("#ready-title").startswith("Off, confirmed"), "the end")


def test_a_first_run_that_is_stopped_can_be_started_again(browser: Browser, site: LinkedIn) -> None:
    site.scene = Scene(load_after=20)
    accept_notice(browser)
    until(lambda: browser.js(SEEN, "#start"), "the button")
    browser.click("#start")
    until(lambda: browser.js(SEEN, "#stop"), "the button to stop")

    browser.click("#stop")

    wait_for_record(browser, outcome="interrupted")
    until(lambda: browser.text("#start") == words("actionTryAgain"), "the button")
    assert browser.js("document.querySelector('#start').matches('.primary')")
    assert not browser.js(SEEN, "#steps")
    assert site.saves == []
