"""Chromium, driven by WebDriver and the Chrome DevTools Protocol."""

import base64
import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from tests.browser.drive.base import Browser
from tests.browser.drive.cdp import Cdp, CdpError
from tests.browser.drive.chromium_card import call_in_card
from tests.browser.drive.chromium_options import chromium_options
from tests.browser.drive.compatibility import missing_internal_error
from tests.browser.drive.measurements import Footprint, RecordedRequest
from tests.browser.drive.net_log import requests_in
from tests.browser.drive.script import CENTRE, outcome, program
from tests.browser.drive.wait import until
from tests.linkedin import ORIGIN

API = "const api = globalThis.browser ?? globalThis.chrome;"

# A popup grows with its page, up to 600 pixels. Heights may differ by half a pixel.
FITS = "innerHeight >= Math.min(590, document.documentElement.scrollHeight - 1)"


class Chromium(Browser):
    """Chromium and browsers based on it."""

    name = "chromium"

    def _start(self) -> None:
        guarded = {"process_group": self._guard.group}
        service = Service(
            self._driver_program(),
            log_output=str(self._log),
            env=self._environment(),
            popen_kw=guarded,
        )
        options = chromium_options(self.options, self.site, self.downloads, self._net_log)
        options.binary_location = self.found.browser
        self._driver = webdriver.Chrome(options=options, service=service)
        self.driver = self._driver
        self.driver.set_script_timeout(60)
        self.driver.set_page_load_timeout(20)
        self._cdp = Cdp(self.driver.capabilities["goog:chromeOptions"]["debuggerAddress"])
        self._install()

    def _install(self) -> None:
        try:
            self.id = self._cdp.call("Extensions.loadUnpacked", path=str(self.build))["id"]
        except CdpError as error:
            if "wasn't found" in str(error) or "not allowed" in str(error).lower():
                raise missing_internal_error(
                    self.name, self.version, "Extensions.loadUnpacked"
                ) from error
            raise
        self.base = f"chrome-extension://{self.id}"
        self._popup = ""  # the target of the popup, once it was open
        self._hidden = ""  # the session of an extension page without a tab

    @property
    def _net_log(self) -> Path:
        return Path(self._folder) / "net-log.json"

    def _environment(self) -> dict[str, str]:
        language = self.options.language.replace("-", "_")
        return os.environ | {"TMPDIR": self._folder, "LANGUAGE": language}

    def _clean_up(self) -> None:
        if hasattr(self, "_cdp"):
            self._cdp.close()
        super()._clean_up()

    def _remove(self) -> None:
        self._cdp.call("Extensions.uninstall", id=self.id)

    def _clear_site(self) -> None:
        self._clear_data()  # It leaves the extension's storage alone.

    def _clear_data(self) -> None:
        self._cdp.call("Storage.clearCookies")
        for command, values in (
            ("Network.clearBrowserCache", {}),
            ("Storage.clearDataForOrigin", {"origin": ORIGIN, "storageTypes": "all"}),
        ):
            self._driver.execute_cdp_cmd(command, values)

    # Tabs.

    def _handles(self) -> dict[str, str]:
        # A handle is the id of a target. Keep WebDriver's order.
        targets = {each["targetId"]: each["url"] for each in self._cdp.targets("page")}
        handles = self.driver.window_handles
        return {key: targets[key] for key in handles if key in targets and key != self._popup}

    def _bring_to_front(self, handle: str) -> None:
        self._cdp.call("Target.activateTarget", targetId=handle)

    def set_asleep(self, url: str, *, asleep: bool) -> None:
        """Freeze or wake the hidden tab whose address contains `url`, as an energy saver does."""
        handle = next(key for key, each in self._handles().items() if url in each)
        self._cdp.set_lifecycle_state(handle, "frozen" if asleep else "active")

    def set_viewport(self, width: int, height: int) -> None:
        """Resize the viewport of the current tab, in CSS pixels."""
        size = {"width": width, "height": height, "deviceScaleFactor": 0, "mobile": False}
        self._driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def tap(self, selector: str) -> None:
        """Wait for an element of the current page to be visible, and tap it."""
        centre = f"(name) => ({CENTRE})(document, name)"
        x, y = until(lambda: self.js(centre, selector), f"{selector} to be seen")
        touch, send = [{"x": round(x), "y": round(y)}], self._driver.execute_cdp_cmd
        send("Emulation.setTouchEmulationEnabled", {"enabled": True, "maxTouchPoints": 1})
        send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": touch})
        send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def set_dark_mode(self, *, dark: bool) -> None:
        """Simulate a dark or light system for the current tab."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})

    def measure_footprint(self) -> Footprint:
        """Measure the resources of the current page."""
        found = self.metrics()
        names = ("JSEventListeners", "Nodes", "JSHeapUsedSize")
        return Footprint(*(int(found[name]) for name in names))

    def metrics(self) -> dict[str, float]:
        """Return the metrics of the current page by name, as they are after a garbage collection.

        Durations are in seconds, since the page's process first measured, and without that
        collection. The names are those of Performance.getMetrics in the Chrome DevTools Protocol.
        """
        self._driver.execute_cdp_cmd("Performance.enable", {})
        before = self._metrics()
        self._driver.execute_cdp_cmd("HeapProfiler.collectGarbage", {})
        durations = {name: value for name, value in before.items() if name.endswith("Duration")}
        return self._metrics() | durations

    def _metrics(self) -> dict[str, float]:
        metrics = self._driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
        return {each["name"]: each["value"] for each in metrics}

    # The card.

    def card(self, function: str, *args: object) -> Any:
        """Call a function with the card's shadow root; raise LookupError without a card."""
        return call_in_card(self._cdp, self.driver.current_window_handle, function, *args)

    # The popup.

    def click_action(self) -> None:
        """Click the toolbar button, with the current tab in front, and wait for the popup."""
        self.close_popup()
        self._bring_to_front(self.driver.current_window_handle)
        before = {each["targetId"] for each in self._cdp.targets("page")}
        self._cdp.call("Extensions.triggerAction", id=self.id, targetId=self._tab_in_front())

        def opened() -> str:
            pages = self._cdp.targets("page", self.base)
            return next((each["targetId"] for each in pages if each["targetId"] not in before), "")

        self._popup = until(opened, "the popup to open")
        # The target is listed before its document has loaded.
        until(self._popup_has_loaded, "the popup to load")

    def _tab_in_front(self) -> str:
        """Return the tab target of the current tab, which differs from its page target."""
        tabs = self._cdp.targets("tab", self.driver.current_url)
        if not tabs:
            raise LookupError(f"no tab shows {self.driver.current_url}")
        return tabs[-1]["targetId"]

    def _popup_has_loaded(self) -> bool:
        ready = self.popup("document.readyState === 'complete' && location.protocol")
        return bool(ready == "chrome-extension:")

    def popup_is_open(self) -> bool:
        """Tell whether the toolbar popup is open."""
        return any(each["targetId"] == self._popup for each in self._cdp.targets("page"))

    def popup(self, expression: str, *args: object) -> Any:
        """Evaluate an expression in the toolbar popup; raise LookupError if it is not open."""
        with self._popup_session() as session:
            return self._evaluate(session, expression, *args)

    def popup_click(self, selector: str) -> None:
        """Click in the toolbar popup with a trusted event that counts as user activation."""
        until(lambda: self.popup(FITS), "the popup's window to fit")
        centre = f"(name) => ({CENTRE})(document, name)"
        x, y = until(lambda: self.popup(centre, selector), f"{selector} to be seen")
        mouse = {"x": x, "y": y, "button": "left", "clickCount": 1}
        # The click may close the popup before Chromium answers.
        with self._popup_session() as session, suppress(CdpError):
            for kind in ("mousePressed", "mouseReleased"):
                self._cdp.call("Input.dispatchMouseEvent", session, type=kind, **mouse)

    def popup_screenshot(self, path: Path) -> None:
        """Save a screenshot of the toolbar popup, after its window has grown to fit its page."""
        until(lambda: self.popup(FITS), "the popup's window to fit")
        with self._popup_session() as session:
            picture = self._cdp.call("Page.captureScreenshot", session)["data"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(picture))

    def close_popup(self) -> None:
        """Close the toolbar popup if it is open."""
        if self.popup_is_open():
            self._cdp.call("Target.closeTarget", targetId=self._popup)
            until(lambda: not self.popup_is_open(), "the popup to close")

    def _popup_session(self) -> Any:
        if not self.popup_is_open():
            raise LookupError("the popup is not open")
        return self._cdp.session(self._popup)

    # Inside the extension.

    def extension(self, expression: str, *args: object) -> Any:
        """Evaluate an expression with the extension's APIs, without a tab and without waking it."""
        return self._evaluate(self._hidden_page(), expression, *args)

    def background_running(self) -> bool:
        """Tell whether the service worker is running or starting."""
        return bool(self._cdp.targets("service_worker", self.base))

    def stop_background(self) -> None:
        """Stop the service worker as the browser does when it is idle; an event may wake it."""
        session = self._hidden_page()
        self._cdp.call("ServiceWorker.enable", session)
        # The answer comes only after the workers have stopped.
        self._cdp.call("ServiceWorker.stopAllWorkers", session)

    def recorded_requests(self) -> list[RecordedRequest]:
        """Close the browser, so that it completes its log, and return the logged requests."""
        self._cdp.call("Browser.close")
        log = until(self._read_net_log, "Chromium to write its log of requests")
        return requests_in(log)

    def _read_net_log(self) -> Any:
        try:
            return json.loads(self._net_log.read_text())
        except ValueError:
            return None

    def warnings(self) -> list[str]:
        """Return the sentences that the browser shows before it installs the extension."""
        manifest = (self.build / "manifest.json").read_text()
        call = "(manifest) => api.management.getPermissionWarningsByManifest(manifest)"
        sentences: list[str] = self.extension(call, manifest)
        return sentences

    def install_beside(self, folder: Path) -> None:
        """Install another extension from a folder."""
        self._altered = True
        self._cdp.call("Extensions.loadUnpacked", path=str(folder))

    def restart_extension(self) -> None:
        """Turn the extension off and on again, with a tab of another origin in front."""
        self.turn_extension_off()
        self._set_enabled(True)

    def turn_extension_off(self) -> None:
        """Turn the extension off, with a tab of another origin in front."""
        self.leave_own_pages()
        self._set_enabled(False)
        self._popup = self._hidden = ""  # They were closed.

    def _set_enabled(self, enabled: bool) -> None:
        self._altered = True
        call = "(id, on) => chrome.management.setEnabled(id, on)"
        self._on_extensions_page(call, self.id, enabled)

    def withhold_access(self) -> None:
        """Take the extension's access to LinkedIn away: it gets it only on a click."""
        self._set_host_access("ON_CLICK")

    def grant_access(self) -> None:
        """Give the extension access to LinkedIn back."""
        self._set_host_access("ON_ALL_SITES")

    def _set_host_access(self, access: str) -> None:
        self._altered = True
        call = "(values) => chrome.developerPrivate.updateExtensionConfiguration(values)"
        self._on_extensions_page(call, {"extensionId": self.id, "hostAccess": access})
        until(lambda: self.has_access() is (access == "ON_ALL_SITES"), access)

    def errors(self) -> list[str]:
        """List the errors and warnings that chrome://extensions shows for the extension."""
        info = "(id) => chrome.developerPrivate.getExtensionInfo(id)"
        details = self._on_extensions_page(info, self.id)
        errors = [*details["manifestErrors"], *details["runtimeErrors"]]
        return [f"{each.get('source', '')}: {each['message']}" for each in errors] + [
            f"at installation: {each}" for each in details.get("installWarnings", [])
        ]

    def _on_extensions_page(self, expression: str, *args: object) -> Any:
        """Evaluate an expression in chrome://extensions, which has private APIs."""
        page = self._cdp.open_hidden("chrome://extensions/")
        try:
            with self._cdp.session(page) as session:
                return self._evaluate(session, expression, *args)
        finally:
            self._cdp.call("Target.closeTarget", targetId=page)

    def _hidden_page(self) -> str:
        """Return the session of an extension page without a tab; open it at the first call."""
        if not self._hidden:
            page = self._cdp.open_hidden(f"{self.base}/manifest.json")
            self._hidden = self._cdp.attach(page)
        return self._hidden

    def _evaluate(self, session: str, expression: str, *args: object) -> Any:
        source = f"{{ {API} {program(expression, *args)} }}"
        return outcome(self._cdp.evaluate(session, source))
