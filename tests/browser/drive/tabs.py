"""The tabs of a browser, and the page in the current one."""

from abc import abstractmethod
from pathlib import Path
from typing import Any

from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder

from tests.browser.drive.lifecycle import Lifecycle
from tests.browser.drive.measurements import Footprint
from tests.browser.drive.script import CENTRE, outcome, program
from tests.browser.drive.wait import until
from tests.linkedin import ORIGIN


class Tabs(Lifecycle):
    """A running browser on the simulated LinkedIn."""

    base: str
    """The origin of the extension's own pages, without a slash at the end."""

    def open(self, url: str) -> None:
        """Load an address in the current tab; a path is loaded from LinkedIn."""
        self.driver.get(f"{ORIGIN}{url}" if url.startswith("/") else url)

    def new_tab(self, url: str = "about:blank") -> None:
        """Open a tab in the foreground, switch to it, and load an address."""
        self.driver.switch_to.new_window("tab")
        if url != "about:blank":
            self.open(url)

    def page(self, path: str) -> None:
        """Open one of the extension's own pages, such as popup/popup.html, in a new tab."""
        self.new_tab(f"{self.base}/{path}")

    def reload(self) -> None:
        """Reload the current page."""
        self.driver.refresh()

    @property
    def url(self) -> str:
        """The address of the current tab."""
        return self.driver.current_url

    def tabs(self) -> list[str]:
        """List the addresses of all tabs, without the popup."""
        return list(self._handles().values())

    @abstractmethod
    def _handles(self) -> dict[str, str]:
        """Map each tab's handle to its address, without touching the tab."""

    def has_tab(self, url: str) -> bool:
        """Tell whether a tab has an address that contains `url`."""
        return any(url in each for each in self.tabs())

    def switch(self, url: str) -> None:
        """Wait for a tab whose address contains `url`, and bring it to the front.

        A tab that is closed in the meantime does not count.
        """

        def switched() -> bool:
            found = next((key for key, each in self._handles().items() if url in each), "")
            if found:
                self.switch_to_handle(found)
            return bool(found)

        until(switched, f"a tab with {url!r} (the tabs are {self.tabs()})")

    def switch_to_handle(self, handle: str) -> None:
        """Bring the tab with a WebDriver handle to the front, in any window."""
        self.driver.switch_to.window(handle)
        self._bring_to_front(handle)

    @abstractmethod
    def _bring_to_front(self, handle: str) -> None:
        """Bring the current tab to the front of its window."""

    @abstractmethod
    def set_asleep(self, url: str, *, asleep: bool) -> None:
        """Freeze or wake the hidden tab whose address contains `url`, if the browser can."""

    def close_tab(self) -> None:
        """Close the current tab and switch to the first one left."""
        self.driver.close()
        first = next(iter(self._handles()))
        self.driver.switch_to.window(first)
        self._bring_to_front(first)

    def close_others(self) -> None:
        """Close all LinkedIn tabs except the current one."""
        current = self.driver.current_window_handle
        for handle, url in self._handles().items():
            if handle != current and url.startswith(ORIGIN):
                self.driver.switch_to.window(handle)
                self.driver.close()
        self.driver.switch_to.window(current)
        self._bring_to_front(current)

    def leave_own_pages(self) -> None:
        """Switch to the first tab of another origin, as the extension's own tabs may be closed."""
        handles = self._handles().items()
        self.driver.switch_to.window(next(key for key, url in handles if self.base not in url))

    @abstractmethod
    def set_viewport(self, width: int, height: int) -> None:
        """Resize the viewport of the current tab, in CSS pixels.

        A window of 1280 by 1024 at a zoom of 400 % has a viewport of 320 by 256.
        """

    @abstractmethod
    def set_dark_mode(self, *, dark: bool) -> None:
        """Simulate a dark or light system, at least for the current tab."""

    # Reading and clicking in the current page.

    def js(self, expression: str, *args: object) -> Any:
        """Evaluate an expression in the current page; see script.py."""
        text = self.driver.execute_async_script(
            f"{program(expression, *args)}.then(arguments[arguments.length - 1])"
        )
        return outcome(text)

    def text(self, selector: str) -> str:
        """Return the text of an element of the current page."""
        text = self.js("(name) => document.querySelector(name).innerText.trim()", selector)
        return str(text)

    def click(self, selector: str) -> None:
        """Wait for an element of the current page to be visible, and click it with the mouse."""
        centre = f"(name) => ({CENTRE})(document, name)"
        self.click_at(*until(lambda: self.js(centre, selector), f"{selector} to be seen"))

    def click_at(self, x: float, y: float) -> None:
        """Click a point of the current page, in CSS pixels, with the mouse."""
        actions = ActionBuilder(self.driver, duration=0)
        actions.pointer_action.move_to_location(round(x), round(y))  # type: ignore[no-untyped-call]
        actions.pointer_action.click()
        actions.perform()

    def tap(self, selector: str) -> None:
        """Wait for an element of the current page to be visible, and tap it.

        Where nothing simulates a finger, as in Firefox on the desktop, this is a click.
        """
        self.click(selector)

    def keys(self, *keys: str) -> None:
        """Press keys one after another, in the focused element."""
        chain = ActionChains(self.driver, duration=0)
        for key in keys:
            chain.send_keys(key)
        chain.perform()

    def screenshot(self, path: Path) -> None:
        """Save a screenshot of the current tab."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.driver.get_screenshot_as_png())

    @abstractmethod
    def measure_footprint(self) -> Footprint:
        """Measure the resources of the current page."""
