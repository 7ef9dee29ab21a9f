"""From one click to a confirmed opt-out, with the server's own state as the judge."""

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.runs import (
    neighbours,
    open_popup_page,
    opt_out,
    press,
    record,
    shown,
    wait_for_record,
)
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn, Scene

DONE = "confirmed-off"


def test_one_click_in_the_toolbar_popup_turns_it_off_from_any_page(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.open("/feed/")
    agreed.js("window.mine = 'untouched'")
    others = neighbours(site)

    agreed.click_action()
    agreed.popup_click("#opt-out")
    wait_for_record(agreed, outcome=DONE, reading="off", proof="confirmed")

    assert site.switches[AI_KEY] is False
    assert neighbours(site) == others
    outcome = "document.querySelector('[data-setting]').dataset.outcome"
    assert agreed.popup_is_open()
    until(lambda: agreed.popup(outcome) == DONE, 5, "the popup to say so")
    agreed.close_popup()
    assert agreed.url.endswith("/feed/")
    assert agreed.js("window.mine") == "untouched"


def test_the_run_loads_the_page_afresh_after_its_save(agreed: Browser, site: LinkedIn) -> None:
    opt_out(agreed)

    settings = [each for each in site.requests if AI_KEY in each.path or AI_PATH in each.path]
    methods = [each.method for each in settings if each.method in {"GET", "PUT"}]
    saves = [each for each in settings if each.method == "PUT"]
    assert [each.value for each in saves] == [False]
    after_save = [each for each in settings if each.at > saves[0].at and AI_PATH in each.path]
    assert after_save, methods


def test_one_click_on_the_card_turns_it_off_in_the_same_tab(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.new_tab(AI_PATH)
    tabs = len(agreed.tabs())
    until(lambda: agreed.has_card(), 10, "the card")

    agreed.card_click("button")
    wait_for_record(agreed, outcome=DONE)

    assert site.switches[AI_KEY] is False
    assert len(agreed.tabs()) == tabs
    until(lambda: "Off, confirmed" in " ".join(agreed.card_texts()), 10, "the calm confirmation")


def test_the_run_opens_its_tab_beside_and_closes_it_when_done(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.new_tab("/feed/")
    agreed.new_tab("/mypreferences/d/categories/account")
    site.scene = Scene(draw_after=0.5)
    before = agreed.tabs()

    open_popup_page(agreed)
    press(agreed)
    until(lambda: agreed.has_tab(AI_PATH), 10, "the run's own tab")
    wait_for_record(agreed, outcome=DONE)

    until(lambda: not agreed.has_tab(AI_PATH), 10, "the run's tab to close")
    assert set(before) <= set(agreed.tabs())


def test_a_switch_that_is_off_already_is_confirmed_without_a_click(
    agreed: Browser, site: LinkedIn
) -> None:
    site.switches[AI_KEY] = False

    ended = opt_out(agreed)

    assert (ended.outcome, ended.reading, ended.proof) == ("already-off", "off", "confirmed")
    assert not [each for each in site.requests if each.method == "PUT"]


def test_a_save_the_server_drops_is_never_called_off(agreed: Browser, site: LinkedIn) -> None:
    site.scene = Scene(save="not-stored")

    ended = opt_out(agreed)

    assert site.switches[AI_KEY] is True
    assert (ended.outcome, ended.reading) == ("not-confirmed", "on")
    assert agreed.badge()[0] == "1"


def test_two_clicks_are_one_run(agreed: Browser, site: LinkedIn) -> None:
    site.scene = Scene(draw_after=0.5)
    open_popup_page(agreed)

    agreed.js(
        "Promise.all([1, 2].map(() => browser.runtime.sendMessage("
        "{type: 'start-from-popup', settings: ['ai-training']})))"
    )
    wait_for_record(agreed, outcome=DONE)

    assert len([each for each in site.requests if each.method == "PUT"]) == 1
    until(lambda: shown(agreed).outcome == DONE, 5, "the popup to say so")


def test_a_click_by_hand_makes_no_claim_until_the_page_was_loaded_afresh(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.new_tab(AI_PATH)
    wait_for_record(agreed, reading="on")

    agreed.click(".knob")
    until(lambda: "not confirmed" in " ".join(agreed.card_texts()), 10, "the card to say so")

    assert site.switches[AI_KEY] is False
    assert record(agreed)["reading"] == "on"
    agreed.reload()
    wait_for_record(agreed, reading="off", outcome="")
