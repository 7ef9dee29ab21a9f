"""The verbs that every browser has, and what is the same in each of them."""

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

from tests.browser.drive.find import find
from tests.browser.drive.fit import refuse_full_disk, start_error
from tests.browser.drive.laid_over import laid_over
from tests.browser.drive.options import Options
from tests.browser.drive.processes import Guard
from tests.browser.drive.script import CENTRE, READY, TEXTS, outcome, program
from tests.browser.drive.wait import until
from tests.linkedin import ORIGIN, LinkedIn


@dataclass(frozen=True)
class Recorded:
    """One request that the browser itself noted, whoever made it."""

    url: str
    by: str
    """The origin that asked for it; "" for the browser itself and its person."""
    is_page: bool
    """Whether a page was to be opened in a tab."""


@dataclass(frozen=True)
class Weight:
    """What the document of a tab holds, with every script that runs in it."""

    listeners: int
    nodes: int
    heap: int
    """Bytes, after the garbage was collected; of its whole process in Firefox."""


class Browser(ABC):
    """A running browser with the extension in it, on a LinkedIn that is served by the tests."""

    name: ClassVar[str]
    driver: WebDriver
    id: str
    """The extension's id, as other extensions know it."""
    base: str
    """The origin of the extension's own pages, without a slash at the end."""

    def __init__(self, site: LinkedIn, build: Path, options: Options | None = None) -> None:
        """Start a browser with a fresh profile and the extension of folder `build` installed.

        www.linkedin.com is `site` for it, and it cannot reach the internet. Raise BrowserError if
        there is none, or if it does not start.
        """
        self.found = find(self.name)
        refuse_full_disk()
        self.site = site
        self.build = build.resolve()
        self.options = options or Options()
        # The browser's profile lands in here, so that nothing is left behind.
        self._folder = tempfile.mkdtemp(prefix="untrain-")
        self.downloads = Path(self._folder) / "downloads"
        """Where files land that a page gives to its person."""
        self.downloads.mkdir()
        self._guard = Guard(Path(self._folder))
        self._installed = True
        try:
            self._start()
        except (WebDriverException, OSError) as error:
            log = self._keep_log()
            self._clean_up()
            raise start_error(self.name, self.found, self.build, error, log) from error
        except BaseException:
            self._clean_up()
            raise

    def __enter__(self) -> Self:
        """Give the running browser."""
        return self

    def __exit__(self, *_: object) -> None:
        """Quit it, whatever happened."""
        self.quit()

    def quit(self) -> None:
        """Close the browser; end what is left of it; remove its profile."""
        # A browser that its person has closed cannot be told to quit.
        with suppress(WebDriverException, HTTPError):
            self.driver.quit()
        self._clean_up()

    def _clean_up(self) -> None:
        self._guard.end()

    def _driver_program(self) -> str:
        """Return what to start as the driver, so that it and its browser find what they are to."""
        etc = self.options.etc
        return laid_over(self.found.driver, etc, Path(self._folder)) if etc else self.found.driver

    @property
    def _log(self) -> Path:
        """Where the driver writes what it and the browser say."""
        return Path(self._folder) / "driver.log"

    def _keep_log(self) -> str:
        """Copy the log to beside the build, and say where it is."""
        if not self._log.exists():
            return ""
        kept = self.build.parent / f"{self.name}-driver.log"
        shutil.copyfile(self._log, kept)
        inside = kept.is_relative_to(Path.cwd())
        return f" The driver's log is {kept.relative_to(Path.cwd()) if inside else kept}."

    @property
    def version(self) -> str:
        """The browser's version, as it says itself."""
        return str(self.driver.capabilities["browserVersion"])

    @abstractmethod
    def _start(self) -> None:
        """Start the browser and install the extension."""

    def renew(self) -> None:
        """Make all as it was after the start: extension, tabs and what was stored.

        This takes a fraction of a second, where Chromium starts in one and Firefox in four.
        """
        self.close_popup()
        first, *others = self.driver.window_handles
        for handle in others:
            with suppress(NoSuchWindowException):  # The extension closes tabs of its own as well.
                self.driver.switch_to.window(handle)
                self.driver.close()
        self.driver.switch_to.window(first)
        self.driver.get("about:blank")
        if self._installed:
            self._remove()
        self._forget()
        self._install()
        self._installed = True

    @abstractmethod
    def _install(self) -> None:
        """Install the extension."""

    @abstractmethod
    def _remove(self) -> None:
        """Remove the extension, and its data with it."""

    @abstractmethod
    def _forget(self) -> None:
        """Clear what sites stored: cookies, caches and the like."""

    # Tabs and pages.

    def open(self, url: str) -> None:
        """Load an address in the current tab; one that starts with a slash is LinkedIn's."""
        self.driver.get(f"{ORIGIN}{url}" if url.startswith("/") else url)

    def new_tab(self, url: str = "about:blank") -> None:
        """Open a tab in front, make it the current one, and load an address in it."""
        self.driver.switch_to.new_window("tab")
        if url != "about:blank":
            self.open(url)

    def page(self, path: str) -> None:
        """Open one of the extension's own pages, such as popup/popup.html, in a new tab."""
        self.new_tab(f"{self.base}/{path}")

    def reload(self) -> None:
        """Load the current page afresh."""
        self.driver.refresh()

    @property
    def url(self) -> str:
        """The address of the current tab."""
        return self.driver.current_url

    def tabs(self) -> list[str]:
        """List the addresses of all tabs; the popup is none."""
        return list(self._handles().values())

    @abstractmethod
    def _handles(self) -> dict[str, str]:
        """Map each tab's handle to its address, without touching the tab."""

    def has_tab(self, url: str) -> bool:
        """Tell whether the address of some tab contains `url`."""
        return any(url in each for each in self.tabs())

    def switch(self, url: str, timeout: float = 10) -> None:
        """Bring the tab whose address contains `url` to the front, waiting until it exists."""

        def handle() -> str:
            return next((key for key, each in self._handles().items() if url in each), "")

        found = until(handle, timeout, f"a tab with {url!r} (the tabs are {self.tabs()})")
        self.to_handle(found)

    def to_handle(self, handle: str) -> None:
        """Bring the tab with a WebDriver handle to the front, in whichever window it is."""
        self.driver.switch_to.window(handle)
        self._bring_to_front(handle)

    @abstractmethod
    def _bring_to_front(self, handle: str) -> None:
        """Show the tab that was switched to, as its person would see it."""

    def close_tab(self) -> None:
        """Close the current tab and go to the first that is left."""
        self.driver.close()
        first = next(iter(self._handles()))
        self.driver.switch_to.window(first)
        self._bring_to_front(first)

    def close_others(self) -> None:
        """Close all tabs of LinkedIn but the current one."""
        kept = self.driver.current_window_handle
        for handle, url in self._handles().items():
            if handle != kept and url.startswith(ORIGIN):
                self.driver.switch_to.window(handle)
                self.driver.close()
        self.driver.switch_to.window(kept)
        self._bring_to_front(kept)

    @abstractmethod
    def view(self, width: int, height: int) -> None:
        """Let the current tab be so many CSS pixels large.

        320 by 256 is what is left of a window of 1280 by 1024 at a zoom of 400 %.
        """

    @abstractmethod
    def look(self, *, dark: bool) -> None:
        """Have the person's system be light or dark, for the current tab at least."""

    # Reading and clicking in the current page.

    def js(self, expression: str, *args: object) -> Any:
        """Evaluate in the current page; see script.py for what an expression may be."""
        text = self.driver.execute_async_script(
            f"{program(expression, *args)}.then(arguments[arguments.length - 1])"
        )
        return outcome(text)

    def text(self, selector: str) -> str:
        """Return the text of an element of the current page."""
        shown = self.js("(name) => document.querySelector(name).innerText.trim()", selector)
        return str(shown)

    def click(self, selector: str) -> None:
        """Click an element of the current page, once it is seen, with the real mouse pointer."""
        centre = f"(name) => ({CENTRE})(document, name)"
        self.click_at(*until(lambda: self.js(centre, selector), 10, f"{selector} to be seen"))

    def click_at(self, x: float, y: float) -> None:
        """Click a point of the current page, in CSS pixels, with the real mouse pointer."""
        actions = ActionBuilder(self.driver, duration=0)
        actions.pointer_action.move_to_location(round(x), round(y))  # type: ignore[no-untyped-call]
        actions.pointer_action.click()
        actions.perform()

    def keys(self, *keys: str) -> None:
        """Press keys one after another, in whatever has the focus."""
        chain = ActionChains(self.driver, duration=0)
        for key in keys:
            chain.send_keys(key)
        chain.perform()

    def screenshot(self, path: Path) -> None:
        """Save a picture of what the current tab shows."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.driver.get_screenshot_as_png())

    @abstractmethod
    def weigh(self) -> Weight:
        """Weigh the current page."""

    # The card: our one closed shadow root in LinkedIn's page.

    @abstractmethod
    def card(self, function: str, *args: object) -> Any:
        """Call a function with the card's shadow root; LookupError without a card."""

    def has_card(self) -> bool:
        """Tell whether the current page has a card."""
        try:
            return bool(self.card("() => true"))
        except LookupError:
            return False

    def card_texts(self) -> list[str]:
        """List the texts that a person can read on the card."""
        texts: list[str] = self.card(TEXTS)
        return texts

    def card_click(self, selector: str) -> None:
        """Click an element of the card, once it is seen and ready, with the real mouse pointer."""
        until(lambda: self.card(READY, selector), 10, f"{selector} on the card to be ready")
        centre = until(lambda: self.card(CENTRE, selector), 10, f"{selector} on the card")
        self.click_at(*centre)

    # The toolbar button and its popup.

    @abstractmethod
    def click_action(self) -> None:
        """Click the toolbar button with the current tab in front, and wait for the popup."""

    @abstractmethod
    def popup_is_open(self) -> bool:
        """Tell whether the true popup is showing."""

    @abstractmethod
    def popup(self, expression: str, *args: object) -> Any:
        """Evaluate in the true popup; LookupError if it is not open."""

    @abstractmethod
    def popup_click(self, selector: str) -> None:
        """Click in the true popup as a person does: trusted, and counted as their activity."""

    @abstractmethod
    def popup_screenshot(self, path: Path) -> None:
        """Save a picture of the true popup."""

    @abstractmethod
    def close_popup(self) -> None:
        """Close the popup, if it is open."""

    # The extension from inside.

    @abstractmethod
    def extension(self, expression: str, *args: object) -> Any:
        """Evaluate with the extension's own rights, in no tab and without waking it."""

    def badge(self) -> tuple[str, str]:
        """Return the text and the tooltip that the toolbar button has on every tab."""
        text, title = self.extension(
            "Promise.all([api.action.getBadgeText({}), api.action.getTitle({})])"
        )
        return text, title

    def storage(self, area: str = "local") -> dict[str, Any]:
        """Return all that the extension keeps in a storage area."""
        kept: dict[str, Any] = self.extension("(area) => api.storage[area].get(null)", area)
        return kept

    def storage_set(self, values: dict[str, Any], area: str = "local") -> None:
        """Put values into one of the extension's storage areas."""
        self.extension("(area, values) => api.storage[area].set(values)", area, values)

    @abstractmethod
    def background_running(self) -> bool:
        """Tell whether the service worker or event page is running."""

    @abstractmethod
    def stop_background(self) -> None:
        """Stop the service worker or event page as the browser does when it is idle."""

    @abstractmethod
    def recorded(self) -> list[Recorded]:
        """Return what Options.record had noted, as the last thing that is asked of this browser."""

    @abstractmethod
    def warnings(self) -> list[str]:
        """Return what the browser says before it installs the extension, sentence by sentence."""

    @abstractmethod
    def install_beside(self, folder: Path) -> None:
        """Install another extension beside ours, from a folder."""

    @abstractmethod
    def restart_extension(self) -> None:
        """Turn the extension off and on again, from a tab that is not its own."""

    def leave_own_pages(self) -> None:
        """Go to the first tab that is not the extension's, which may be closed under us."""
        handles = self._handles().items()
        self.driver.switch_to.window(next(key for key, url in handles if self.base not in url))

    def uninstall(self) -> None:
        """Remove the extension, and its data with it, until the next test."""
        self._remove()
        self._installed = False

    @abstractmethod
    def errors(self) -> list[str]:
        """List the errors and warnings of the extension that the browser has noted."""
