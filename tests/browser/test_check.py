"""A check reads the switches in newly loaded pages and changes nothing."""

import pytest

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.expressions import SEEN
from tests.browser.lists import unfold
from tests.browser.messages import words
from tests.browser.runs import (
    Shown,
    check,
    ending,
    open_popup_page,
    opt_out,
    press,
    record,
    run_step,
    shown,
    wait_for_record,
)
from tests.browser.sweep import receipts, records, rules, select, wait_until_over
from tests.linkedin import AI_KEY, AI_PATH, LIST_PATH, LinkedIn, Scene
from tests.linkedin.catalogue import COOKIE_ID

# Three settings in the order of the rules, with two of them on one page.
FEW = ("ai-training", "linkedin-ads", "email-tips")


def key(setting: str) -> str:
    """Return the server's key of a setting's switch."""
    return str(rules()[setting].get("key", COOKIE_ID))


def slug(setting: str) -> str:
    """Return the last part of a setting's address."""
    return str(rules()[setting]["paths"][0].rsplit("/", 1)[-1])


def test_a_check_says_on_and_changes_nothing_until_one_more_click(
    agreed: Browser, site: LinkedIn
) -> None:
    before = dict(site.switches)

    assert check(agreed) == Shown("on", "is-on", "confirmed")

    assert site.switches == before
    assert site.saves == []
    assert [(each["goal"], each["did"], each["outcome"]) for each in receipts(agreed)] == [
        ("check", "nothing", "is-on")
    ]
    until(lambda: agreed.text("#text") == words("outcome_is_on"), "the text")
    until(lambda: agreed.badge()[0] == "1", "the badge")
    press(agreed)
    wait_for_record(agreed, outcome="confirmed-off", proof="confirmed")
    assert site.switches[AI_KEY] is False


def test_a_check_confirms_off_without_a_click(agreed: Browser, site: LinkedIn) -> None:
    site.switches[AI_KEY] = False

    assert check(agreed) == Shown("off", "already-off", "confirmed")

    assert site.saves == []
    until(lambda: agreed.text("#title").startswith("Off, confirmed"), "the title")


def test_the_check_is_offered_in_the_toolbar_popup_from_the_first_day_on(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.open("/feed/")

    agreed.click_action()
    agreed.popup_click("#check")
    wait_for_record(agreed, outcome="is-on", proof="confirmed")

    assert site.saves == []
    agreed.close_popup()
    assert agreed.url.endswith("/feed/")


def test_check_again_does_not_click_a_switch_that_is_on_again(
    agreed: Browser, site: LinkedIn
) -> None:
    opt_out(agreed)
    saves = len(site.saves)
    site.switches[AI_KEY] = True
    assert agreed.text("#check") == words("actionCheckAgain")

    press(agreed, "check")
    wait_for_record(agreed, outcome="is-on", reading="on", proof="confirmed")

    assert len(site.saves) == saves
    assert record(agreed)["onAgainSince"] > 0
    until(lambda: agreed.text("#title").startswith("On again. Seen"), "the title")
    assert agreed.text("#opt-out") == words("actionTurnOff")


def test_check_again_on_the_card_does_not_click(agreed: Browser, site: LinkedIn) -> None:
    opt_out(agreed)
    saves = len(site.saves)
    agreed.new_tab(AI_PATH)
    until(lambda: words("actionCheckAgain") in agreed.card_texts(), "the card")
    site.switches[AI_KEY] = True

    agreed.card_click("button.action")
    wait_for_record(agreed, outcome="is-on", proof="confirmed")

    assert len(site.saves) == saves
    until(lambda: words("actionTurnOff") in agreed.card_texts(), "the offer to turn it off")


def test_what_a_check_of_several_finds_on_is_turned_off_with_one_more_click(
    agreed: Browser, site: LinkedIn
) -> None:
    site.switches[key("linkedin-ads")] = False
    before = dict(site.switches)
    open_popup_page(agreed)
    select(agreed, *FEW)
    until(lambda: agreed.text("#check") == "Check 3 settings, change nothing", "the button")

    press(agreed, "check")
    until(lambda: "1 of 3" in agreed.text("#title"), "the popup to count", timeout=30)
    assert agreed.js(SEEN, "#cancel")
    assert not agreed.js(SEEN, "#check")
    ended = wait_until_over(agreed)

    assert (ended["left"], ended["goal"]) == ([], "check")
    found = {"ai-training": "is-on", "linkedin-ads": "already-off", "email-tips": "is-on"}
    assert records(agreed) == found
    assert site.switches == before
    assert site.saves == []
    until(lambda: agreed.text("#opt-out") == "Turn off 2 settings that are on", "the offer")
    summary = "Last check: 1 of 3 confirmed off, 2 on."
    until(lambda: agreed.text("#text") == summary, "the summary")
    assert agreed.text("#title") == "1 of 3 off"
    press(agreed)
    until(lambda: agreed.storage()["sweep"]["at"] > ended["at"], "the run", timeout=120)
    assert wait_until_over(agreed)["settings"] == ["ai-training", "email-tips"]
    assert not any(site.switches[key(name)] for name in FEW)


def test_a_check_without_a_selection_is_about_all_settings(agreed: Browser, site: LinkedIn) -> None:
    open_popup_page(agreed)
    select(agreed)
    until(lambda: agreed.js("document.querySelector('#opt-out').disabled"), "the button")
    # The off position of the switch for cookies is unknown, so it is only checked on its own.
    all_known = len(rules()) - 1
    until(lambda: f"Check {all_known} settings" in agreed.text("#check"), "the button")

    press(agreed, "check")
    until(lambda: f"of {all_known}" in agreed.text("#title"), "the popup to count", timeout=30)
    press(agreed, "cancel")
    wait_until_over(agreed)

    assert site.saves == []


def test_a_stopped_check_goes_on_where_it_stopped(agreed: Browser, site: LinkedIn) -> None:
    site.set_scene(slug("linkedin-ads"), Scene(draw_after=20))
    open_popup_page(agreed)
    select(agreed, *FEW)

    press(agreed, "check")
    until(lambda: agreed.badge()[0] == "2/3", "the badge to count", timeout=40)
    until(lambda: run_step(agreed) == "read", "step read")
    agreed.js("browser.runtime.sendMessage({type: 'cancel'})")
    stopped = wait_until_over(agreed, 5)

    assert stopped["left"] == ["linkedin-ads", "email-tips"]
    assert records(agreed) == {"ai-training": "is-on", "linkedin-ads": "interrupted"}
    site.set_scene(slug("linkedin-ads"), Scene())
    agreed.switch("popup/popup.html")  # The run may have left its own tab in front.
    press(agreed, "check")
    until(lambda: agreed.storage()["sweep"]["at"] > stopped["at"], "the rest", timeout=120)
    assert agreed.storage()["sweep"]["settings"] == list(FEW)
    assert records(agreed) == dict.fromkeys(FEW, "is-on")
    assert site.saves == []
    until(lambda: agreed.text("#opt-out") == "Turn off 3 settings that are on", "the offer")


def test_signing_out_stops_a_check_and_keeps_earlier_outcomes(
    agreed: Browser, site: LinkedIn
) -> None:
    site.set_scene(slug("linkedin-ads"), Scene(load="signed-out"))
    open_popup_page(agreed)
    select(agreed, *FEW)

    press(agreed, "check")
    stopped = wait_until_over(agreed)

    assert (stopped["why"], stopped["left"]) == ("signed-out", ["linkedin-ads", "email-tips"])
    assert records(agreed) == {"ai-training": "is-on", "linkedin-ads": "signed-out"}
    assert site.saves == []


@pytest.mark.parametrize("step", ["open", "reload", "read"])
def test_a_check_ends_after_the_background_was_stopped(
    agreed: Browser, site: LinkedIn, step: str
) -> None:
    # Slow enough that the test notices every step.
    site.scene = Scene(load_after=1.5, draw_after=1.5)
    open_popup_page(agreed)
    press(agreed, "check")

    until(lambda: run_step(agreed) == step, f"step {step}")
    agreed.stop_background()
    wait_for_record(agreed, outcome="is-on", proof="confirmed")

    assert site.saves == []


def test_a_failed_check_is_tried_again_without_a_click(agreed: Browser, site: LinkedIn) -> None:
    site.scene = Scene(load="signed-out")
    check(agreed)
    site.scene = Scene()
    site.signed_in = True
    until(lambda: agreed.text("#check") == words("actionCheckAgain"), "the button")

    press(agreed, "check")
    until(lambda: shown(agreed).outcome != "signed-out", "the next check")
    assert ending(agreed).outcome == "is-on"

    assert site.saves == []


def test_the_card_on_the_data_privacy_page_checks_all_settings(
    agreed: Browser, site: LinkedIn
) -> None:
    all_known = len(rules()) - 1
    agreed.new_tab(LIST_PATH)
    unfold(agreed)
    until(lambda: f"Check {all_known} settings, change nothing" in agreed.card_texts(), "offer")

    agreed.card_click("button.primary + button")
    until(
        lambda: f"Setting 2 of {all_known}" in agreed.card_texts(), "the card to count", timeout=40
    )
    assert agreed.storage()["progress"]["goal"] == "check"
    assert agreed.url.endswith(LIST_PATH), "the person's own tab stays where it is"
    open_popup_page(agreed)
    press(agreed, "cancel")
    wait_until_over(agreed)

    assert records(agreed)["ai-training"] == "is-on"
    assert site.saves == []
