"""Look at LinkedIn's lists of settings with the card and the marks of Untrain."""

from tests.browser.drive import Browser
from tests.browser.drive.wait import until

OPEN = "(root) => root.querySelector('.card:not(.folded)') !== null"
PILL = "(root) => root.querySelector('.pill')?.checkVisibility({ visibilityProperty: true })"


def unfold(browser: Browser) -> None:
    """Wait for the card of a list, which is folded if it has no room, and unfold it."""
    until(browser.has_card, "the card")
    browser.set_viewport(900, 900)
    until(lambda: browser.card(PILL), "the folded card")

    def is_open() -> bool:
        # The pill moves once the page has its new size, maybe from under the pointer.
        if browser.card(PILL):
            browser.card_click(".pill")
        return bool(browser.card(OPEN))

    until(is_open, "the card to open")
