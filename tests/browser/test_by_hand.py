"""Whoever chooses to click by hand is led to each switch, and Untrain clicks nothing at all."""

from tests.browser.conftest import WELCOME, accept_notice
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.runs import open_popup_page, press, run_step, wait_for_record
from tests.browser.sweep import receipts, records, select, wait_until_over
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn, Scene

ASKED = "turn “Data for Generative AI Improvement” off yourself"
EVENTS = "JSON.parse(sessionStorage.getItem('events') ?? '[]')"
SHOWN = "(id) => document.querySelector(id).checkVisibility()"
# Everything that a style sheet or a node of the extension could change.
APPEARANCE = """() => [document.documentElement.outerHTML,
  ...[...document.querySelectorAll('main, main *')].map((node) =>
    getComputedStyle(node).outline)]"""


def choose(browser: Browser, *choices: str) -> None:
    """Make choices in the notice, and accept it."""
    browser.switch(WELCOME)
    for choice in choices:
        browser.click(choice)
    accept_notice(browser)


def press_and_wait(browser: Browser) -> None:
    """Press the main button, and wait until the run waits for the person."""
    open_popup_page(browser)
    press(browser)
    until(lambda: run_step(browser) == "person", "the run to wait for the person", timeout=30)
    until(lambda: browser.js("document.hidden"), "the run's tab to come to the front")


def test_nothing_but_the_person_clicks_and_the_click_is_proved(
    browser: Browser, site: LinkedIn
) -> None:
    site.scene = Scene(records_events=True)
    choose(browser, "input[name=hand]")
    browser.new_tab(AI_PATH)
    until(lambda: browser.has_card(), "the card")

    press_and_wait(browser)

    until(lambda: ASKED in browser.text("#text"), "the popup to ask")
    browser.switch(AI_PATH)
    assert browser.js(EVENTS) == [], "nothing has clicked"
    assert (site.saves, site.switches[AI_KEY]) == ([], True)
    until(lambda: ASKED in " ".join(browser.card_texts()), "the card to ask")
    browser.click(".knob")

    wait_for_record(browser, outcome="confirmed-off", proof="confirmed")
    assert (len(site.saves), site.switches[AI_KEY]) == (1, False)
    events = browser.js(EVENTS)
    assert ["click", True] in events
    assert [each for each in events if not each[1]] == [], "only a person's events"
    assert receipts(browser)[-1]["did"] == "person-clicked"


def test_with_the_page_left_alone_the_popup_alone_says_where_to_click(browser: Browser) -> None:
    choose(browser, 'input[value="leave"]', "input[name=hand]")
    browser.new_tab(AI_PATH)
    until(lambda: browser.js("document.querySelector('[role=switch]') !== null"), "the switch")
    before = browser.js(APPEARANCE)

    press_and_wait(browser)

    until(lambda: ASKED in browser.text("#text"), "the popup to ask")
    assert browser.js(SHOWN, "#next"), "it leads to the tab"
    assert not browser.js(SHOWN, "#skip"), "there is nothing to go on with"
    browser.switch(AI_PATH)
    assert browser.js(APPEARANCE) == before
    assert not browser.has_card()
    browser.click(".knob")
    wait_for_record(browser, outcome="confirmed-off")
    assert not browser.has_card()


def test_several_settings_lead_from_page_to_page_and_one_may_be_left_out(
    browser: Browser, site: LinkedIn
) -> None:
    choose(browser, "input[name=hand]")
    settings = ("ai-training", "partner-sharing", "research")
    open_popup_page(browser)
    select(browser, *settings)
    press_and_wait(browser)

    browser.switch(AI_PATH)
    browser.click(".knob")
    until(lambda: _waits_for(browser) == "partner-sharing", "the second setting", timeout=60)
    assert records(browser)["ai-training"] == "confirmed-off"
    browser.switch("popup/popup.html")
    press(browser, "skip")
    until(lambda: _waits_for(browser) == "research", "the third setting", timeout=60)
    before = dict(site.switches)
    browser.switch("popup/popup.html")
    press(browser, "cancel")
    stopped = wait_until_over(browser)

    assert stopped["left"] == ["research"]
    assert records(browser) == {
        "ai-training": "confirmed-off",
        "partner-sharing": "needs-you",
        "research": "interrupted",
    }
    assert site.switches == before
    assert {each.key for each in site.saves} == {AI_KEY}


def _waits_for(browser: Browser) -> str:
    """Return the setting at which the run waits for the person."""
    progress = browser.storage().get("progress", {})
    return str(progress["setting"]) if progress.get("step") == "person" else ""


def test_the_card_leaves_a_setting_out_and_stops(browser: Browser, site: LinkedIn) -> None:
    choose(browser, "input[name=hand]")
    open_popup_page(browser)
    select(browser, "ai-training", "research")
    press_and_wait(browser)

    browser.switch(AI_PATH)
    until(lambda: "Skip this one" in " ".join(browser.card_texts()), "the card's buttons")
    browser.card_click("button:not(.fold, .dismiss)")
    until(lambda: _waits_for(browser) == "research", "the second setting", timeout=60)
    assert browser.storage()["record:ai-training"]["reason"] == "skipped"
    assert site.saves == []


def test_an_undo_waits_for_the_persons_click_as_well(browser: Browser, site: LinkedIn) -> None:
    choose(browser, "input[name=hand]")
    press_and_wait(browser)
    browser.switch(AI_PATH)
    browser.click(".knob")
    # The run closes its tab unless the person is there.
    open_popup_page(browser)
    wait_for_record(browser, outcome="confirmed-off")
    until(lambda: browser.js(SHOWN, "#undo"), "the button")
    until(lambda: not browser.has_tab(AI_PATH), "the first run's tab to close")

    browser.click("#undo")
    until(lambda: run_step(browser) == "person", "the run to wait for the person", timeout=30)
    until(lambda: "back on yourself" in browser.text("#text"), "the words")
    assert site.switches[AI_KEY] is False
    browser.switch(AI_PATH)
    browser.click(".knob")

    wait_for_record(browser, outcome="confirmed-on")
    assert site.switches[AI_KEY] is True


def test_what_another_tab_reads_after_the_click_is_proved_too(
    browser: Browser, site: LinkedIn
) -> None:
    choose(browser, "input[name=hand]")
    press_and_wait(browser)
    browser.new_tab(AI_PATH)
    until(lambda: browser.has_card(), "the card")

    browser.click(".knob")
    until(lambda: len(site.saves) == 1, "the save")
    # A page that was on shows off at once after a click, which proves nothing.
    browser.reload()

    wait_for_record(browser, outcome="already-off", proof="confirmed")
    assert (len(site.saves), site.switches[AI_KEY]) == (1, False)


def test_the_choice_can_be_changed_in_the_options(agreed: Browser, site: LinkedIn) -> None:
    agreed.page("pages/options.html")
    until(lambda: not agreed.js("document.querySelector('#options').hidden"), "the options")
    assert not agreed.js("document.querySelector('[name=hand]').checked")
    agreed.click("input[name=hand]")
    until(lambda: agreed.storage()["notice"].get("byHand") is True, "the choice to be stored")
    assert agreed.storage()["notice"]["onPage"] is True, "nothing else has changed"

    press_and_wait(agreed)
    assert site.saves == []
    agreed.page("pages/options.html")
    until(lambda: agreed.js("document.querySelector('[name=hand]').checked"), "the choice")
    agreed.click("input[name=hand]")
    open_popup_page(agreed)
    press(agreed, "cancel")
    until(lambda: run_step(agreed) == "", "the end of the run")
    press(agreed)

    wait_for_record(agreed, outcome="confirmed-off")
    assert receipts(agreed)[-1]["did"] == "clicked"


def test_changing_one_option_keeps_another_that_the_page_does_not_show_yet(agreed: Browser) -> None:
    agreed.page("pages/options.html")
    until(lambda: not agreed.js("document.querySelector('#options').hidden"), "the options")
    agreed.click("input[name=hand]")
    until(lambda: agreed.storage()["notice"].get("byHand") is True, "the choice to be stored")
    agreed.js("document.querySelector('[name=hand]').checked = false")

    agreed.click('input[name="days"][value="30"]')

    until(lambda: agreed.storage().get("reminder", {}).get("days") == 30, "the reminder")
    assert agreed.storage()["notice"]["byHand"] is True
    until(lambda: agreed.js("document.querySelector('[name=hand]').checked"), "the choice")
