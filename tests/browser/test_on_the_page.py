"""The extension reads switches and draws ring, card and marks in every known layout."""

import pytest

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.highlights import MARKS, RINGS, rings
from tests.browser.messages import words
from tests.browser.runs import neighbours, opt_out, record, wait_for_record
from tests.linkedin import (
    ACCOUNT_PATH,
    AI_KEY,
    AI_PATH,
    LIST_PATH,
    ORIGIN,
    LinkedIn,
    Request,
    Scene,
)
from tests.linkedin.api_routes import TRACK_PATH

SHAPES = ["2026", "2024", "2022", "2022-frame", "2020", "shadow", "new-shell", "new-shell-button"]

OPEN_TAB = "async (url) => (await api.tabs.create({ url })).id"
IN_TAB = """async (tabId) => {
  const [{ result }] = await api.scripting.executeScript({ target: { tabId }, func: () => %s });
  return result;
}"""
HAS_HOST = IN_TAB % "document.querySelector('html > [popover]') !== null"
READY_STATE = IN_TAB % "document.readyState"


@pytest.mark.parametrize("shape", SHAPES)
def test_a_switch_that_is_on_gets_a_ring_and_a_card(
    agreed: Browser, site: LinkedIn, shape: str
) -> None:
    site.scene = Scene(shape=shape)  # type: ignore[arg-type]

    agreed.new_tab(AI_PATH)

    until(lambda: agreed.has_card(), "the card")
    text = " ".join(agreed.card_texts())
    assert "LinkedIn may train AI on your data" in text
    assert "on by default" in text
    assert "Turn it off" in text
    until(lambda: rings(agreed) == 1, "one ring")
    until(lambda: agreed.badge()[0] == "1", "the badge")
    until(lambda: "1 AI training setting was on" in agreed.badge()[1], "the tooltip")


@pytest.mark.parametrize("shape", SHAPES)
def test_the_switch_is_turned_off_and_confirmed_in_every_layout(
    agreed: Browser, site: LinkedIn, shape: str
) -> None:
    site.scene = Scene(shape=shape, neighbours=("shareDataWithMicrosoftForAI",))  # type: ignore[arg-type]
    others = neighbours(site)

    ended = opt_out(agreed)

    assert (site.switches[AI_KEY], ended.outcome) == (False, "confirmed-off")
    assert neighbours(site) == others
    until(lambda: agreed.badge()[0] == "", "the badge")


@pytest.mark.parametrize("delay", [0.1, 2])
def test_a_switch_that_is_drawn_late_is_read(agreed: Browser, site: LinkedIn, delay: float) -> None:
    site.scene = Scene(draw_after=delay)

    agreed.new_tab(AI_PATH)

    wait_for_record(agreed, reading="on")
    until(lambda: agreed.has_card(), "the card")


@pytest.mark.parametrize("path", [AI_PATH, LIST_PATH])
def test_a_picture_that_does_not_arrive_hinders_neither_card_nor_reading(
    agreed: Browser, site: LinkedIn, path: str
) -> None:
    site.scene = Scene(picture_after=60)

    # WebDriver would wait for the picture.
    tab = agreed.extension(OPEN_TAB, f"{ORIGIN}{path}")
    try:
        until(lambda: agreed.extension(HAS_HOST, tab), "the card")
        if path == AI_PATH:
            until(lambda: record(agreed).get("reading") == "on", "the reading")
        assert agreed.extension(READY_STATE, tab) == "interactive"
    finally:
        agreed.extension("async (tab) => { await api.tabs.remove(tab); }", tab)


def test_card_and_reading_follow_navigation_without_a_page_load(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.new_tab(ACCOUNT_PATH)
    agreed.js("window.mine = 'same document'")

    agreed.js("(path) => window.__navigate(path)", AI_PATH)
    until(lambda: agreed.has_card(), "the card on the new page")
    wait_for_record(agreed, reading="on")
    agreed.js("(path) => window.__navigate(path)", ACCOUNT_PATH)
    until(lambda: not agreed.has_card(), "the card to go with the page")

    assert agreed.js("window.mine") == "same document"
    assert site.switches[AI_KEY] is True


def test_the_card_follows_an_in_app_move_out_of_the_settings_and_back(agreed: Browser) -> None:
    agreed.new_tab(AI_PATH)
    until(lambda: agreed.has_card(), "the card")
    until(lambda: rings(agreed) == 1, "the ring")

    # No event follows that would wake the script: only the background can.
    agreed.js("() => void history.pushState(null, '', '/feed/')")
    until(lambda: not agreed.has_card(), "the card and the ring to go")
    agreed.js("(path) => void history.pushState(null, '', path)", AI_PATH)

    until(lambda: agreed.has_card(), "the card again")
    until(lambda: rings(agreed) == 1, "the ring again")


def test_a_page_that_was_prerendered_is_read_once_it_is_shown(
    agreed: Browser, site: LinkedIn
) -> None:
    # Changes of the page make Untrain look again, and tracking shows how long the page has run.
    site.scene = Scene(prerendered=True, tracking=True, mutations_per_second=20)
    agreed.new_tab("/feed/")
    if agreed.js("Boolean(HTMLScriptElement.supports?.('speculationrules'))"):
        until(lambda: len(tracked(site)) > 2, "the page to have run unseen")
        assert "reading" not in record(agreed)

    agreed.click(".prerendered")

    until(lambda: agreed.has_card(), "the card")
    until(lambda: rings(agreed) == 1, "the ring")
    wait_for_record(agreed, reading="on")
    until(lambda: agreed.badge()[0] == "1", "the badge")


def tracked(site: LinkedIn) -> list[Request]:
    """Return the page's tracking requests."""
    return [each for each in site.requests if each.path == TRACK_PATH]


def test_a_switch_that_is_off_gets_a_card_and_no_ring(agreed: Browser, site: LinkedIn) -> None:
    site.switches[AI_KEY] = False

    agreed.new_tab(AI_PATH)

    wait_for_record(agreed, reading="off", outcome="")
    until(lambda: agreed.has_card(), "the card")
    assert rings(agreed) == 0
    assert "not confirmed yet" in " ".join(agreed.card_texts())


@pytest.mark.parametrize("language", ["en", "de", "ja"])
def test_the_row_in_the_data_privacy_list_is_found_by_its_address(
    agreed: Browser, site: LinkedIn, language: str
) -> None:
    site.scene = Scene(lang=language)

    agreed.new_tab(LIST_PATH)

    until(lambda: agreed.has_card(), "the mark")
    assert agreed.card(RINGS) == 1
    assert agreed.card(MARKS) == [words("markLook")]


def test_the_row_of_a_confirmed_setting_has_a_tick(agreed: Browser) -> None:
    opt_out(agreed)

    agreed.new_tab(LIST_PATH)

    until(lambda: agreed.has_card(), "the mark")
    assert agreed.card(MARKS) == ["✓ Off, confirmed"]


def test_a_page_that_clicks_everything_by_script_starts_nothing(
    agreed: Browser, site: LinkedIn
) -> None:
    site.scene = Scene(synthetic_clicks=True)
    agreed.new_tab(AI_PATH)
    until(lambda: agreed.has_card(), "the card")

    agreed.js(
        """() => { for (const node of document.documentElement.children)
          for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
            node.dispatchEvent(new MouseEvent(type, {bubbles: true, composed: true})) }"""
    )

    # A run would first have stored its progress.
    assert "progress" not in agreed.storage()
    assert record(agreed).get("outcome", "") == ""
    assert site.switches[AI_KEY] is True


def test_switches_of_other_pages_are_never_changed(agreed: Browser, site: LinkedIn) -> None:
    agreed.new_tab("/mypreferences/d/settings/general-preferences")
    others = neighbours(site)

    opt_out(agreed)

    assert neighbours(site) == others
    assert {each.key for each in site.requests if each.method == "PUT"} == {AI_KEY}
