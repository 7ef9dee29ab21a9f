"""In every state the popup shows the status, the next step and at most one main button."""

import json
import time

import pytest

from tests.browser.conftest import ROOT
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.expressions import DENIED, SEEN
from tests.browser.messages import words
from tests.browser.runs import open_popup_page, opt_out
from tests.linkedin import AI_PATH

MAIN = """[...document.querySelectorAll('.primary')].filter((e) => e.checkVisibility())
  .map(({ textContent, disabled }) => [textContent, disabled])"""
RUN = json.loads((ROOT / "tests/storage/run.json").read_text(encoding="utf-8"))["run"]
RUN |= {"settings": ["ai-training"], "turn": 0, "setting": "ai-training", "tabId": -1}
RUN |= dict.fromkeys(("deadline", "limit"), round(time.time() * 1000) + 3_600_000)
OFF = {"reading": "off", "outcome": "confirmed-off", "proof": "confirmed", "at": 1}
ALL = "[...document.querySelectorAll('[data-setting]')].map(({ dataset }) => dataset.setting)"
FAILURES = {
    "reverted": ["", "refused", "too-many", "server-error", "no-answer"],
    "not-confirmed": [
        *("", "not-stored", "not-seen", "page-failed", "not-opened", "no-access", "timed-out"),
        *("other-page", "offline", "led-away", "unseen", "kept-out"),
    ],
    "needs-you": ["", "ignored", "asks"],
    "interrupted": ["", "tab-closed", "tab-moved", "left", "stopped"],
    "locked": [""],
    "not-offered": [""],
    "not-recognised": ["", "in-frame", "translated"],
    "signed-out": [""],
    "blocked": ["", "too-many", "page-refused"],
}


HELPS = {
    "needs-you": "openSetting",
    "locked": "openSetting",
    "not-recognised": "openSetting",
    "not-offered": "actionObject",
    "signed-out": "actionSignIn",
    "blocked": "actionSecurityCheck",
}


def main_button(outcome: str, reason: str) -> list[object]:
    """Return the text of the main button after a failure: the step that helps, or another try."""
    if reason == "kept-out" or (outcome == "blocked" and reason and reason != "too-many"):
        return [words("openSetting"), None]
    if outcome not in HELPS or reason == "too-many":
        return [words("actionTryAgain"), False]
    return [words(HELPS[outcome]), None]


def test_before_acceptance_the_main_button_accepts_the_notice(browser: Browser) -> None:
    browser.page("popup/popup.html")

    until(lambda: browser.js(MAIN) == [[words("actionAccept"), False]], "the main button")


def test_before_any_reading_the_main_button_turns_off(agreed: Browser) -> None:
    open_popup_page(agreed)

    assert agreed.text("#title") == words("titleUnknown")
    assert agreed.js(MAIN) == [[words("actionTurnOff"), False]]


def test_every_failure_explains_itself_and_the_next_step(agreed: Browser) -> None:
    open_popup_page(agreed)
    for outcome, reasons in FAILURES.items():
        for reason in reasons:
            for reading in ("on", "unknown"):
                failure = {"reading": reading, "outcome": outcome, "proof": "", "reason": reason}
                agreed.storage_set({"record:ai-training": failure | {"at": 1}})
                shows_reason = reason and outcome != "needs-you"
                key = f"reason_{reason}" if shows_reason else f"outcome_{outcome}"

                case = json.dumps(failure)
                expected = words(key.replace("-", "_"))
                until(lambda s=expected: agreed.text("#text") == s, case)  # type: ignore[misc]
                assert agreed.js(MAIN) == [main_button(outcome, reason)], case
                assert agreed.text("#opt-out") == words("actionTryAgain"), case
                has_link = reason == "kept-out" or outcome not in ("not-confirmed", "interrupted")
                assert agreed.js(SEEN, "#next") is has_link, case


@pytest.mark.parametrize("step", ["open", "read", "click", "hold", "person", "reload", "confirm"])
def test_during_a_run_a_button_stops_it(agreed: Browser, step: str) -> None:
    open_popup_page(agreed)

    agreed.storage_set({"run": RUN | {"step": step}}, "session")

    until(lambda: agreed.js(SEEN, "#cancel"), "the button that stops it")
    asked = [[words("actionShowSwitch"), None]]
    assert agreed.js(MAIN) == (asked if step == "person" else [])
    assert not agreed.js(SEEN, "#undo")
    key = "step_person" if step == "person" else f"step_{step}"
    assert agreed.text("#steps .now") == words(key)


def test_a_step_that_takes_long_says_that_untrain_waits(agreed: Browser) -> None:
    open_popup_page(agreed)
    agreed.storage_set({"run": RUN | {"step": "read"}}, "session")
    until(lambda: agreed.js(SEEN, "#cancel"), "the run")
    assert not agreed.js(SEEN, "#slow")

    until(lambda: agreed.js(SEEN, "#slow"), "the words")

    assert agreed.text("#slow") == words("stepSlow")
    agreed.storage_set({"run": RUN | {"step": "click"}}, "session")
    until(lambda: not agreed.js(SEEN, "#slow"), "the words to go")


def test_off_leads_on_to_the_other_settings_and_on_again_back(agreed: Browser) -> None:
    open_popup_page(agreed)
    agreed.storage_set({"record:ai-training": OFF})
    until(lambda: agreed.text("#title").startswith("Off, confirmed"), "off")
    assert agreed.js(MAIN) == [["Turn off the other 11 settings", False]]
    assert agreed.text("#visits summary").startswith("Opens ")
    assert not agreed.js(SEEN, "#object")

    again = {"reading": "on", "outcome": "", "proof": "", "at": 1, "onAgainSince": 1}
    agreed.storage_set({"record:ai-training": again})
    until(lambda: agreed.text("#title").startswith("On again. Seen"), "on again")
    assert agreed.js(MAIN) == [[words("actionTurnOff"), False]]
    assert not any(agreed.js(SEEN, f"#{name}") for name in ("others", "covers", "remind"))


def test_after_the_last_setting_the_objection_form_is_next(agreed: Browser) -> None:
    open_popup_page(agreed)
    agreed.storage_set(dict.fromkeys((f"record:{name}" for name in agreed.js(ALL)), OFF))

    until(lambda: agreed.js(MAIN) == [[words("actionObject"), None]], "the form")
    assert not agreed.js(SEEN, "#others")


def test_a_reminder_is_asked_for_once_after_a_success(agreed: Browser) -> None:
    open_popup_page(agreed)
    assert not agreed.js(SEEN, "#remind"), "not before"
    agreed.storage_set({"record:ai-training": OFF})
    until(lambda: agreed.js(SEEN, "#remind"), "the question")

    agreed.click("#remind-yes")

    until(lambda: agreed.storage().get("reminder", {}).get("days") == 90, "the reminder")
    until(lambda: not agreed.js(SEEN, "#remind"), "the question to go")
    assert agreed.storage()["notice"]["onPage"] is True, "nothing else has changed"


def test_no_is_an_answer_to_the_reminder_too(agreed: Browser) -> None:
    agreed.storage_set({"record:ai-training": OFF})
    open_popup_page(agreed)
    until(lambda: agreed.js(SEEN, "#remind"), "the question")

    agreed.click("#remind-no")

    until(lambda: agreed.storage().get("reminder", {}).get("days") == 0, "the answer")
    until(lambda: not agreed.js(SEEN, "#remind"), "the question to go")


def test_the_receipt_is_one_click_away(agreed: Browser) -> None:
    opt_out(agreed)
    until(lambda: agreed.js(SEEN, "#receipt"), "the link")

    agreed.open(agreed.js("document.querySelector('#receipt').href"))

    until(lambda: agreed.js("document.activeElement.id") == "receipt-1", "the receipt")


def test_missing_site_access_is_explained_and_requested(agreed: Browser) -> None:
    open_popup_page(agreed)
    agreed.js(f"() => {{ {DENIED} }}")

    agreed.storage_set({"chosen": ["ai-training"]})

    until(lambda: agreed.text("#title") == words("accessWithheld"), "the explanation")
    assert agreed.js(MAIN) == [[words("actionAllow"), False]]


def test_a_run_uses_none_of_several_linkedin_tabs(agreed: Browser) -> None:
    agreed.new_tab("/feed/")
    agreed.new_tab("/mypreferences/d/categories/account")
    open_popup_page(agreed)
    agreed.click("#opt-out")

    until(lambda: agreed.has_tab(AI_PATH), "the run's own tab")

    assert agreed.has_tab("/feed/")
    assert agreed.has_tab("/categories/account")


def test_storage_that_cannot_be_read_is_said_until_it_can_be_read_again(agreed: Browser) -> None:
    """Nothing can be started meanwhile; LinkedIn's own page is one click away."""
    open_popup_page(agreed)
    refuse = "() => { browser.storage.local.get = () => Promise.reject(new Error('refused')); }"
    agreed.js(f"() => {{ window.get = browser.storage.local.get; ({refuse})(); }}")
    read_off = {"reading": "off", "outcome": "", "proof": "", "reason": "", "at": 1}
    agreed.storage_set({"record:ai-training": read_off})

    until(lambda: agreed.text("#title") == words("storageUnreadable"), "the title")
    assert agreed.text("#text") == words("storageUnreadableText")
    assert agreed.js(MAIN) == []
    assert agreed.js("document.querySelector('#next').pathname") == AI_PATH
    assert not agreed.js(SEEN, "#settings")

    agreed.js("() => { browser.storage.local.get = window.get; }")
    agreed.storage_set({"record:ai-training": read_off | {"reading": "on"}})

    until(lambda: agreed.text("#title") == words("titleOn"), "what was read")
    assert agreed.js(MAIN) == [[words("actionTurnOff"), False]]


def test_signed_out_is_not_said_to_be_still_on(agreed: Browser) -> None:
    """What was read before is remembered, but LinkedIn showed nothing of it."""
    open_popup_page(agreed)
    signed_out = {"reading": "on", "outcome": "signed-out", "proof": "", "reason": "", "at": 1}
    agreed.storage_set({"record:ai-training": signed_out})

    until(lambda: agreed.text("#title") == words("titleSignedOut"), "the title")
    assert agreed.js("document.querySelector('#standing').dataset.tone") == "unsure"
    assert agreed.text("[data-setting='ai-training'] .state") == words("stateSignedOut")
