"""Firefox, driven by WebDriver, WebDriver BiDi and privileged code.

Privileged code is needed for the toolbar popup, closed shadow roots, the event page, the browser's
logs of errors and requests, memory, and the warnings before an installation.
"""

import base64
import json
import os
import re
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.firefox.service import Service

from tests.browser.drive.base import Browser
from tests.browser.drive.bidi import Bidi
from tests.browser.drive.compatibility import missing_internal_error
from tests.browser.drive.measurements import Footprint, RecordedRequest
from tests.browser.drive.script import CENTRE, ScriptError, outcome, program
from tests.browser.drive.wait import until
from tests.linkedin import ORIGIN

PRIVILEGED = Path(__file__).with_name("firefox-privileged.js").read_text()
# Errors that Firefox logs when a page is closed while it awaits an answer or runs a script. The
# page that would handle them is gone. And its warning when a switch in the server's HTML is read
# before the style sheets have come; it is read again then.
EXPECTED_ERRORS = (
    "context unloaded",
    "context is inactive",
    "Script terminated by timeout",
    "Layout was forced before the page was fully loaded",
)

# The error of privileged code for a Firefox module that it cannot find.
LACKS = re.compile(r"Firefox has no (\w+)")

SCHEME = "layout.css.prefers-color-scheme.content-override"
SCHEMES = {True: 0, False: 1}  # by whether the system is dark

API = "const api = globalThis.browser;"


class Firefox(Browser):
    """Firefox on the desktop."""

    name = "firefox"

    def _start(self) -> None:
        manifest = json.loads((self.build / "manifest.json").read_text())
        self.id = manifest["browser_specific_settings"]["gecko"]["id"]
        service = Service(
            self._driver_program(),
            log_output=str(self._log),
            env=os.environ | {"TMPDIR": self._folder},
            popen_kw={"process_group": self._guard.group},
        )
        options = self._browser_options()
        options.binary_location = self.found.browser
        self._driver = webdriver.Firefox(options=options, service=service)
        self.driver = self._driver
        self.driver.set_script_timeout(60)
        self.driver.set_page_load_timeout(20)
        self._bidi = Bidi(self.driver.capabilities["webSocketUrl"])
        self._install()
        self._check_internals()
        if self.options.record:
            self._privileged("record")

    def _install(self) -> None:
        self._driver.install_addon(str(self.build), temporary=True)
        self.base = self._privileged("base")  # Firefox generates a new one each time.

    def _check_internals(self) -> None:
        """Raise BrowserError if this Firefox lacks an internal API that privileged code uses."""
        if lacks := self._privileged("lacks"):
            raise missing_internal_error(self.name, self.version, " and no ".join(lacks))

    def _clean_up(self) -> None:
        if hasattr(self, "_bidi"):
            self._bidi.close()
        super()._clean_up()

    def _browser_options(self) -> webdriver.FirefoxOptions:
        options = webdriver.FirefoxOptions()
        options.set_capability("webSocketUrl", True)
        width, height = self.options.size
        arguments = ["-remote-allow-system-access", f"--width={width}", f"--height={height}"]
        for argument in [*arguments, *(["-headless"] if self.options.headless else [])]:
            options.add_argument(argument)
        options.accept_insecure_certs = True
        for name, value in self._preferences().items():
            options.set_preference(name, value)
        return options

    def _preferences(self) -> dict[str, str | int | bool]:
        return {
            **self.site.firefox_preferences,
            # Nobody would answer the prompt.
            "extensions.webextOptionalPermissionPrompts": False,
            SCHEME: SCHEMES[self.options.dark],
            "ui.systemUsesDarkTheme": int(self.options.dark),
            "browser.display.document_color_use": 2 if self.options.forced_colors else 0,
            "ui.prefersReducedMotion": int(self.options.reduced_motion),
            "layout.css.devPixelsPerPx": f"{self.options.scale:g}",
            "intl.accept_languages": self.options.language,
            "intl.l10n.pseudo": "bidi" if self.options.right_to_left else "",
            "browser.download.folderList": 2,  # the folder named next
            "browser.download.dir": str(self.downloads),
        }

    def _remove(self) -> None:
        self._privileged("closeHidden")
        self._driver.uninstall_addon(self.id)
        self._privileged("removeOldPopupViews")

    def _clear_data(self) -> None:
        self._privileged("forget")

    def _clear_site(self) -> None:
        self._privileged("forget", "linkedin.com")

    def _privileged(self, function: str, *args: object) -> Any:
        """Call a function of firefox-privileged.js and return its value."""
        expression = f"(...args) => ({PRIVILEGED})({json.dumps(self.id)}).{function}(...args)"
        try:
            with self._driver.context(self._driver.CONTEXT_CHROME):
                return self.js(expression, *args)
        except ScriptError as error:
            if lacks := LACKS.search(str(error)):
                raise missing_internal_error(self.name, self.version, lacks[1]) from error
            raise

    # Tabs.

    def _handles(self) -> dict[str, str]:
        tabs = self._bidi.call("browsingContext.getTree", maxDepth=0)["contexts"]
        return {each["context"]: each["url"] for each in tabs}

    def open_in_container(self, url: str, container: int) -> None:
        """Open a tab in a Firefox container, which has its own cookies and storage."""
        self._privileged("openInContainer", url, container)

    def _bring_to_front(self, handle: str) -> None:
        """Do nothing: WebDriver has already brought the tab to the front."""

    def set_asleep(self, url: str, *, asleep: bool) -> None:
        """Do nothing: Firefox freezes no tabs."""

    def set_viewport(self, width: int, height: int) -> None:
        """Resize the viewport of the current tab, in CSS pixels."""
        size = {"width": width, "height": height}
        tab = self.driver.current_window_handle
        self._bidi.call("browsingContext.setViewport", context=tab, viewport=size)
        until(lambda: self.js("[innerWidth, innerHeight]") == [width, height], "the new size")

    def set_dark_mode(self, *, dark: bool) -> None:
        """Simulate a dark or light system for all tabs."""
        self._privileged("prefer", SCHEME, SCHEMES[dark])
        applied = f"matchMedia('(prefers-color-scheme: dark)').matches === {str(dark).lower()}"
        until(lambda: self.js(applied), "the new colour scheme")

    def measure_footprint(self) -> Footprint:
        """Measure the resources of the current page."""
        return Footprint(*self._privileged("weigh"))

    # The card.

    def card(self, function: str, *args: object) -> Any:
        """Call a function with the card's shadow root; raise LookupError without a card."""
        source = program(f"(...args) => ({function})(root, ...args)", *args)
        answer = self._privileged("card", source)
        if answer is None:
            raise LookupError("the page has no card: no closed shadow root was found")
        return outcome(answer)

    # The popup.

    def click_action(self) -> None:
        """Click the toolbar button, with the current tab in front, and wait for the popup."""
        self.close_popup()
        self.driver.switch_to.window(self.driver.current_window_handle)
        self._privileged("clickAction")
        try:
            until(self.popup_is_open, "the popup to open")
        except TimeoutError as error:
            raise TimeoutError(f"{error}; {self._privileged('popupState')}") from error
        until(lambda: self.popup("document.readyState === 'complete'"), "the popup to load")

    def popup_is_open(self) -> bool:
        """Tell whether the toolbar popup is open."""
        return bool(self._privileged("popupIsOpen"))

    def popup(self, expression: str, *args: object) -> Any:
        """Evaluate an expression in the toolbar popup; raise LookupError if it is not open."""
        self._require_popup()
        return outcome(self._privileged("popup", f"{API} {program(expression, *args)}"))

    def popup_click(self, selector: str) -> None:
        """Click in the toolbar popup with a trusted event that counts as user activation."""
        centre = f"(name) => ({CENTRE})(document, name)"
        x, y = until(lambda: self.popup(centre, selector), f"{selector} to be seen")
        self._privileged("popupClick", x, y)

    def popup_screenshot(self, path: Path) -> None:
        """Save a screenshot of the toolbar popup."""
        self._require_popup()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(self._privileged("popupPicture")))

    def close_popup(self) -> None:
        """Close the toolbar popup if it is open."""
        self._privileged("closePopup")
        until(lambda: not self.popup_is_open(), "the popup to close")

    def _require_popup(self) -> None:
        if not self.popup_is_open():
            raise LookupError("the popup is not open")

    # Inside the extension.

    def extension(self, expression: str, *args: object) -> Any:
        """Evaluate an expression with the extension's APIs, without a tab and without waking it."""
        return outcome(self._privileged("hidden", f"{API} {program(expression, *args)}"))

    def background_running(self) -> bool:
        """Tell whether the event page is running or starting."""
        return self._privileged("backgroundState") in ("starting", "running")

    def stop_background(self) -> None:
        """Stop the event page, even while a listener is pending; an event may start a new one."""
        self._privileged("stopBackground")

    def recorded_requests(self) -> list[RecordedRequest]:
        """Return the requests logged with Options.record."""
        return [RecordedRequest(*each) for each in self._privileged("recorded")]

    def warnings(self) -> list[str]:
        """Return the sentences that the browser shows before it installs the extension."""
        sentences: list[str] = self._privileged("warnings")
        return sentences

    def install_beside(self, folder: Path) -> None:
        """Install another extension from a folder."""
        self._altered = True
        self._driver.install_addon(str(folder), temporary=True)

    def restart_extension(self) -> None:
        """Turn the extension off and on again, with a tab of another origin in front."""
        self.turn_extension_off()
        self._privileged("setEnabled", True)
        until(lambda: self._privileged("backgroundState"), "the extension to be back")

    def turn_extension_off(self) -> None:
        """Turn the extension off, with a tab of another origin in front."""
        self._altered = True
        self.leave_own_pages()
        self._privileged("closeHidden")
        self._privileged("setEnabled", False)

    def withhold_access(self) -> None:
        """Take the extension's access to LinkedIn away."""
        self._altered = True
        remove = "(origin) => api.permissions.remove({ origins: [origin] })"
        assert self.extension(remove, f"{ORIGIN}/*")

    def quarantine(self, host: str) -> None:
        """Keep extensions off a host, as Mozilla does with its list of quarantined domains."""
        self._altered = True
        self._privileged("prefer", "extensions.quarantinedDomains.list", host)

    def grant_access(self) -> None:
        """Give the extension access to LinkedIn back: Firefox requires a click in its own page."""
        tab = self.driver.current_window_handle
        self.page("popup/popup.html")
        self.click("#opt-out")
        until(self.has_access, "the access")
        self.driver.close()
        self.switch_to_handle(tab)

    def errors(self) -> list[str]:
        """List the errors and warnings of the extension in the browser console."""
        errors: list[str] = self._privileged("errors", self.base)
        return [each for each in errors if not any(part in each for part in EXPECTED_ERRORS)]
