"""Erase all data on the options page, as a person does."""

from tests.browser.drive import Browser
from tests.browser.drive.wait import until

PAGE = "pages/options.html"
# The options above the confirmation go a moment later.
ERASED = "!document.querySelector('#erased').hidden && document.querySelector('#options').hidden"
DIALOG_OPEN = "document.querySelector('#sure').open"


def open_erase_dialog(browser: Browser) -> None:
    """Open the options, press the erase button, and wait for the dialog."""
    browser.page(PAGE)
    browser.click("#erase")
    until(lambda: browser.js(DIALOG_OPEN), "the dialog")


def erase(browser: Browser) -> None:
    """Erase all data as a person does, and wait for the confirmation."""
    open_erase_dialog(browser)
    browser.click("#erase-now")
    until(lambda: browser.js(ERASED), "the confirmation")
