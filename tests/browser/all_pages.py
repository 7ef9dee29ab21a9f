"""Open every page of the extension with much in it, and find text that is cut off."""

from collections.abc import Callable

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.erase import open_erase_dialog
from tests.browser.history import open_history, store_sample
from tests.browser.page_reports import open_report
from tests.browser.rights import open_rights
from tests.browser.runs import open_popup_page
from tests.linkedin import AI_PATH

CUT_OFF = """(root = document.body) =>
  [...root.querySelectorAll('*')].filter((each) => each.checkVisibility()
  && !['TEXTAREA', 'SELECT'].includes(each.tagName) && each.scrollWidth > each.clientWidth + 1
  && getComputedStyle(each).overflowX !== 'visible' && each.clientWidth > 0)
  .map(({ outerHTML }) => outerHTML.slice(0, 80))"""
# Buttons whose text has more than three lines.
TALL = """[...document.querySelectorAll('button')].filter((each) => each.checkVisibility())
  .filter((each) => {
    const range = document.createRange();
    range.selectNodeContents(each);
    return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 3;
  }).map(({ outerHTML }) => outerHTML)"""


def popup(browser: Browser) -> None:
    """Open the popup's page after a failed run, when it has the most text."""
    failed = {"reading": "on", "outcome": "reverted", "proof": "clicked", "at": 1}
    browser.storage_set({"record:ai-training": failed})
    open_popup_page(browser)


def welcome(browser: Browser) -> None:
    """Open the welcome page after acceptance."""
    browser.page("pages/welcome.html")
    until(lambda: not browser.js("document.querySelector('#ready').hidden"), "the page")


def history(browser: Browser) -> None:
    """Open the history with receipts."""
    store_sample(browser, "history")
    open_history(browser)


def report(browser: Browser) -> None:
    """Open the ten-minute check with the report of a page that is open."""
    if not browser.has_tab(AI_PATH):
        browser.new_tab(AI_PATH)
    open_report(browser, "pages/report.html?setting=ai-training#check")


PAGES: dict[str, Callable[[Browser], None]] = {
    "popup": popup,
    "welcome": welcome,
    "options": open_erase_dialog,
    "history": history,
    "rights": open_rights,
    "report": report,
}
