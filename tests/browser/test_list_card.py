"""On LinkedIn's lists the card says where things stand, and covers nothing of a row."""

import time
from functools import partial

import pytest

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.highlights import MARKS
from tests.browser.lists import unfold
from tests.browser.messages import words
from tests.browser.sweep import rules
from tests.linkedin import LIST_PATH

ADS_LIST = "/mypreferences/d/categories/ads"
CHOSEN = ("ai-training", "partner-sharing", "research")
TITLE = "(root) => root.querySelector('.title').textContent"
# The folded card is out of sight where it has no room.
FOLDED = "(root) => root.querySelector('.pill') !== null"
ROWS = "document.querySelectorAll('main li').length"
SCROLL = "(row) => document.querySelectorAll('main li')[row].scrollIntoView({ block: 'nearest' })"
# The first and the last word of each row, and its middle, belong to the row for whoever presses.
COVERED = """(row) => {
  const item = document.querySelectorAll('main li')[row];
  return [item, ...item.querySelectorAll('a, span, button')]
    .flatMap((each) => [...each.getClientRects()])
    .flatMap(({ left, right, top, bottom }) => [left + 2, (left + right) / 2, right - 2]
      .map((x) => document.elementFromPoint(x, (top + bottom) / 2)))
    .filter((hit) => hit && !item.contains(hit))
    .map(({ localName }) => localName); }"""
# For each mark: whether it is inside the ring's row, and how far it reaches over words of the page.
MISPLACED = """(root) => {
  const words = [...document.querySelectorAll('main li span')].map((each) => {
    const range = new Range();
    range.selectNodeContents(each);
    return range.getBoundingClientRect();
  });
  return [...root.querySelectorAll('.ring')].filter((ring) => {
    const row = ring.getBoundingClientRect();
    const mark = ring.firstElementChild.getBoundingClientRect();
    const isInside = mark.top >= row.top - 1 && mark.bottom <= row.bottom + 1
      && mark.left >= row.left - 1 && mark.right <= row.right + 1;
    // A line of text has some empty space above its letters.
    return !isInside || words.some((word) => mark.left < word.right && word.left < mark.right
      && mark.top < word.bottom - 4 && word.top + 4 < mark.bottom);
  }).length; }"""


def off(at: float) -> dict[str, object]:
    """Return the record of a setting that was confirmed off."""
    proved = {"reading": "off", "outcome": "confirmed-off", "proof": "confirmed"}
    return proved | {"at": round(at * 1000)}


def found_on(at: float) -> dict[str, object]:
    """Return the record of a setting that a check found on."""
    proved = {"reading": "on", "outcome": "is-on", "proof": "confirmed", "goal": "check"}
    return proved | {"at": round(at * 1000)}


def is_free(browser: Browser, row: int) -> bool:
    """Tell whether nothing covers a row of the list, its link and its state."""
    return bool(browser.js(COVERED, row) == [])


@pytest.mark.parametrize("path", [LIST_PATH, ADS_LIST])
@pytest.mark.parametrize("width", [1280, 1024, 360])
def test_nothing_covers_a_row(agreed: Browser, width: int, path: str) -> None:
    # All rows have a mark.
    agreed.storage_set({f"record:{each}": found_on(time.time() - 60) for each in rules()})
    agreed.new_tab()
    agreed.set_viewport(width, 740)
    agreed.open(path)
    agreed.set_viewport(width, 740)
    until(lambda: agreed.card(FOLDED), "the folded card")

    for row in range(agreed.js(ROWS)):
        agreed.js(SCROLL, row)
        until(partial(is_free, agreed, row), f"row {row} to be free")
    until(lambda: agreed.card(MISPLACED) == 0, "the marks in their rows")


def test_the_card_is_open_where_there_is_room_beside_the_list(agreed: Browser) -> None:
    agreed.new_tab()
    agreed.set_viewport(1500, 800)
    agreed.open(LIST_PATH)
    agreed.set_viewport(1500, 800)

    until(lambda: words("actionTurnOff") in agreed.card_texts(), "the open card")
    assert all(is_free(agreed, row) for row in range(agreed.js(ROWS)))


def test_the_card_of_a_list_says_what_the_records_say(agreed: Browser) -> None:
    agreed.storage_set({"chosen": list(CHOSEN)})
    agreed.new_tab(LIST_PATH)
    unfold(agreed)
    until(lambda: "3 of 3 not checked" in agreed.card_texts(), "the title")
    assert "Turn off 3 settings" in agreed.card_texts()

    agreed.storage_set({"record:ai-training": off(time.time()), "record:research": found_on(1)})
    until(lambda: "1 of 3 off, 1 on, 1 not checked" in agreed.card_texts(), "the title")
    texts = agreed.card_texts()
    assert "Turn off the other 2 settings" in texts
    assert words("textListOld") in texts, "the list was loaded before"
    assert rules()["ai-training"]["title"] not in texts
    assert rules()["research"]["title"] in texts

    agreed.storage_set({f"record:{each}": off(time.time()) for each in CHOSEN})
    until(lambda: agreed.card(TITLE).startswith("All off, confirmed"), "the title")
    assert words("actionReload") in agreed.card_texts()
    assert agreed.card(MARKS) == [words("markConfirmed")] * 3
    agreed.card_click("button.primary")

    until(lambda: words("actionReload") not in agreed.card_texts(), "the list as it is now")
    assert words("textListDone") in agreed.card_texts(), "open, as it has room below the list"


def test_the_card_of_a_list_names_the_one_chosen_setting(agreed: Browser) -> None:
    agreed.new_tab(LIST_PATH)
    unfold(agreed)

    until(lambda: words("titleUnknown") in agreed.card_texts(), "the title")
    assert rules()["ai-training"]["title"] in agreed.card_texts()
    agreed.card_click("button.primary")

    until(lambda: words("titleRunning") in agreed.card_texts(), "the run")
    assert not any("1 of 1" in each for each in agreed.card_texts())
    until(lambda: agreed.card(TITLE).startswith("Off, confirmed"), "the end", timeout=60)
    assert words("textListOld") in agreed.card_texts()
