"""Access to LinkedIn that is withheld is told as such; access given later works at once."""

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.history import open_history
from tests.browser.lists import unfold
from tests.browser.messages import words
from tests.browser.runs import open_popup_page, opt_out, wait_for_record
from tests.linkedin import AI_KEY, AI_PATH, LIST_PATH, LinkedIn

NO_ACCESS = {"outcome": "not-confirmed", "reason": "no-access"}
HAS_SWITCH = "document.querySelector('[role=switch]') !== null"


def assert_nothing_was_opened_or_clicked(browser: Browser, site: LinkedIn, tabs: int) -> None:
    """Check that no tab was opened, and that the switch is still on."""
    assert len(browser.tabs()) == tabs
    assert (site.saves, site.switches[AI_KEY]) == ([], True)
    assert "progress" not in browser.storage()


def page_loads(site: LinkedIn) -> int:
    """Count the loads of the AI page."""
    return sum(each.path == AI_PATH for each in site.requests)


def test_the_card_of_a_setting_says_that_access_is_withheld(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.new_tab(AI_PATH)
    until(agreed.has_card, "the card")
    wait_for_record(agreed, reading="on")

    assert_a_press_on_the_card_says_that_access_is_withheld(agreed, site, AI_PATH)


def test_the_card_of_the_list_says_that_access_is_withheld(agreed: Browser, site: LinkedIn) -> None:
    agreed.new_tab(LIST_PATH)
    unfold(agreed)

    assert_a_press_on_the_card_says_that_access_is_withheld(agreed, site, LIST_PATH)


def assert_a_press_on_the_card_says_that_access_is_withheld(
    browser: Browser, site: LinkedIn, path: str
) -> None:
    """Withhold access and press the button of the card; then give access back."""
    browser.withhold_access()
    browser.switch(path)
    tabs = len(browser.tabs())

    browser.card_click(".action")

    wait_for_record(browser, **NO_ACCESS)
    until(lambda: words("reason_no_access") in browser.card_texts(), "the reason")
    assert_nothing_was_opened_or_clicked(browser, site, tabs)
    browser.grant_access()


def test_popup_and_history_say_that_access_is_withheld(agreed: Browser, site: LinkedIn) -> None:
    assert opt_out(agreed).outcome == "confirmed-off"
    failed = {"reading": "unknown", "outcome": "not-confirmed", "proof": "", "reason": "", "at": 1}
    agreed.storage_set({"record:research": failed})
    saves = len(site.saves)
    agreed.withhold_access()
    open_popup_page(agreed)
    until(lambda: agreed.text("#title") == words("accessWithheld"), "the popup to say so")

    agreed.click("[data-setting=research] .one")
    why = "[data-setting=research] .why"
    until(lambda: agreed.text(why) == words("reason_no_access"), "the reason in the list")
    open_history(agreed)
    agreed.click(".receipt .undo")

    wait_for_record(agreed, **NO_ACCESS)
    until(lambda: words("why_no_access") in agreed.text("#days"), "the reason in the history")
    assert len(site.saves) == saves
    assert site.switches[AI_KEY] is False
    agreed.grant_access()


def test_access_given_later_wakes_an_open_page(agreed: Browser, site: LinkedIn) -> None:
    agreed.withhold_access()
    agreed.new_tab(AI_PATH)
    until(lambda: agreed.js(HAS_SWITCH), "the switch")
    assert not agreed.has_card()
    assert page_loads(site) == 1

    agreed.grant_access()

    until(agreed.has_card, "the card")
    assert page_loads(site) == 1, "the page was not loaded again"
    wait_for_record(agreed, reading="on")


def test_a_run_works_once_access_is_given(agreed: Browser, site: LinkedIn) -> None:
    agreed.withhold_access()
    agreed.grant_access()

    assert opt_out(agreed).outcome == "confirmed-off"

    assert site.switches[AI_KEY] is False


def test_the_popup_says_where_the_browsers_question_may_be(agreed: Browser) -> None:
    """Firefox shows its question under the open popup."""
    agreed.withhold_access()
    open_popup_page(agreed)
    until(lambda: agreed.text("#title") == words("accessWithheld"), "the popup to say so")
    agreed.js("browser.permissions.request = () => new Promise(() => {}), true")

    agreed.click("#opt-out")

    until(lambda: agreed.text("#text") == words("accessAsked"), "the words about the question")
    agreed.grant_access()
