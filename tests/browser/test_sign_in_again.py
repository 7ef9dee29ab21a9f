"""A run that meets the sign-in page leads there, and goes on by itself after the sign-in."""

from tests.browser.accounts import fill_in
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.messages import words
from tests.browser.runs import ending, open_popup_page, press, wait_for_record
from tests.linkedin import AI_KEY, AI_PATH, MEMBER, LinkedIn


def test_a_run_goes_on_by_itself_after_the_sign_in(agreed: Browser, site: LinkedIn) -> None:
    site.signed_in = False
    open_popup_page(agreed)
    press(agreed)
    assert ending(agreed).outcome == "signed-out"
    until(lambda: agreed.text("#text") == words("textResumes"), "what will happen")
    tabs = len(agreed.tabs())
    agreed.click("#next")
    agreed.switch("/uas/login")
    assert len(agreed.tabs()) == tabs, "the tab was open already"
    until(lambda: agreed.js("document.visibilityState === 'visible'"), "the tab to be in front")

    # LinkedIn leads back to the page that asked for the sign-in.
    fill_in(agreed, MEMBER)

    wait_for_record(agreed, outcome="confirmed-off", proof="confirmed")
    assert site.switches[AI_KEY] is False
    assert agreed.has_tab(AI_PATH), "the tab of the sign-in stays"


def test_a_stopped_run_does_not_go_on(agreed: Browser, site: LinkedIn) -> None:
    site.signed_in = False
    open_popup_page(agreed)
    press(agreed)
    assert ending(agreed).outcome == "signed-out"
    agreed.js("browser.runtime.sendMessage({type: 'cancel'})")
    until(lambda: "waiting" not in agreed.storage("session"), "the run to be forgotten")

    agreed.switch("/uas/login")
    fill_in(agreed, MEMBER)

    wait_for_record(agreed, reading="on", outcome="")
    assert site.switches[AI_KEY] is True
