"""The card can be folded and dismissed, fits small windows and moves nothing on the page."""

import time
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.conftest import accept_notice
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.expressions import SIDEWAYS
from tests.browser.highlights import RINGED
from tests.browser.runs import wait_for_record
from tests.linkedin import AI_PATH, LinkedIn, Scene

BOX = """(root, name) => { const { x, y, width, height } =
  root.querySelector(name).getBoundingClientRect(); return [x, y, x + width, y + height] }"""
SWITCH = """() => { const { x, y, width, height } =
  document.querySelector('.knob').getBoundingClientRect(); return [x, y, x + width, y + height] }"""
STEP = "(root) => root.querySelector('.step')?.textContent"
MARKED = "(root) => root.querySelector('[role=status]').dataset.marked === ''"
ORDER = "(root) => [...root.querySelector('.card').children].map((each) => each.className)"
FOCUS = "(root, name) => { root.querySelector(name).focus() }"
FOCUSED = "(root) => root.activeElement?.className ?? ''"
BOXES = """() => [...document.querySelectorAll('body, body *')].map((each) => {
  const { x, y, width, height } = each.getBoundingClientRect();
  return [each.localName, x, y, width, height]; })"""


@pytest.fixture
def page(agreed: Browser) -> Browser:
    """Return a browser on the AI page with its card."""
    return open_page(agreed)


def open_page(browser: Browser) -> Browser:
    """Open the AI page and wait for the card."""
    browser.new_tab(AI_PATH)
    until(browser.has_card, "the card")
    return browser


def is_folded(browser: Browser) -> bool:
    """Tell whether the card is folded."""
    return bool(browser.card("(root) => root.querySelector('.pill') !== null"))


def test_the_card_folds_and_opens_again(page: Browser) -> None:
    page.card_click(".fold")
    until(lambda: is_folded(page), "the card to fold")
    assert page.card_texts() == ["Untrain: LinkedIn may train AI on your data"]

    page.card_click(".pill")

    until(lambda: "Turn it off" in page.card_texts(), "the card to open")


# Whether the ring lies exactly round something of the page's component.
RINGED_EXACTLY = """(root) => {
  const box = (element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x, y, width, height];
  };
  const near = (a, b) => a.every((value, index) => Math.abs(value - b[index]) < 1.5);
  const ring = box(root.querySelector(".ring"));
  const inside = document.querySelector("settings-card").shadowRoot.querySelectorAll("*");
  return [...inside].some((element) => near(box(element), ring)); }"""


# A page at rest is not observed before something happens in it.
ZOOM = """(name) => {
  document[name].style.zoom = "1.5";
  window.dispatchEvent(new Event("scroll")); }"""


@pytest.mark.parametrize("zoomed", ["documentElement", "body"])
def test_card_and_ring_keep_their_places_in_a_page_that_is_zoomed(
    agreed: Browser, site: LinkedIn, zoomed: str
) -> None:
    site.scene = Scene(shape="shadow")
    page = open_page(agreed)
    # A card that a person has unfolded is not folded for lack of room.
    page.card_click(".fold")
    page.card_click(".pill")
    until(lambda: "Turn it off" in page.card_texts(), "the card to open")
    left, top, right, bottom = page.card(BOX, ".card")
    size = right - left, bottom - top

    page.js(ZOOM, zoomed)

    until(lambda: page.card(RINGED_EXACTLY), "the ring round the row")
    left, top, right, bottom = page.card(BOX, ".card")
    width, height = page.js("[innerWidth, innerHeight]")
    assert (right - left, bottom - top) == pytest.approx(size, abs=2)
    assert min(left, top) >= 0
    assert right <= width
    assert bottom <= height
    page.card_click(".action")
    wait_for_record(page, outcome="confirmed-off")


def test_the_live_region_of_the_card_keeps_its_node_during_a_run(
    agreed: Browser, site: LinkedIn
) -> None:
    """Screen readers announce a change of a live region, but not a new one."""
    site.scene = Scene(save_after=15)
    page = open_page(agreed)
    order = page.card(ORDER)
    page.card("(root) => { root.querySelector('[role=status]').dataset.marked = '' }")

    page.card_click(".action")

    until(lambda: "Turn it off" not in page.card_texts() and page.card(STEP), "the step")
    assert page.card(MARKED)
    assert page.card("(root) => root.querySelectorAll('[role=status]').length") == 1
    # All but the button, and the paragraph that says what the setting does.
    assert page.card(ORDER) == [each for each in order if each not in ("action primary", "about")]


@pytest.mark.parametrize("scene", [Scene(), Scene(disabled=True)], ids=["on", "locked"])
def test_the_card_has_no_empty_paragraph(agreed: Browser, site: LinkedIn, scene: Scene) -> None:
    """Nor one with white space at an end, where a text was left out."""
    site.scene = scene
    page = open_page(agreed)

    texts = page.card("(root) => [...root.querySelectorAll('p')].map((p) => p.textContent)")

    assert len(texts) > 2
    assert [text for text in texts if not text or text != text.strip()] == []


def test_a_step_that_takes_long_says_that_untrain_waits(page: Browser) -> None:
    run = {"id": "r", "settings": ["ai-training"], "turn": 0, "setting": "ai-training"}
    state = {"goal": "off", "reading": "on", "proof": "", "reason": "", "tabId": -1}
    progress = run | state | {"startedAt": round(time.time() * 1000)}
    slow = "LinkedIn is slow. Untrain is waiting for its page."

    page.storage_set({"progress": progress | {"step": "read"}})
    until(lambda: "Reading the switch" in page.card_texts(), "the step")
    assert slow not in page.card_texts()
    until(lambda: slow in page.card_texts(), "the words")
    assert "Reading the switch" in page.card_texts()

    page.storage_set({"progress": progress | {"step": "click"}})
    until(lambda: slow not in page.card_texts(), "the words to go")


def test_a_dismissed_card_returns_after_a_reload(page: Browser) -> None:
    until(lambda: page.js(RINGED) == 1, "the ring")
    page.card_click(".dismiss")
    until(lambda: not page.has_card(), "the card to go")
    page.js("document.body.append('a change')")
    assert page.js(RINGED) == 1, "the ring stays"
    assert not page.has_card()

    page.reload()

    until(page.has_card, "the card")


def test_the_keyboard_reaches_every_control_of_the_card_and_escape_folds_it(page: Browser) -> None:
    page.card(FOCUS, ".action")
    order = [page.card(FOCUSED)]
    for _ in range(2):
        page.keys(Keys.TAB)
        order.append(page.card(FOCUSED))
    assert order == ["action primary", "icon fold", "icon dismiss"]

    page.keys(Keys.ESCAPE)
    until(lambda: is_folded(page), "the card to fold")
    assert page.card(FOCUSED) == "pill"
    page.keys(Keys.ENTER)

    until(lambda: "Turn it off" in page.card_texts(), "the card to open")
    assert page.card(FOCUSED) == "card"


def test_a_page_cannot_fold_or_dismiss_the_card(page: Browser) -> None:
    page.js(
        """() => { for (const node of document.documentElement.children) {
          node.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
          node.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })); } }"""
    )

    assert "Turn it off" in page.card_texts()


@pytest.mark.parametrize("size", [(320, 640), (320, 256)], ids=["320px", "400%"])
def test_the_card_never_covers_the_whole_switch_in_a_small_window(
    agreed: Browser, size: tuple[int, int]
) -> None:
    agreed.new_tab()
    agreed.set_viewport(*size)
    agreed.open(AI_PATH)
    agreed.set_viewport(*size)
    until(agreed.has_card, "the card")
    agreed.js("document.querySelector('.knob').scrollIntoView({ block: 'center' })")

    until(lambda: _is_switch_visible(agreed), "a part of the switch next to the card")
    assert not agreed.js(SIDEWAYS)
    # A card opened by the person may cover the switch, which can be scrolled out from under it.
    if is_folded(agreed):
        agreed.card_click(".pill")
        until(lambda: not is_folded(agreed), "the card to open")
    _, top, right, bottom = agreed.card(BOX, ".card")
    assert right <= size[0]
    assert bottom - top <= 0.71 * size[1] or _is_switch_visible(agreed)
    assert not agreed.js(SIDEWAYS)


def _is_switch_visible(browser: Browser) -> bool:
    """Tell whether the card leaves a part of the switch uncovered."""
    card, switch = browser.card(BOX, ".card"), browser.js(SWITCH)
    return not all(
        inner >= outer if low else inner <= outer
        for inner, outer, low in zip(switch, card, (True, True, False, False), strict=True)
    )


def test_the_card_is_on_the_left_of_a_right_to_left_page(agreed: Browser, site: LinkedIn) -> None:
    site.scene = Scene(lang="ar")

    page = open_page(agreed)

    left, *_ = page.card(BOX, ".card")
    switch: list[float] = page.js(SWITCH)
    middle = page.js("innerWidth / 2")
    assert left < middle, "the card is on the left"
    assert switch[0] < middle, "the switch is on the left"
    assert not page.js(SIDEWAYS)


def test_card_and_ring_move_no_element_of_the_page(browser: Browser) -> None:
    browser.new_tab(AI_PATH)
    until(lambda: browser.js("document.querySelector('[role=switch]') !== null"), "the switch")
    before: list[Any] = browser.js(BOXES)
    assert not browser.has_card()

    accept_notice(browser)
    browser.switch(AI_PATH)
    until(lambda: browser.has_card() and browser.js(RINGED) == 1, "card and ring")

    assert browser.js(BOXES) == before
    assert len(before) > 15
