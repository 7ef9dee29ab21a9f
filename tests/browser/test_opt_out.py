"""A run leads from one click to a confirmed opt-out that matches the state of the server."""

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


def test_one_click_in_the_toolbar_popup_turns_the_switch_off_from_any_page(
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
    until(lambda: agreed.popup(outcome) == DONE, "the popup to show it")
    agreed.close_popup()
    assert agreed.url.endswith("/feed/")
    assert agreed.js("window.mine") == "untouched"


def test_a_run_reloads_the_page_after_its_save(agreed: Browser, site: LinkedIn) -> None:
    opt_out(agreed)

    settings = [each for each in site.requests if AI_KEY in each.path or AI_PATH in each.path]
    methods = [each.method for each in settings if each.method in {"GET", "PUT"}]
    saves = [each for each in settings if each.method == "PUT"]
    assert [each.value for each in saves] == [False]
    after_save = [each for each in settings if each.at > saves[0].at and AI_PATH in each.path]
    assert after_save, methods


def test_one_click_on_the_card_turns_the_switch_off_in_the_same_tab(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.new_tab(AI_PATH)
    tabs = len(agreed.tabs())
    until(lambda: agreed.has_card(), "the card")

    agreed.card_click("button")
    wait_for_record(agreed, outcome=DONE)

    assert site.switches[AI_KEY] is False
    assert len(agreed.tabs()) == tabs
    until(lambda: "Off, confirmed" in " ".join(agreed.card_texts()), "the confirmation")


def test_a_run_opens_its_own_tab_and_closes_it_at_the_end(agreed: Browser, site: LinkedIn) -> None:
    agreed.new_tab("/feed/")
    agreed.new_tab("/mypreferences/d/categories/account")
    site.scene = Scene(draw_after=0.5)
    before = agreed.tabs()

    open_popup_page(agreed)
    press(agreed)
    until(lambda: agreed.has_tab(AI_PATH), "the run's own tab")
    wait_for_record(agreed, outcome=DONE)

    until(lambda: not agreed.has_tab(AI_PATH), "the run's tab to close")
    assert set(before) <= set(agreed.tabs())


def test_a_switch_that_is_off_already_is_confirmed_without_a_click(
    agreed: Browser, site: LinkedIn
) -> None:
    site.switches[AI_KEY] = False

    ended = opt_out(agreed)

    assert (ended.outcome, ended.reading, ended.proof) == ("already-off", "off", "confirmed")
    assert not [each for each in site.requests if each.method == "PUT"]


def test_a_save_that_the_server_does_not_store_is_never_confirmed(
    agreed: Browser, site: LinkedIn
) -> None:
    site.scene = Scene(save="not-stored")

    ended = opt_out(agreed)

    assert site.switches[AI_KEY] is True
    assert (ended.outcome, ended.reading) == ("not-confirmed", "on")
    until(lambda: agreed.badge()[0] == "1", "the badge")


def test_two_clicks_start_one_run(agreed: Browser, site: LinkedIn) -> None:
    site.scene = Scene(draw_after=0.5)
    open_popup_page(agreed)

    agreed.js(
        "Promise.all([1, 2].map(() => browser.runtime.sendMessage("
        "{type: 'start-from-popup', settings: ['ai-training']})))"
    )
    wait_for_record(agreed, outcome=DONE)

    assert len([each for each in site.requests if each.method == "PUT"]) == 1
    until(lambda: shown(agreed).outcome == DONE, "the popup to show it")


def test_a_persons_own_click_is_not_believed_before_a_reload(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.new_tab(AI_PATH)
    wait_for_record(agreed, reading="on")

    agreed.click(".knob")
    until(lambda: "not confirmed" in " ".join(agreed.card_texts()), "the card to show it")

    until(lambda: site.switches[AI_KEY] is False, "the save")
    assert record(agreed)["reading"] == "on"
    agreed.reload()
    wait_for_record(agreed, reading="off", outcome="")
