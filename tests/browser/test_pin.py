"""The welcome page explains how to pin the toolbar button in the current browser."""

from tests.browser.conftest import Launch, accept_notice
from tests.browser.drive import Browser, Options
from tests.browser.drive.wait import until


def test_the_steps_to_pin_the_button_are_those_of_the_browser(agreed: Browser) -> None:
    agreed.page("pages/welcome.html")
    until(lambda: agreed.js("document.querySelector('#ready').checkVisibility()"), "the steps")
    until(lambda: "puzzle piece" in agreed.text("#ready"), "the steps")

    text = agreed.text("#ready")

    own = {"chromium": "Press the pin", "firefox": "Pin to Toolbar"}
    assert {name for name, words in own.items() if words in text} == {agreed.name}
    assert "under “Extensions”" not in text, "that is for Firefox for Android"


# The strokes and fills of the drawing, and the colour of the words around it.
COLOURS = """() => [getComputedStyle(document.body).color,
  getComputedStyle(document.querySelector('.puzzle')).fill,
  getComputedStyle(document.querySelector('.line')).stroke]"""


def test_the_drawing_takes_the_forced_colours_of_the_text(launch: Launch) -> None:
    browser = launch(Options(forced_colors=True))
    accept_notice(browser)
    until(lambda: "puzzle piece" in browser.text("#ready"), "the steps")

    assert len(set(browser.js(COLOURS))) == 1
