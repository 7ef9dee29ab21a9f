"""A press in the popup is carried out, or the popup says within two seconds that it was not."""

import json
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from selenium.webdriver.common.actions.action_builder import ActionBuilder

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.messages import words
from tests.browser.runs import ending, open_popup_page, press
from tests.linkedin import AI_PATH, LinkedIn, Scene

POPUP = "popup/popup.html"
# The limit of two seconds is tested with a clock in tests/unit/ask-background.test.js.
ANSWERED = 10
DEAD = {
    "rejects": "() => Promise.reject(new Error('Could not establish connection.'))",
    "stays silent": "() => new Promise(() => {})",
    "refuses": "async () => false",
}
# The message arrives after so many seconds, and its answer never.
LATE = """(message) => new Promise(() => {
  setTimeout(() => void window.realSend.call(browser.runtime, message), seconds * 1000);
})"""
# Notes whether the title says so during the run.
WATCH = """(title) => {
  const row = document.querySelector("[data-setting='ai-training']");
  const look = () => {
    const isSaid = document.querySelector("#title").textContent === title;
    window.isWrong ||= row.dataset.outcome === "running" && isSaid;
  };
  const all = { subtree: true, childList: true, characterData: true, attributes: true };
  new MutationObserver(look).observe(document.body, all);
}"""
REPLACE_SEND = """(seconds) => {{ window.realSend = browser.runtime.sendMessage;
  browser.runtime.sendMessage = {}; }}"""
RESTORE_SEND = "() => { browser.runtime.sendMessage = window.realSend; }"
# A press counts for two seconds, which a busy machine may need for what the test does meanwhile.
LONG_PRESS = """() => {
  const set = window.setTimeout;
  window.setTimeout = (work, ms, ...rest) => set(work, ms === 2000 ? 60000 : ms, ...rest);
}"""
ENABLED = "!document.querySelector('#opt-out').disabled"
UNANSWERED = "document.querySelector('#notice [role=alert]') !== null"
# Notes all events of the pointer and every message with its reply.
LOG = """() => {
  window.log = [];
  const note = (...what) => window.log.push([Math.round(performance.now()), ...what]);
  const button = document.querySelector("#opt-out");
  for (const type of ["pointerdown", "pointerup", "click"])
    document.addEventListener(type, ({ target, clientX, clientY }) => {
      const { x, y, height } = button.getBoundingClientRect();
      note(type, target.id || target.localName, [clientX, clientY],
        { button: [x, y, height].map(Math.round), disabled: button.disabled });
    }, { capture: true });
  const send = browser.runtime.sendMessage;
  browser.runtime.sendMessage = (message) => {
    note("sent", message.type);
    const reply = send.call(browser.runtime, message);
    reply.then((value) => note("reply", message.type, value),
      (error) => note("rejected", message.type, String(error)));
    return reply;
  };
  browser.storage.onChanged.addListener((changes, area) => note(area, Object.keys(changes)));
}"""


@pytest.mark.parametrize("way", DEAD)
def test_a_start_that_is_not_carried_out_is_said_and_can_be_pressed_again(
    agreed: Browser, way: str
) -> None:
    open_popup_page(agreed)
    agreed.js(REPLACE_SEND.format(DEAD[way]))

    press(agreed)

    until(lambda: agreed.text("#title") == words("noAnswer"), "the title", timeout=ANSWERED)
    assert agreed.text("#text") == words("noAnswerText")
    assert agreed.js(ENABLED)
    agreed.js(RESTORE_SEND)
    press(agreed)
    until(lambda: is_taken(agreed), "the run")
    until(lambda: agreed.text("#title") != words("noAnswer"), "the words to go")


@pytest.mark.parametrize("answered_after", [0, 4])
def test_a_run_that_begins_or_ends_is_the_answer_to_a_press(
    agreed: Browser, site: LinkedIn, answered_after: int
) -> None:
    site.scene = Scene(draw_after=3)
    open_popup_page(agreed)
    agreed.js(REPLACE_SEND.format(LATE), answered_after)
    agreed.js(WATCH, words("noAnswer"))

    press(agreed)

    assert ending(agreed).outcome == "confirmed-off"
    assert not agreed.js("window.isWrong")
    until(lambda: agreed.text("#title").startswith("Off, confirmed"), "the end")


@pytest.mark.parametrize("page", ["pages/welcome.html", POPUP])
def test_an_acceptance_without_an_answer_is_said_and_can_be_pressed_again(
    browser: Browser, page: str
) -> None:
    browser.page(page)
    browser.js(REPLACE_SEND.format(DEAD["stays silent"]))

    browser.click("#accept")

    alert = "#notice [role=alert]"
    until(lambda: words("noAnswerText") in browser.text(alert), "the words", timeout=ANSWERED)
    browser.js(RESTORE_SEND)
    browser.click("#accept")
    until(lambda: browser.js("document.querySelector('#notice').hidden"), "the notice to go")


def test_storage_that_never_answers_counts_as_unreadable(agreed: Browser) -> None:
    open_popup_page(agreed)
    agreed.js(
        """() => { const get = browser.storage.local.get; browser.storage.local.get = (...keys) =>
          new Promise((resolve) => { window.answer = () => resolve(get(...keys)); }); }"""
    )
    agreed.storage_set(
        {"record:ai-training": {"reading": "on", "outcome": "", "proof": "", "at": 1}}
    )

    until(
        lambda: agreed.text("#title") == words("storageUnreadable"), "the title", timeout=ANSWERED
    )


def test_nothing_is_redrawn_under_a_pressed_pointer(agreed: Browser) -> None:
    """The redraw would disable the button, and the browser would send no click."""
    open_popup_page(agreed)
    agreed.js(
        """() => { window.seen = new Promise((resolve) => browser.storage.onChanged.addListener(
          (changes) => changes.chosen && setTimeout(resolve, 200, true))); }"""
    )
    x, y = agreed.js(
        """() => { const { x, y, width, height } = document.querySelector('#opt-out')
          .getBoundingClientRect(); return [x + width / 2, y + height / 2] }"""
    )
    agreed.js(LONG_PRESS)
    pointer(agreed, lambda mouse: mouse.move_to_location(round(x), round(y)).pointer_down())
    agreed.storage_set({"chosen": []})
    assert agreed.js("window.seen")

    assert agreed.js(ENABLED)
    pointer(agreed, lambda mouse: mouse.pointer_up())

    until(lambda: is_taken(agreed), "the run")


@pytest.mark.parametrize("rounds", [4, pytest.param(300, marks=pytest.mark.long)])
@pytest.mark.parametrize("place", ["tab", "popup"])
def test_a_press_right_after_the_acceptance_is_never_lost(
    browser: Browser, site: LinkedIn, place: str, rounds: int
) -> None:
    """A page of the setting is open, whose reading draws the popup again at that moment."""
    browser.new_tab(AI_PATH)
    until(lambda: browser.js("document.querySelector('[role=switch]') !== null"), "the switch")
    for number in range(rounds):
        accept_and_press(browser, place, stop=number % 4 == 3)

        browser.close_popup()
        browser.extension("api.runtime.sendMessage({ type: 'erase' })")
        until(lambda: "notice" not in browser.storage(), "everything to be erased")
        browser.switch(AI_PATH)
        browser.close_others()
        site.reset()


def accept_and_press(browser: Browser, place: str, *, stop: bool) -> None:
    """Accept the notice in a new popup, press the button at once, and wait for the answer.

    A background that was just stopped may leave the acceptance unanswered, which the popup says.
    """
    js: Callable[..., Any]
    if place == "tab":
        browser.page(POPUP)
        js, click = browser.js, browser.click
    else:
        browser.click_action()
        js, click = browser.popup, browser.popup_click
    until(lambda: js("document.querySelector('#accept') !== null"), "the notice")
    js(LOG)
    if stop:
        browser.stop_background()
    click("#accept")
    await_logged(js, lambda: js(ENABLED) or js(UNANSWERED))
    if not js(ENABLED):
        with suppress(TimeoutError):  # The first press may just have been answered.
            click("#accept")
        await_logged(js, lambda: js(ENABLED))
    click("#opt-out")
    title = "document.querySelector('#title').textContent"
    await_logged(js, lambda: is_taken(browser) or js(title) == words("noAnswer"))
    if place == "tab":
        browser.close_tab()


def await_logged(js: Callable[..., Any], is_answered: Callable[[], bool]) -> None:
    """Wait for the answer to a press; fail with the log of what happened."""
    try:
        until(is_answered, "an answer", timeout=ANSWERED)
    except TimeoutError as error:
        raise AssertionError(f"{error}; {json.dumps(js('window.log'), indent=1)}") from error


def is_taken(browser: Browser) -> bool:
    """Tell whether a run is under way or has ended."""
    values = browser.storage() | browser.storage("session")
    return "run" in values or "receipts:head" in values


def pointer(browser: Browser, move: Callable[[Any], Any]) -> None:
    """Move or press the mouse, and leave it so."""
    actions = ActionBuilder(browser.driver, duration=0)
    move(actions.pointer_action)
    actions.perform()
