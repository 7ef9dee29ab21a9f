"""The interface of all browsers, and the code they share."""

import shutil
import tempfile
from abc import ABC, abstractmethod
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Self

from selenium.common.exceptions import NoSuchWindowException, WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.remote.webdriver import WebDriver
from urllib3.exceptions import HTTPError

from tests.browser.drive.compatibility import refuse_full_disk, start_error
from tests.browser.drive.etc_overlay import driver_with_overlay
from tests.browser.drive.find import find
from tests.browser.drive.options import Options
from tests.browser.drive.processes import Guard
from tests.browser.drive.script import CENTRE, READY, TEXTS, outcome, program
from tests.browser.drive.wait import until
from tests.linkedin import ORIGIN, LinkedIn


@dataclass(frozen=True)
class RecordedRequest:
    """One request in the browser's own log."""

    url: str
    by: str
    """The origin that made the request; "" for the browser itself and for a person."""
    is_page: bool
    """Whether the request was a page load in a tab."""


@dataclass(frozen=True)
class Footprint:
    """The resources that a tab's document uses, including those of content scripts."""

    listeners: int
    nodes: int
    heap: int
    """Bytes after a garbage collection; in Firefox of the whole process."""


class Browser(ABC):
    """A running browser with the extension installed, on the simulated LinkedIn."""

    name: ClassVar[str]
    driver: WebDriver
    id: str
    """The extension's id."""
    base: str
    """The origin of the extension's own pages, without a slash at the end."""

    def __init__(self, site: LinkedIn, build: Path, options: Options | None = None) -> None:
        """Start a browser with a fresh profile and the extension of folder `build` installed.

        The browser loads www.linkedin.com from `site` and cannot reach the internet. Raise
        BrowserError if it is not installed or does not start.
        """
        self.found = find(self.name)
        refuse_full_disk()
        self.site = site
        self.build = build.resolve()
        self.options = options or Options()
        # The browser's profile is in this folder, which is removed at the end.
        self._folder = tempfile.mkdtemp(prefix="untrain-")
        self.downloads = Path(self._folder) / "downloads"
        """The folder for downloads."""
        self.downloads.mkdir()
        self._guard = Guard(Path(self._folder))
        self._installed = True
        try:
            self._start()
        except (WebDriverException, OSError) as error:
            log = self._save_log()
            self._clean_up()
            raise start_error(self.name, self.found, self.build, error, log) from error
        except BaseException:
            self._clean_up()
            raise

    def __enter__(self) -> Self:
        """Return the running browser."""
        return self

    def __exit__(self, *_: object) -> None:
        """Quit the browser."""
        self.quit()

    def quit(self) -> None:
        """Quit the browser, kill what is left of it, and remove its profile."""
        # The driver cannot quit a browser that a person has closed.
        with suppress(WebDriverException, HTTPError):
            self.driver.quit()
        self._clean_up()

    def _clean_up(self) -> None:
        self._guard.end()

    def _driver_program(self) -> str:
        """Return the program to start as the driver, with Options.etc if it is set."""
        etc = self.options.etc
        return (
            driver_with_overlay(self.found.driver, etc, Path(self._folder))
            if etc
            else self.found.driver
        )

    @property
    def _log(self) -> Path:
        """The log of the driver, which includes the browser's output."""
        return Path(self._folder) / "driver.log"

    def _save_log(self) -> str:
        """Copy the log next to the build, and return a sentence with its path."""
        if not self._log.exists():
            return ""
        copy = self.build.parent / f"{self.name}-driver.log"
        shutil.copyfile(self._log, copy)
        inside = copy.is_relative_to(Path.cwd())
        return f" The driver's log is {copy.relative_to(Path.cwd()) if inside else copy}."

    @property
    def version(self) -> str:
        """The browser's version."""
        return str(self.driver.capabilities["browserVersion"])

    @abstractmethod
    def _start(self) -> None:
        """Start the browser and install the extension."""

    def reset(self) -> None:
        """Restore the state after the start: reinstall the extension, close tabs, clear storage.

        This takes a fraction of a second. Chromium starts in one second and Firefox in four.
        """
        self.close_popup()
        first, *others = self.driver.window_handles
        for handle in others:
            with suppress(NoSuchWindowException):  # The extension closes its own tabs as well.
                self.driver.switch_to.window(handle)
                self.driver.close()
        self.driver.switch_to.window(first)
        self.driver.get("about:blank")
        if self._installed:
            self._remove()
        self._clear_data()
        self._install()
        self._installed = True

    @abstractmethod
    def _install(self) -> None:
        """Install the extension."""

    @abstractmethod
    def _remove(self) -> None:
        """Remove the extension and its data."""

    @abstractmethod
    def _clear_data(self) -> None:
        """Clear cookies, caches and other data of sites."""

    # Tabs and pages.

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

    def switch(self, url: str, timeout: float = 10) -> None:
        """Wait for a tab whose address contains `url`, and bring it to the front."""

        def handle() -> str:
            return next((key for key, each in self._handles().items() if url in each), "")

        found = until(handle, timeout, f"a tab with {url!r} (the tabs are {self.tabs()})")
        self.switch_to_handle(found)

    def switch_to_handle(self, handle: str) -> None:
        """Bring the tab with a WebDriver handle to the front, in any window."""
        self.driver.switch_to.window(handle)
        self._bring_to_front(handle)

    @abstractmethod
    def _bring_to_front(self, handle: str) -> None:
        """Bring the current tab to the front of its window."""

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
        self.click_at(*until(lambda: self.js(centre, selector), 10, f"{selector} to be seen"))

    def click_at(self, x: float, y: float) -> None:
        """Click a point of the current page, in CSS pixels, with the mouse."""
        actions = ActionBuilder(self.driver, duration=0)
        actions.pointer_action.move_to_location(round(x), round(y))  # type: ignore[no-untyped-call]
        actions.pointer_action.click()
        actions.perform()

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
        until(lambda: self.card(READY, selector), 10, f"{selector} on the card to be ready")
        centre = until(lambda: self.card(CENTRE, selector), 10, f"{selector} on the card")
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
        """Tell whether the service worker or event page is running."""

    @abstractmethod
    def stop_background(self) -> None:
        """Stop the service worker or event page as the browser does when it is idle."""

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

    def leave_own_pages(self) -> None:
        """Switch to the first tab of another origin, as the extension's own tabs may be closed."""
        handles = self._handles().items()
        self.driver.switch_to.window(next(key for key, url in handles if self.base not in url))

    def uninstall(self) -> None:
        """Remove the extension and its data until the next reset."""
        self._remove()
        self._installed = False

    @abstractmethod
    def errors(self) -> list[str]:
        """List the errors and warnings of the extension that the browser has logged."""
