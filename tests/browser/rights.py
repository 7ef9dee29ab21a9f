"""Open the page about other rights, and select a region there."""

from tests.browser.drive import Browser
from tests.browser.drive.wait import until

PAGE = "pages/rights.html"
SHOWN = """[...document.querySelectorAll('.right')].filter(({ hidden }) => !hidden)
  .map(({ id }) => id)"""
DRAWN = """() => { const rights = [...document.querySelectorAll('.right')];
  return rights.length > 0 && rights.every(({ dataset }) => dataset.due); }"""
SELECT = """(id) => { const list = document.querySelector('#region'); list.value = id;
  document.querySelector('#region-guessed').hidden = false; // Drawing the choice hides it.
  list.dispatchEvent(new Event('change', { bubbles: true })); }"""


def open_rights(browser: Browser) -> None:
    """Open the page and wait until it is drawn."""
    browser.page(PAGE)
    until(lambda: browser.js(DRAWN), "the rights")


def select_region(browser: Browser, region: str) -> None:
    """Select a region and wait until the choice is stored and drawn."""
    browser.js(SELECT, region)
    until(lambda: browser.storage().get("region") == region, "the choice to be stored")
    guessed = "document.querySelector('#region-guessed').hidden"
    until(lambda: browser.js(guessed), "the choice to be drawn")
