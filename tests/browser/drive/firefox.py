"""Firefox: WebDriver and WebDriver BiDi, and privileged code for what neither of them offers.

Neither offers the true popup, what is in a closed shadow root, the event page, what the browser
itself notes (errors, requests, memory), or the browser's own words before an installation.
"""

import base64
import json
import os
import re
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.firefox.service import Service

from tests.browser.drive.base import Browser, Recorded, Weight
from tests.browser.drive.bidi import Bidi
from tests.browser.drive.fit import unknown_inside
from tests.browser.drive.script import CENTRE, ScriptError, outcome, program
from tests.browser.drive.wait import until

PRIVILEGED = Path(__file__).with_name("firefox-privileged.js").read_text()
# What Firefox notes when a page goes while it awaits an answer, or while a script of it runs; what
# would handle that went with the page.
GONE = ("context unloaded", "context is inactive", "Script terminated by timeout")

# How privileged code says that a module of Firefox's is nowhere it has ever been.
LACKS = re.compile(r"Firefox has no (\w+)")

SCHEME = "layout.css.prefers-color-scheme.content-override"
SCHEMES = {True: 0, False: 1}  # by whether it is dark

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
        self.driver.set_script_timeout(20)
        self.driver.set_page_load_timeout(20)
        self._bidi = Bidi(self.driver.capabilities["webSocketUrl"])
        self._install()
        self._refuse_unknown()
        if self.options.record:
            self._privileged("record")

    def _install(self) -> None:
        self._driver.install_addon(str(self.build), temporary=True)
        self.base = self._privileged("base")  # Firefox makes up another one each time.

    def _refuse_unknown(self) -> None:
        """Raise BrowserError if this Firefox has not all that privileged code is to find in it."""
        if lacks := self._privileged("lacks"):
            raise unknown_inside(self.name, self.version, " and no ".join(lacks))

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
            # A question that only a person can answer would never be answered.
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

    def _forget(self) -> None:
        self._privileged("forget")

    def _privileged(self, verb: str, *args: object) -> Any:
        """Call one of the functions of firefox-privileged.js and return its value."""
        expression = f"(...args) => ({PRIVILEGED})({json.dumps(self.id)}).{verb}(...args)"
        try:
            with self._driver.context(self._driver.CONTEXT_CHROME):
                return self.js(expression, *args)
        except ScriptError as error:
            if lacks := LACKS.search(str(error)):
                raise unknown_inside(self.name, self.version, lacks[1]) from error
            raise

    # Tabs.

    def _handles(self) -> dict[str, str]:
        tabs = self._bidi.call("browsingContext.getTree", maxDepth=0)["contexts"]
        return {each["context"]: each["url"] for each in tabs}

    def open_in_container(self, url: str, container: int) -> None:
        """Open a tab in a container of Firefox, where sites know nothing of those outside."""
        self._privileged("openInContainer", url, container)

    def _bring_to_front(self, handle: str) -> None:
        """WebDriver has done so already."""

    def view(self, width: int, height: int) -> None:
        """Let the current tab be so many CSS pixels large."""
        size = {"width": width, "height": height}
        tab = self.driver.current_window_handle
        self._bidi.call("browsingContext.setViewport", context=tab, viewport=size)
        until(lambda: self.js("[innerWidth, innerHeight]") == [width, height], what="the new size")

    def look(self, *, dark: bool) -> None:
        """Have the person's system be light or dark, for the current tab at least."""
        self._privileged("prefer", SCHEME, SCHEMES[dark])
        said = f"matchMedia('(prefers-color-scheme: dark)').matches === {str(dark).lower()}"
        until(lambda: self.js(said), what="the new look")

    def weigh(self) -> Weight:
        """Weigh the current page."""
        return Weight(*self._privileged("weigh"))

    # The card.

    def card(self, function: str, *args: object) -> Any:
        """Call a function with the card's shadow root; LookupError without a card."""
        source = program(f"(...args) => ({function})(root, ...args)", *args)
        answer = self._privileged("card", source)
        if answer is None:
            raise LookupError("the page has no card: no closed shadow root was found")
        return outcome(answer)

    # The popup.

    def click_action(self) -> None:
        """Click the toolbar button with the current tab in front, and wait for the popup."""
        self.close_popup()
        self.driver.switch_to.window(self.driver.current_window_handle)
        self._privileged("clickAction")
        until(self.popup_is_open, what="the popup to open")
        until(lambda: self.popup("document.readyState === 'complete'"), what="the popup to load")

    def popup_is_open(self) -> bool:
        """Tell whether the true popup is showing."""
        return bool(self._privileged("popupIsOpen"))

    def popup(self, expression: str, *args: object) -> Any:
        """Evaluate in the true popup; LookupError if it is not open."""
        self._require_popup()
        return outcome(self._privileged("popup", f"{API} {program(expression, *args)}"))

    def popup_click(self, selector: str) -> None:
        """Click in the true popup as a person does: trusted, and counted as their activity."""
        centre = f"(name) => ({CENTRE})(document, name)"
        x, y = until(lambda: self.popup(centre, selector), what=f"{selector} to be seen")
        self._privileged("popupClick", x, y)

    def popup_screenshot(self, path: Path) -> None:
        """Save a picture of the true popup."""
        self._require_popup()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(self._privileged("popupPicture")))

    def close_popup(self) -> None:
        """Close the popup, if it is open."""
        self._privileged("closePopup")
        until(lambda: not self.popup_is_open(), what="the popup to close")

    def _require_popup(self) -> None:
        if not self.popup_is_open():
            raise LookupError("the popup is not open")

    # The extension from inside.

    def extension(self, expression: str, *args: object) -> Any:
        """Evaluate with the extension's own rights, in no tab and without waking it."""
        return outcome(self._privileged("hidden", f"{API} {program(expression, *args)}"))

    def background_running(self) -> bool:
        """Tell whether the event page is running."""
        return bool(self._privileged("backgroundState") == "running")

    def stop_background(self) -> None:
        """Stop the event page as the browser does when it is idle; an event may start a new one."""
        self._privileged("stopBackground")

    def recorded(self) -> list[Recorded]:
        """Return what Options.record had noted, as the last thing that is asked of this browser."""
        return [Recorded(*each) for each in self._privileged("recorded")]

    def warnings(self) -> list[str]:
        """Return what the browser says before it installs the extension, sentence by sentence."""
        said: list[str] = self._privileged("warnings")
        return said

    def install_beside(self, folder: Path) -> None:
        """Install another extension beside ours, from a folder."""
        self._driver.install_addon(str(folder), temporary=True)

    def restart_extension(self) -> None:
        """Turn the extension off and on again, from a tab that is not its own."""
        self.leave_own_pages()
        self._privileged("closeHidden")
        self._privileged("turnOffAndOn")
        until(lambda: self._privileged("backgroundState"), what="the extension to be back")

    def errors(self) -> list[str]:
        """List the errors and warnings of the extension that the browser console has."""
        noted: list[str] = self._privileged("errors", self.base)
        return [each for each in noted if not any(part in each for part in GONE)]
