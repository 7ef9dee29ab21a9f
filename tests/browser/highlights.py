"""Count the rings and read the marks that the extension draws in LinkedIn's pages."""

from tests.browser.drive import Browser

# The ring is an outline from the style sheet, or a node in the card's shadow root.
RINGED = """() => [...document.querySelectorAll('main *')]
  .filter((node) => getComputedStyle(node).outlineStyle === 'solid').length"""
RINGS = "(root) => root.querySelectorAll('.ring').length"
MARKS = "(root) => [...root.querySelectorAll('.ring-label')].map((each) => each.textContent)"


def rings(browser: Browser) -> int:
    """Count the rings of both kinds."""
    return int(browser.js(RINGED)) + int(browser.card(RINGS))
