"""The welcome page teaches how to keep the toolbar button in sight, in the browser in use."""

from tests.browser.drive import Browser
from tests.browser.drive.wait import until


def test_the_steps_are_those_of_this_browser(agreed: Browser) -> None:
    until(lambda: "puzzle piece" in agreed.text("#ready"), 5, "the steps")

    said = agreed.text("#ready")

    own = {"chromium": "Press the pin", "firefox": "Pin to Toolbar"}
    assert {name for name, words in own.items() if words in said} == {agreed.name}
    assert "under “Extensions”" not in said, "that is Firefox for Android"
