"""The popup says in one sentence where all settings stand, and in one line where a group does."""

from selenium.webdriver.common.keys import Keys

from tests.browser.axe import violations
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.expressions import SEEN, SIDEWAYS
from tests.browser.messages import words
from tests.browser.runs import open_popup_page
from tests.browser.sweep import rules

KINDS = "[...document.querySelectorAll('.strip span')].map(({ dataset }) => dataset.kind)"


def test_the_sentence_and_the_segments_say_what_the_records_say(agreed: Browser) -> None:
    all_settings = len(rules())
    open_popup_page(agreed)
    unread = f"{all_settings} of {all_settings} not checked"
    until(lambda: agreed.text("#picture p") == unread, "the sentence of the first day")

    off = {"reading": "off", "outcome": "already-off", "proof": "confirmed", "at": 1}
    on = {"reading": "on", "outcome": "is-on", "proof": "confirmed", "at": 1}
    gone = {"reading": "missing", "outcome": "not-offered", "proof": "", "at": 1}
    stored = {"ai-training": off, "research": on, "ads-age": on, "ads-gender": gone}
    agreed.storage_set({f"record:{name}": record for name, record in stored.items()})

    rest = all_settings - len(stored)
    sentence = f"1 of {all_settings} off, 2 on, 1 not offered, {rest} not checked"
    until(lambda: agreed.text("#picture p") == sentence, "the sentence")
    kinds = agreed.js(KINDS)
    assert [kinds.count(kind) for kind in ("off", "on", "gone", "unread")] == [1, 2, 1, rest]
    assert agreed.js("document.querySelector('.strip').ariaHidden") == "true"
    agreed.click("#select-all")
    until(
        lambda: agreed.text("#opt-out") == f"Turn off the other {rest + 2} settings", "the button"
    )


OFF = {"reading": "off", "outcome": "already-off", "proof": "confirmed", "at": 1}
ON = {"reading": "on", "outcome": "is-on", "proof": "confirmed", "at": 1}
SIGNED_OUT = {"reading": "on", "outcome": "signed-out", "proof": "", "at": 1}
OPEN = "[...document.querySelectorAll('.group[open]')].map(({ dataset }) => dataset.group)"
# Whether the links at the foot are wholly within the window.
FOOT_IN_VIEW = """[...document.querySelectorAll('.foot a')].every((each) => {
  const { top, bottom } = each.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight + 1 && each.checkVisibility(); })"""


def line(browser: Browser, group: str) -> str:
    """Return what the line of a group says of its settings."""
    return browser.text(f"[data-group={group}] .sum")


def test_the_line_of_a_group_says_what_its_records_say(agreed: Browser) -> None:
    ads = [name for name, rule in rules().items() if rule["group"] == "ads"]
    open_popup_page(agreed)
    assert line(agreed, "ads") == f"{len(ads)} not checked"
    assert line(agreed, "ai-training") == words("stateUnknown")

    stored = dict.fromkeys(ads, OFF) | {"ads-age": ON, "ai-training": OFF, "research": SIGNED_OUT}
    agreed.storage_set({f"record:{name}": record for name, record in stored.items()})

    some = f"{len(ads) - 1} of {len(ads)} off, 1 on"
    until(lambda: line(agreed, "ads") == some, "the line of some")
    assert line(agreed, "ai-training") == words("stateConfirmed")
    assert line(agreed, "research") == "1 of 2 not known, 1 not checked", "signed out is not on"
    agreed.storage_set({"record:ads-age": OFF})
    until(lambda: line(agreed, "ads") == f"{len(ads)} off", "the line of all")


def test_a_row_names_a_setting_in_plain_words_then_as_linkedin_and_guides_do(
    agreed: Browser,
) -> None:
    open_popup_page(agreed)
    for name, rule in rules().items():
        row = f"[data-setting='{name}']"
        shown = agreed.text(row)
        plain = words(rule["plain"]) if "plain" in rule else rule["title"]
        assert agreed.text(f"{row} .name") == plain
        assert (f"LinkedIn calls it “{rule['title']}”." in shown) is ("plain" in rule), name
        for other in set(rule.get("called", [])) - {rule["title"]}:
            assert f"“{other}”" in shown.partition("Guides call it")[2], name


def test_groups_are_folded_in_a_narrow_window_and_open_by_keyboard(agreed: Browser) -> None:
    agreed.set_viewport(360, 600)
    agreed.page("popup/popup.html")
    agreed.set_viewport(360, 600)
    agreed.reload()
    until(lambda: agreed.text("[data-group=ads] .sum"), "the groups")
    assert agreed.js(OPEN) == []
    assert not agreed.js(SEEN, "[data-setting=ads-age]")
    assert agreed.js(FOOT_IN_VIEW), "before scrolling"
    assert violations(agreed) == [], "folded"

    agreed.js("document.querySelector('[data-group=ads] > summary').focus()")
    agreed.keys(Keys.ENTER)

    until(lambda: agreed.js(OPEN) == ["ads"], "the group to open")
    agreed.storage_set({"record:ads-age": ON})
    until(lambda: line(agreed, "ads").startswith("1 of"), "a redraw")
    assert agreed.js(OPEN) == ["ads"], "it stays open"
    assert agreed.js(FOOT_IN_VIEW), "with much to scroll"
    assert not agreed.js(SIDEWAYS)
    assert violations(agreed) == [], "open"


def test_the_toolbar_popup_fits_with_its_foot_in_view(agreed: Browser) -> None:
    """Browsers make a popup at most 600 pixels high."""
    agreed.new_tab("/feed/")
    agreed.click_action()
    until(lambda: agreed.popup("document.querySelector('.group') !== null"), "the popup")

    assert agreed.popup(OPEN) == []
    # The browser makes the popup as large as its page a moment later.
    until(lambda: agreed.popup("document.documentElement.scrollHeight <= 600"), "the height")
    until(lambda: agreed.popup(FOOT_IN_VIEW), "the foot to be in view")
    agreed.popup(
        "() => document.querySelectorAll('.group').forEach((each) => { each.open = true; })"
    )
    until(lambda: agreed.popup("document.documentElement.scrollHeight > 1000"), "all groups")
    assert agreed.popup("innerHeight") <= 600
    until(lambda: agreed.popup(FOOT_IN_VIEW), "the foot to stay in view")
