"""The interface of all browsers, and the code they share."""

import time
from abc import abstractmethod
from contextlib import suppress
from pathlib import Path
from typing import Any

from selenium.common.exceptions import NoSuchWindowException

from tests.browser.drive.measurements import RecordedRequest
from tests.browser.drive.script import CENTRE, READY, TEXTS
from tests.browser.drive.tabs import Tabs
from tests.browser.drive.wait import until
from tests.linkedin import ORIGIN

CLEAR_EXTENSION = """Promise.all([
  api.storage.local.clear(), api.storage.session.clear(), api.alarms.clearAll()])"""

# Seconds within which the events of a page that has just loaded have started the background.
SETTLED_AFTER = 1.0


class Browser(Tabs):
    """A running browser with the extension installed, on the simulated LinkedIn."""

    id: str
    """The extension's id."""
    _installed = True
    _altered = False
    """Whether more than tabs and stored data was changed, so that only a new installation helps."""

    def reset(self) -> None:
        """Restore the state after the start: reinstall the extension, close tabs, clear storage.

        This takes a fraction of a second. Chromium starts in one second and Firefox in four.
        """
        self._close_tabs()
        if self._installed:
            self._remove()
        self._clear_data()
        self._install()
        self._installed = True
        self._altered = False

    def clear(self) -> bool:
        """Remove what the site and the extension have stored, and close tabs; keep the extension.

        The extension is then as before the notice, with a new background. This costs a third of a
        reset. Return False if only a reset restores that state.
        """
        if self._altered or not self._installed:
            return False
        self._close_tabs()
        # What runs there must not write anything afterwards.
        if self.background_running():
            self.stop_background()

        def is_empty() -> bool:
            self.extension(CLEAR_EXTENSION)
            self._clear_site()
            # A run that ended with its tab may have been woken again, and have written its end.
            return not (self.storage() or self.storage("session"))

        until(is_empty, "the extension to be as before the notice")
        return True

    def _close_tabs(self) -> None:
        """Close all tabs but a new one."""
        self.close_popup()
        old = list(self._handles())
        self.driver.switch_to.new_window("tab")
        new = self.driver.current_window_handle
        for handle in old:
            with suppress(NoSuchWindowException):  # The extension closes its own tabs as well.
                self.driver.switch_to.window(handle)
                self.driver.close()
        self.driver.switch_to.window(new)

    @abstractmethod
    def _install(self) -> None:
        """Install the extension."""

    @abstractmethod
    def _remove(self) -> None:
        """Remove the extension and its data."""

    @abstractmethod
    def _clear_data(self) -> None:
        """Clear cookies, caches and other data of sites."""

    @abstractmethod
    def _clear_site(self) -> None:
        """Clear the same of LinkedIn, and nothing that the extension has stored."""

    # The card: Untrain's closed shadow root in LinkedIn's page.

    @abstractmethod
    def card(self, function: str, *args: object) -> Any:
        """Call a function with the card's shadow root; raise LookupError without a card."""

    def has_card(self) -> bool:
        """Tell whether the current page has a card."""
        try:
            return bool(self.card("() => true"))
        except LookupError:
            return False

    def card_texts(self) -> list[str]:
        """List the visible texts of the card."""
        texts: list[str] = self.card(TEXTS)
        return texts

    def card_click(self, selector: str) -> None:
        """Wait for an element of the card to be visible and ready, and click it with the mouse."""
        until(lambda: self.card(READY, selector), f"{selector} on the card to be ready")
        centre = until(lambda: self.card(CENTRE, selector), f"{selector} on the card")
        self.click_at(*centre)

    # The toolbar button and its popup.

    @abstractmethod
    def click_action(self) -> None:
        """Click the toolbar button, with the current tab in front, and wait for the popup."""

    @abstractmethod
    def popup_is_open(self) -> bool:
        """Tell whether the toolbar popup is open."""

    @abstractmethod
    def popup(self, expression: str, *args: object) -> Any:
        """Evaluate an expression in the toolbar popup; raise LookupError if it is not open."""

    @abstractmethod
    def popup_click(self, selector: str) -> None:
        """Click in the toolbar popup with a trusted event that counts as user activation."""

    @abstractmethod
    def popup_screenshot(self, path: Path) -> None:
        """Save a screenshot of the toolbar popup."""

    @abstractmethod
    def close_popup(self) -> None:
        """Close the toolbar popup if it is open."""

    # Inside the extension.

    @abstractmethod
    def extension(self, expression: str, *args: object) -> Any:
        """Evaluate an expression with the extension's APIs, without a tab and without waking it."""

    def badge(self) -> tuple[str, str]:
        """Return text and tooltip of the toolbar button."""
        text, title = self.extension(
            "Promise.all([api.action.getBadgeText({}), api.action.getTitle({})])"
        )
        return text, title

    def storage(self, area: str = "local") -> dict[str, Any]:
        """Return the content of one of the extension's storage areas."""
        values: dict[str, Any] = self.extension("(area) => api.storage[area].get(null)", area)
        return values

    def storage_set(self, values: dict[str, Any], area: str = "local") -> None:
        """Write values to one of the extension's storage areas."""
        self.extension("(area, values) => api.storage[area].set(values)", area, values)

    @abstractmethod
    def background_running(self) -> bool:
        """Tell whether the service worker or event page is running or starting."""

    @abstractmethod
    def stop_background(self) -> None:
        """Stop the service worker or event page as the browser does when it is idle."""

    def settle_background(self) -> None:
        """Stop the background until no earlier event starts it any more."""
        since = time.monotonic()

        def is_settled() -> bool:
            nonlocal since
            if self.background_running():
                self.stop_background()
                since = time.monotonic()
            return time.monotonic() - since > SETTLED_AFTER

        until(is_settled, "the background to stay stopped")

    @abstractmethod
    def recorded_requests(self) -> list[RecordedRequest]:
        """Return the requests logged with Options.record; call nothing else after this."""

    @abstractmethod
    def warnings(self) -> list[str]:
        """Return the sentences that the browser shows before it installs the extension."""

    @abstractmethod
    def install_beside(self, folder: Path) -> None:
        """Install another extension from a folder."""

    @abstractmethod
    def restart_extension(self) -> None:
        """Turn the extension off and on again, with a tab of another origin in front."""

    @abstractmethod
    def turn_extension_off(self) -> None:
        """Turn the extension off, with a tab of another origin in front."""

    def has_access(self) -> bool:
        """Tell whether the extension has access to LinkedIn."""
        contains = "(origin) => api.permissions.contains({ origins: [origin] })"
        return bool(self.extension(contains, f"{ORIGIN}/*"))

    @abstractmethod
    def withhold_access(self) -> None:
        """Take the extension's access to LinkedIn away."""

    @abstractmethod
    def grant_access(self) -> None:
        """Give the extension access to LinkedIn back, with the current tab in front again."""

    def uninstall(self) -> None:
        """Remove the extension and its data until the next reset."""
        self._remove()
        self._installed = False

    @abstractmethod
    def errors(self) -> list[str]:
        """List the errors and warnings of the extension that the browser has logged."""
