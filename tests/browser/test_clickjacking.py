"""A press of the card counts only if what was pressed could be seen, where it was, for a moment."""

from typing import Any

import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.common.keys import Keys

from tests.browser.drive import Browser
from tests.browser.drive.script import CENTRE, READY
from tests.browser.drive.wait import until
from tests.browser.runs import record
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn, Scene

# How far (CSS pixels) the page moves its row, and so the card below it.
UP = 330
START = ".action"
SAID = "(root) => root.querySelector('.note')?.textContent ?? ''"
FOCUS = "(root, name) => { root.querySelector(name).focus() }"
TRICKED = "() => window.__tricked === true"


def open_card(browser: Browser, site: LinkedIn, trick: str = "none") -> tuple[float, float]:
    """Open the AI page, let it play its trick, and return where the button that starts a run is."""
    site.scene = Scene(trick=trick)  # type: ignore[arg-type]
    browser.new_tab(AI_PATH)
    until(browser.has_card, 10, "the card")
    until(lambda: trick == "none" or browser.js(TRICKED), 10, "the trick")
    x, y = until(lambda: browser.card(CENTRE, START), 10, "the button to be at rest")
    return x, y


def press_slowly(browser: Browser, x: float, y: float) -> None:
    """Rest the pointer on a point for longer than the moment, and press there."""
    actions = ActionBuilder(browser.driver, duration=0)
    pointer: Any = actions.pointer_action
    pointer.move_to_location(round(x), round(y)).pause(1).click()
    actions.perform()


def assert_nothing_ran(browser: Browser, site: LinkedIn) -> None:
    """See that no run was started: one would have told of itself before anything else."""
    assert "progress" not in browser.storage()
    assert record(browser).get("outcome", "") == ""
    assert (site.saves, site.switches[AI_KEY]) == ([], True)


def assert_runs(browser: Browser, site: LinkedIn) -> None:
    """See that a run was started and does its work."""
    until(lambda: record(browser).get("outcome") == "confirmed-off", 60, "the run to end")
    assert site.switches[AI_KEY] is False


def test_a_press_on_a_card_in_plain_sight_counts(agreed: Browser, site: LinkedIn) -> None:
    place = open_card(agreed, site)

    press_slowly(agreed, *place)

    assert_runs(agreed, site)


@pytest.mark.parametrize(
    "trick",
    [
        "moves-host",
        "keeps-down-and-covers",
        "popover",
        "closed-popover",
        "tiny",
    ],
)
def test_a_press_on_a_card_that_is_hidden_starts_nothing(
    agreed: Browser, site: LinkedIn, trick: str
) -> None:
    place = open_card(agreed, site, trick)

    press_slowly(agreed, *place)

    until(lambda: agreed.card(SAID), 5, "words on why it did not count")
    assert "toolbar" in agreed.card(SAID)
    assert_nothing_ran(agreed, site)


def test_a_page_that_fades_away_has_no_switch_and_loses_the_card(
    agreed: Browser, site: LinkedIn
) -> None:
    """Its own view may lie in the top layer; what nobody sees below is not the switch."""
    open_card(agreed, site, "none")

    agreed.js("() => { document.documentElement.style.opacity = '0'; document.body.append('.'); }")

    until(lambda: not agreed.has_card() or not agreed.card_texts(), 10, "the card to go")
    assert_nothing_ran(agreed, site)


def test_enter_while_pictures_of_the_page_are_shown_starts_nothing(
    agreed: Browser, site: LinkedIn
) -> None:
    open_card(agreed, site, "pictures")
    agreed.card(FOCUS, START)

    ActionChains(agreed.driver, duration=0).pause(1).send_keys(Keys.ENTER).perform()

    if not agreed.js("'startViewTransition' in document"):
        # A browser that shows no pictures of a page, as Firefox before 144, shows the card.
        assert_runs(agreed, site)
        return
    until(lambda: agreed.card(SAID), 5, "words on why it did not count")
    assert "toolbar" in agreed.card(SAID)
    assert_nothing_ran(agreed, site)


def test_what_hides_the_card_until_the_press_is_known_where_browsers_tell(
    agreed: Browser, site: LinkedIn
) -> None:
    place = open_card(agreed, site, "popover-until-press")

    press_slowly(agreed, *place)

    # Firefox does not tell what was seen before. The threat model says so.
    if agreed.name == "firefox":
        assert_runs(agreed, site)
    else:
        until(lambda: agreed.card(SAID), 5, "words on why it did not count")
        assert_nothing_ran(agreed, site)


def test_no_element_of_the_page_can_be_drawn_over_the_card(agreed: Browser, site: LinkedIn) -> None:
    x, y = open_card(agreed, site, "covers")
    at = "(x, y) => document.elementFromPoint(x, y).className"
    agreed.js("() => { document.querySelector('.cover').style.pointerEvents = 'auto' }")
    assert agreed.js(at, 5, 5) == "cover"
    assert agreed.js(at, x, y) == "", "the card is on top"

    press_slowly(agreed, x, y)

    assert_runs(agreed, site)


def test_the_second_click_on_a_card_that_moved_under_the_pointer_starts_nothing(
    agreed: Browser, site: LinkedIn
) -> None:
    x, y = open_card(agreed, site, "moves-row")
    until(lambda: agreed.card(READY, START), 5, "the button to be ready")
    y -= UP

    actions = ActionBuilder(agreed.driver, duration=0)
    pointer: Any = actions.pointer_action
    pointer.move_to_location(round(x), round(y)).click().pause(0.25).click()
    actions.perform()

    assert agreed.js("window.__clicked") == ["page", "card"]
    assert "again" in agreed.card(SAID)
    assert_nothing_ran(agreed, site)
    # The person sees now what is there, and presses it.
    agreed.card_click(START)
    assert_runs(agreed, site)


def test_a_press_as_soon_as_the_card_is_there_is_asked_for_again(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.new_tab(AI_PATH)
    until(agreed.has_card, 10, "the card")
    agreed.card_click(".fold")
    until(lambda: agreed.card("(root) => root.querySelector('.pill') !== null"), 5, "it to fold")

    # The second click of a double click is on what the first has brought there.
    agreed.card(
        """(root) => root.querySelector(".pill").addEventListener("click", () => {
          const { style } = root.querySelector(".action");
          Object.assign(style, { position: "fixed", inset: 0, width: "100%", margin: 0 }) })"""
    )
    x, y = agreed.card(CENTRE, ".pill")
    actions = ActionBuilder(agreed.driver, duration=0)
    pointer: Any = actions.pointer_action
    pointer.move_to_location(round(x), round(y)).click().pause(0.1).click()
    actions.perform()

    until(lambda: "again" in agreed.card(SAID), 5, "words on why it did not count")
    assert_nothing_ran(agreed, site)
    agreed.card_click(START)
    assert_runs(agreed, site)


def test_enter_counts_only_once_the_button_has_shown_its_focus(
    agreed: Browser, site: LinkedIn
) -> None:
    open_card(agreed, site)
    until(lambda: agreed.card(READY, START), 5, "the button to be ready")

    # A page that puts the focus before the card has the next Tab lead into it.
    agreed.js("() => document.body.appendChild(document.createElement('button')).focus()")
    agreed.keys(Keys.TAB, Keys.ENTER)

    until(lambda: agreed.card(SAID), 5, "words on why it did not count")
    assert_nothing_ran(agreed, site)
    until(lambda: press_enter_again(agreed), 5, "a press that counts")
    assert_runs(agreed, site)


def press_enter_again(browser: Browser) -> bool:
    """Press Enter, and tell whether a run began."""
    browser.keys(Keys.ENTER)
    return "progress" in browser.storage()
