"""The welcome page explains how to pin the toolbar button in the current browser."""

from tests.browser.drive import Browser
from tests.browser.drive.wait import until


def test_the_steps_to_pin_the_button_are_those_of_the_browser(agreed: Browser) -> None:
    until(lambda: "puzzle piece" in agreed.text("#ready"), 5, "the steps")

    text = agreed.text("#ready")

    own = {"chromium": "Press the pin", "firefox": "Pin to Toolbar"}
    assert {name for name, words in own.items() if words in text} == {agreed.name}
    assert "under “Extensions”" not in text, "that is for Firefox for Android"
