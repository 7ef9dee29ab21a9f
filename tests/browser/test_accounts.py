"""A claim holds only for the account that was signed in when it was confirmed."""

import pytest

from tests.browser.accounts import fill_in, is_current, marks, sign_in, sign_out
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.expressions import SEEN
from tests.browser.messages import words
from tests.browser.runs import (
    ROW,
    ending,
    open_popup_page,
    opt_out,
    press,
    record,
    run_step,
    shown,
    wait_for_record,
)
from tests.linkedin import AI_KEY, AI_PATH, MEMBER, OTHER_MEMBER, LinkedIn, Scene

DAY = 24 * 60 * 60 * 1000
CLAIM = "Off, confirmed"
ALL_TEXT = "document.body.innerText"
UNDO = "browser.runtime.sendMessage({type: 'undo', setting: 'ai-training'})"
# Sends the message with which the content script reports the reading `on`, and returns the reply:
# whether the background could handle it.
REPORT_ON = """async (path) => {
  const [{ id: tabId }] = await api.tabs.query({ url: `https://www.linkedin.com${path}` });
  const func = () => {
    const startedAt = Math.round(Date.now() - performance.now());
    const since = startedAt;
    const message = { type: "reading", setting: "ai-training", reading: "on", since, startedAt };
    return (globalThis.browser ?? chrome).runtime.sendMessage(message);
  };
  const [{ result }] = await api.scripting.executeScript({ target: { tabId }, func });
  return result; }"""
STALE = words("titleWasOff").partition("$")[0].strip()


def assert_nothing_is_claimed(browser: Browser) -> None:
    """Check all places that show the state of the setting."""
    open_popup_page(browser)
    assert CLAIM not in browser.js(ALL_TEXT)
    assert shown(browser).outcome == ""
    assert not browser.js(SEEN, "#undo")
    assert browser.badge()[0] in ("", "?")
    browser.page("pages/history.html")
    until(lambda: browser.js("document.querySelectorAll('.receipts > li').length"), "history")
    assert browser.js("document.querySelectorAll('.receipts .undo').length") == 0
    assert CLAIM not in " ".join(marks(browser))


def test_no_claim_is_made_about_another_member(agreed: Browser, site: LinkedIn) -> None:
    opt_out(agreed)
    sign_out(agreed)
    sign_in(agreed, site, OTHER_MEMBER)

    assert_nothing_is_claimed(agreed)

    assert site.switches[AI_KEY] is True
    open_popup_page(agreed)
    agreed.js(UNDO)
    agreed.js(UNDO)
    assert "run" not in agreed.storage("session"), "undo starts nothing for another member"
    until(lambda: agreed.badge() == ("?", words("badgeSignedIn")), "the badge")


def test_a_check_of_another_member_does_not_postpone_the_reminder(
    agreed: Browser, site: LinkedIn
) -> None:
    opt_out(agreed)
    requested_at = record(agreed)["at"] - 31 * DAY
    agreed.storage_set({"reminder": {"days": 30, "from": requested_at}})
    alarm = "api.alarms.get('reminder').then((alarm) => Boolean(alarm))"
    until(lambda: agreed.extension(alarm), "the check to be due in 30 days")

    sign_out(agreed)
    sign_in(agreed, site, OTHER_MEMBER)

    until(lambda: not agreed.extension(alarm), "the check to be due already")


def test_another_members_switch_is_not_called_on_again(agreed: Browser, site: LinkedIn) -> None:
    opt_out(agreed)
    sign_out(agreed)
    sign_in(agreed, site, OTHER_MEMBER)

    agreed.new_tab(AI_PATH)
    wait_for_record(agreed, reading="on", outcome="")

    assert "onAgainSince" not in record(agreed), "the switch was never off for this member"
    until(lambda: words("titleOn") in agreed.card_texts(), "the card")
    until(lambda: agreed.badge()[0] == "1", "the badge")


def test_the_same_member_is_asked_for_one_check(agreed: Browser, site: LinkedIn) -> None:
    opt_out(agreed)
    sign_out(agreed)
    sign_in(agreed, site, MEMBER)

    open_popup_page(agreed)
    assert agreed.text("#title").startswith(STALE)
    assert "before the last sign-in" in agreed.text("#title")
    assert agreed.text("#text") == words("textWasOff")
    assert agreed.text("#check") == words("actionCheckAgain")
    assert agreed.text("#opt-out") == words("actionTurnOffIfOn")
    assert agreed.js(f"{ROW}.querySelector('.state').innerText") == words("stateWasOff")
    saves = len(site.saves)
    press(agreed, "check")
    wait_for_record(agreed, outcome="already-off", proof="confirmed")

    assert len(site.saves) == saves, "a check of a switch that is off clicks nothing"
    assert is_current(agreed)
    until(lambda: agreed.text("#title").startswith(CLAIM), "the new confirmation")
    until(lambda: agreed.badge()[0] == "", "the badge")


def test_undo_is_not_offered_to_a_member_whose_switch_was_already_off(
    agreed: Browser, site: LinkedIn
) -> None:
    site.accounts[OTHER_MEMBER][AI_KEY] = False
    opt_out(agreed)
    sign_out(agreed)
    sign_in(agreed, site, OTHER_MEMBER)

    opt_out(agreed)
    wait_for_record(agreed, outcome="already-off")
    agreed.js(UNDO)

    assert not agreed.js(SEEN, "#undo")
    assert "run" not in agreed.storage("session")
    assert site.switches[AI_KEY] is False


def test_a_sign_in_of_another_member_ends_the_run(agreed: Browser, site: LinkedIn) -> None:
    """The first member's save is refused, and the reload would read the second member's switch."""
    site.accounts[OTHER_MEMBER][AI_KEY] = False
    site.scene = Scene(save="403", save_after=3, snaps_back=False)
    open_popup_page(agreed)
    popup = agreed.driver.current_window_handle
    press(agreed)
    until(lambda: run_step(agreed) == "hold", "the click", timeout=30)

    sign_out(agreed)
    sign_in(agreed, site, OTHER_MEMBER)

    wait_for_record(agreed, outcome="signed-out")
    agreed.driver.switch_to.window(popup)
    assert ending(agreed).outcome == "signed-out"
    assert CLAIM not in agreed.js(ALL_TEXT)
    assert agreed.text("#text") == words("outcome_signed_out")
    outcomes = [value["outcome"] for key, value in agreed.storage().items() if "receipt:" in key]
    assert outcomes == ["signed-out"]


@pytest.mark.parametrize("path", ["/login", "/home", "/checkpoint/rm/sign-in-another-account"])
def test_a_sign_in_page_in_any_tab_makes_claims_stale(
    agreed: Browser, site: LinkedIn, path: str
) -> None:
    opt_out(agreed)
    site.signed_in = False

    agreed.new_tab(path)

    until(lambda: "signedInAt" in agreed.storage(), "the page to be recorded")
    assert set(agreed.storage()["signedInAt"]) == {""}
    open_popup_page(agreed)
    assert agreed.text("#title").startswith(STALE)


def test_submitting_an_old_sign_in_form_makes_claims_stale(agreed: Browser, site: LinkedIn) -> None:
    """Two tabs show the form; a member uses one, and another member the other much later."""
    site.signed_in = False
    agreed.new_tab("/login?first")
    agreed.new_tab("/login?second")
    until(lambda: "signedInAt" in agreed.storage(), "the pages to be recorded")
    sign_in(agreed, site, MEMBER)
    assert opt_out(agreed).outcome == "confirmed-off"
    assert is_current(agreed)

    agreed.switch("/login?first")
    sign_in(agreed, site, OTHER_MEMBER)

    until(lambda: not is_current(agreed), "the claim to become stale")
    open_popup_page(agreed)
    assert agreed.text("#title").startswith(STALE)


def test_other_pages_keep_claims_valid(agreed: Browser) -> None:
    opt_out(agreed)

    for path in ("/feed/", "/", "/mypreferences/d/categories/account"):
        agreed.new_tab(path)

    until(lambda: agreed.url.endswith("/account"), "the last page")
    assert CLAIM in " ".join(marks(agreed))
    assert "signedInAt" not in agreed.storage()


def test_a_page_loaded_before_the_sign_in_is_not_read_for_the_new_account(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.new_tab(AI_PATH)
    wait_for_record(agreed, reading="on")
    old = agreed.driver.current_window_handle
    sign_out(agreed)
    sign_in(agreed, site, OTHER_MEMBER)

    assert agreed.extension(REPORT_ON, AI_PATH)
    assert not is_current(agreed)
    until(lambda: agreed.badge()[0] == "", "the badge to be drawn")

    agreed.driver.switch_to.window(old)
    agreed.reload()
    wait_for_record(agreed, reading="on")
    until(lambda: is_current(agreed), "the reading of the reloaded page")
    until(lambda: agreed.badge()[0] == "1", "the badge")


def test_a_page_loaded_before_another_member_used_an_old_form_is_not_read_for_that_member(
    agreed: Browser, site: LinkedIn
) -> None:
    site.signed_in = False
    agreed.new_tab("/login?first")
    agreed.new_tab("/login?second")
    until(lambda: "signedInAt" in agreed.storage(), "the pages to be recorded")
    sign_in(agreed, site, MEMBER)
    agreed.new_tab(AI_PATH)
    wait_for_record(agreed, reading="on")
    until(lambda: is_current(agreed), "the reading to be the member's")

    agreed.switch("/login?first")
    sign_in(agreed, site, OTHER_MEMBER)
    until(lambda: not is_current(agreed), "the sign-in to be recorded")

    assert agreed.extension(REPORT_ON, AI_PATH)
    assert not is_current(agreed)


def test_the_page_that_follows_the_sign_in_is_read_for_the_new_account(
    agreed: Browser, site: LinkedIn
) -> None:
    """It began to load before its tab was seen to leave the sign-in page."""
    site.signed_in = False
    agreed.new_tab(AI_PATH)
    until(lambda: "signedInAt" in agreed.storage(), "the sign-in page to be recorded")

    fill_in(agreed, OTHER_MEMBER)

    wait_for_record(agreed, reading="on")
    assert site.account == OTHER_MEMBER
    until(lambda: is_current(agreed), "the reading to be the member's")


def test_the_sign_in_page_of_a_remembered_member_counts_as_signed_out(
    agreed: Browser, site: LinkedIn
) -> None:
    site.scene = Scene(load="remembered")

    assert opt_out(agreed).outcome == "signed-out"


def test_no_sign_in_is_recorded_before_acceptance(browser: Browser, site: LinkedIn) -> None:
    site.signed_in = False

    browser.new_tab("/login")
    browser.page("popup/popup.html")

    assert "signedInAt" not in browser.storage()
