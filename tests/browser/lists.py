"""Look at LinkedIn's lists of settings with the card and the marks of Untrain."""

from tests.browser.drive import Browser
from tests.browser.drive.wait import until

PILL = "(root) => root.querySelector('.pill')?.checkVisibility({ visibilityProperty: true })"


def unfold(browser: Browser) -> None:
    """Wait for the card of a list, which is folded if it has no room, and unfold it."""
    until(browser.has_card, "the card")
    browser.set_viewport(900, 900)
    until(lambda: browser.card(PILL), "the folded card")
    browser.card_click(".pill")
    until(lambda: not browser.card(PILL), "the card to open")
