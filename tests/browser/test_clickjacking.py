"""A press of the card counts only if the button was visible at that place for a moment."""

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

# How far (CSS pixels) the page moves its row, together with the card below it.
UP = 330
START = ".action"
NOTE = "(root) => root.querySelector('.note')?.textContent ?? ''"
FOCUS = "(root, name) => { root.querySelector(name).focus() }"
TRICKED = "() => window.__tricked === true"


def open_card(browser: Browser, site: LinkedIn, trick: str = "none") -> tuple[float, float]:
    """Open the AI page with its trick, and return the position of the button that starts a run."""
    site.scene = Scene(trick=trick)  # type: ignore[arg-type]
    browser.new_tab(AI_PATH)
    until(browser.has_card, "the card")
    until(lambda: trick == "none" or browser.js(TRICKED), "the trick")
    x, y = until(lambda: browser.card(CENTRE, START), "the button to stop moving")
    return x, y


def press_slowly(browser: Browser, x: float, y: float) -> None:
    """Keep the pointer on a point for longer than required, and press there."""
    actions = ActionBuilder(browser.driver, duration=0)
    pointer: Any = actions.pointer_action
    pointer.move_to_location(round(x), round(y)).pause(1).click()
    actions.perform()


def assert_nothing_ran(browser: Browser, site: LinkedIn) -> None:
    """Check that no run was started, which would first have stored its progress."""
    assert "progress" not in browser.storage()
    assert record(browser).get("outcome", "") == ""
    assert (site.saves, site.switches[AI_KEY]) == ([], True)


def assert_runs(browser: Browser, site: LinkedIn) -> None:
    """Check that a run was started and ends confirmed."""
    until(lambda: record(browser).get("outcome") == "confirmed-off", "the run to end", timeout=60)
    assert site.switches[AI_KEY] is False


def test_a_press_on_a_visible_card_counts(agreed: Browser, site: LinkedIn) -> None:
    place = open_card(agreed, site)
    until(lambda: agreed.card(READY, START), "the button to be ready")

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
def test_a_press_on_a_hidden_card_starts_nothing(
    agreed: Browser, site: LinkedIn, trick: str
) -> None:
    open_card(agreed, site, trick)

    def refusal() -> str:
        # The card follows a page that keeps changing a moment later, so it may move before a press.
        press_slowly(agreed, *agreed.card(CENTRE, START))
        return str(agreed.card(NOTE))

    # Chromium may learn only after the first press that the card is hidden.
    until(lambda: "toolbar" in refusal(), "the reason why it did not count")
    assert_nothing_ran(agreed, site)


def test_the_card_is_removed_from_a_page_that_becomes_transparent(
    agreed: Browser, site: LinkedIn
) -> None:
    """The page may draw something else in the top layer, so its switch counts as hidden."""
    open_card(agreed, site, "none")

    agreed.js("() => { document.documentElement.style.opacity = '0'; document.body.append('.'); }")

    until(lambda: not agreed.has_card() or not agreed.card_texts(), "the card to go")
    assert_nothing_ran(agreed, site)


def test_enter_during_a_view_transition_starts_nothing(agreed: Browser, site: LinkedIn) -> None:
    open_card(agreed, site, "pictures")
    agreed.card(FOCUS, START)

    ActionChains(agreed.driver, duration=0).pause(1).send_keys(Keys.ENTER).perform()

    if not agreed.js("'startViewTransition' in document"):
        # Without view transitions, as in Firefox before 144, the card is visible.
        assert_runs(agreed, site)
        return
    until(lambda: agreed.card(NOTE), "the reason why it did not count")
    assert "toolbar" in agreed.card(NOTE)
    assert_nothing_ran(agreed, site)


def test_a_cover_that_is_removed_at_the_press_is_detected_in_chromium(
    agreed: Browser, site: LinkedIn
) -> None:
    place = open_card(agreed, site, "popover-until-press")

    press_slowly(agreed, *place)

    # Firefox has no API for earlier visibility; see docs/threat-model.md.
    if agreed.name == "firefox":
        assert_runs(agreed, site)
    else:
        until(lambda: agreed.card(NOTE), "the reason why it did not count")
        assert_nothing_ran(agreed, site)


def test_no_element_of_the_page_can_cover_the_card(agreed: Browser, site: LinkedIn) -> None:
    x, y = open_card(agreed, site, "covers")
    at = "(x, y) => document.elementFromPoint(x, y).className"
    agreed.js("() => { document.querySelector('.cover').style.pointerEvents = 'auto' }")
    assert agreed.js(at, 5, 5) == "cover"
    assert agreed.js(at, x, y) == "", "the card is on top"

    until(lambda: agreed.card(READY, START), "the button to be ready")
    press_slowly(agreed, x, y)

    assert_runs(agreed, site)


def test_a_second_click_on_a_card_that_moved_under_the_pointer_starts_nothing(
    agreed: Browser, site: LinkedIn
) -> None:

    def hits_the_card() -> bool:
        """Click twice, and tell whether the card was there at the second click, and not later."""
        x, y = open_card(agreed, site, "moves-row")
        until(lambda: agreed.card(READY, START), "the button to be ready")
        actions = ActionBuilder(agreed.driver, duration=0)
        pointer: Any = actions.pointer_action
        pointer.move_to_location(round(x), round(y - UP)).click().pause(0.25).click()
        actions.perform()
        return bool(agreed.js("window.__clicked") == ["page", "card"])

    until(hits_the_card, "the card to follow its row in time")
    assert "again" in agreed.card(NOTE)
    assert_nothing_ran(agreed, site)
    # A deliberate press on the visible card counts.
    agreed.card_click(START)
    assert_runs(agreed, site)


def test_a_press_right_after_the_card_appears_must_be_repeated(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.new_tab(AI_PATH)
    until(agreed.has_card, "the card")
    agreed.card_click(".fold")
    until(lambda: agreed.card("(root) => root.querySelector('.pill') !== null"), "the card to fold")

    # The second click of a double click hits the button that the first one has shown.
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

    until(lambda: "again" in agreed.card(NOTE), "the reason why it did not count")
    assert_nothing_ran(agreed, site)
    agreed.card_click(START)
    assert_runs(agreed, site)


def test_enter_counts_only_after_the_button_has_shown_its_focus(
    agreed: Browser, site: LinkedIn
) -> None:
    open_card(agreed, site)
    until(lambda: agreed.card(READY, START), "the button to be ready")

    # The page sets the focus so that the next Tab moves it into the card.
    agreed.js("() => document.body.appendChild(document.createElement('button')).focus()")
    agreed.keys(Keys.TAB, Keys.ENTER)

    until(lambda: agreed.card(NOTE), "the reason why it did not count")
    assert_nothing_ran(agreed, site)
    until(lambda: press_enter_again(agreed), "a press that counts")
    assert_runs(agreed, site)


def press_enter_again(browser: Browser) -> bool:
    """Press Enter, and tell whether a run began."""
    browser.keys(Keys.ENTER)
    return "progress" in browser.storage()
