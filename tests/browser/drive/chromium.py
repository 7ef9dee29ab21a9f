"""Chromium: WebDriver for pages, the debugging socket for everything around them."""

import base64
import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service

from tests.browser.drive.base import Browser, Recorded, Weight
from tests.browser.drive.cdp import Cdp, CdpError
from tests.browser.drive.fit import unknown_inside
from tests.browser.drive.script import CENTRE, outcome, program
from tests.browser.drive.wait import until
from tests.linkedin import ORIGIN

API = "const api = globalThis.browser ?? globalThis.chrome;"

# A popup grows with its page, up to 600 pixels; a height may be half a pixel off.
FITS = "innerHeight >= Math.min(590, document.documentElement.scrollHeight - 1)"


class Chromium(Browser):
    """Chromium and its kin."""

    name = "chromium"

    def _start(self) -> None:
        guarded = {"process_group": self._guard.group}
        service = Service(
            self._driver_program(),
            log_output=str(self._log),
            env=self._environment(),
            popen_kw=guarded,
        )
        options = self._browser_options()
        options.binary_location = self.found.browser
        self._driver = webdriver.Chrome(options=options, service=service)
        self.driver = self._driver
        self.driver.set_script_timeout(20)
        self.driver.set_page_load_timeout(20)
        self._cdp = Cdp(self.driver.capabilities["goog:chromeOptions"]["debuggerAddress"])
        self._install()

    def _install(self) -> None:
        try:
            self.id = self._cdp.call("Extensions.loadUnpacked", path=str(self.build))["id"]
        except CdpError as error:
            if "wasn't found" in str(error) or "not allowed" in str(error).lower():
                raise unknown_inside(self.name, self.version, "Extensions.loadUnpacked") from error
            raise
        self.base = f"chrome-extension://{self.id}"
        self._popup = ""  # the popup's target, once there was one
        self._hidden = ""  # the session of a page of the extension that is in no tab

    def _browser_options(self) -> webdriver.ChromeOptions:
        options = webdriver.ChromeOptions()
        for argument in (*self.site.chromium_arguments, *self._arguments()):
            options.add_argument(argument)
        options.accept_insecure_certs = True
        # Tabs that the extension opens by itself are listed only with this.
        options.add_experimental_option("enableExtensionTargets", True)
        preferences = {
            # Without it Chromium does not note the extension's errors.
            "extensions.ui.developer_mode": True,
            "download.default_directory": str(self.downloads),
        }
        options.add_experimental_option("prefs", preferences)
        return options

    def _arguments(self) -> Iterator[str]:
        width, height = self.options.size
        yield f"--window-size={width},{height}"
        yield f"--force-device-scale-factor={self.options.scale:g}"
        yield f"--lang={self.options.language}"
        if self.options.right_to_left:
            # The language itself may not be installed; English is mirrored then.
            yield "--force-ui-direction=rtl"
        yield "--no-first-run"
        if self.options.headless:
            yield "--headless=new"
            # The screen that is not there is 800 by 600 pixels, too small for a popup at scale 2.
            yield f"--screen-info={{{self._pixels(width)}x{self._pixels(height)}}}"
        if self.options.record:
            yield f"--log-net-log={self._net_log}"
        if self.options.dark:
            yield "--force-dark-mode"
        if self.options.forced_colors:
            yield "--force-high-contrast"
        if self.options.reduced_motion:
            yield "--force-prefers-reduced-motion"
        if self.options.etc or (hasattr(os, "geteuid") and os.geteuid() == 0):
            yield "--no-sandbox"  # Chromium refuses to start a sandbox as root.

    @property
    def _net_log(self) -> Path:
        return Path(self._folder) / "net-log.json"

    def _pixels(self, length: int) -> int:
        return round(length * self.options.scale)

    def _environment(self) -> dict[str, str]:
        language = self.options.language.replace("-", "_")
        return os.environ | {"TMPDIR": self._folder, "LANGUAGE": language}

    def _clean_up(self) -> None:
        if hasattr(self, "_cdp"):
            self._cdp.close()
        super()._clean_up()

    def _remove(self) -> None:
        self._cdp.call("Extensions.uninstall", id=self.id)

    def _forget(self) -> None:
        self._cdp.call("Storage.clearCookies")
        for command, values in (
            ("Network.clearBrowserCache", {}),
            ("Storage.clearDataForOrigin", {"origin": ORIGIN, "storageTypes": "all"}),
        ):
            self._driver.execute_cdp_cmd(command, values)

    # Tabs.

    def _handles(self) -> dict[str, str]:
        # With WebDriver's order, for a handle is the name of a target.
        targets = {each["targetId"]: each["url"] for each in self._cdp.targets("page")}
        handles = self.driver.window_handles
        return {key: targets[key] for key in handles if key in targets and key != self._popup}

    def _bring_to_front(self, handle: str) -> None:
        self._cdp.call("Target.activateTarget", targetId=handle)

    def view(self, width: int, height: int) -> None:
        """Let the current tab be so many CSS pixels large."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 0, "mobile": False}
        self._driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)

    def look(self, *, dark: bool) -> None:
        """Have the person's system be light or dark, for the current tab at least."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})

    def weigh(self) -> Weight:
        """Weigh the current page."""
        for command in ("Performance.enable", "HeapProfiler.collectGarbage"):
            self._driver.execute_cdp_cmd(command, {})
        metrics = self._driver.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
        value = {each["name"]: int(each["value"]) for each in metrics}
        return Weight(value["JSEventListeners"], value["Nodes"], value["JSHeapUsedSize"])

    # The card.

    def card(self, function: str, *args: object) -> Any:
        """Call a function with the card's shadow root; LookupError without a card."""
        tree = self._driver.execute_cdp_cmd("DOM.getDocument", {"depth": -1, "pierce": True})
        node = next(_closed_roots(tree["root"]), None)
        if node is None:
            raise LookupError("the page has no card: no closed shadow root was found")
        root = self._driver.execute_cdp_cmd(
            "DOM.resolveNode", {"backendNodeId": node["backendNodeId"]}
        )
        call = {
            "objectId": root["object"]["objectId"],
            "functionDeclaration": f"""function () {{
              const root = this;
              return {program(f"(...args) => ({function})(root, ...args)", *args)};
            }}""",
            "awaitPromise": True,
            "returnByValue": True,
        }
        answer = self._driver.execute_cdp_cmd("Runtime.callFunctionOn", call)
        # Held on to, the card would stay in memory after it has left the page.
        held = {"objectId": call["objectId"]}
        self._driver.execute_cdp_cmd("Runtime.releaseObject", held)
        return outcome(answer["result"]["value"])

    # The popup.

    def click_action(self) -> None:
        """Click the toolbar button with the current tab in front, and wait for the popup."""
        self.close_popup()
        self._bring_to_front(self.driver.current_window_handle)
        before = {each["targetId"] for each in self._cdp.targets("page")}
        self._cdp.call("Extensions.triggerAction", id=self.id, targetId=self._tab_in_front())

        def opened() -> str:
            pages = self._cdp.targets("page", self.base)
            return next((each["targetId"] for each in pages if each["targetId"] not in before), "")

        self._popup = until(opened, what="the popup to open")
        # It is listed before its document has loaded.
        until(self._popup_has_loaded, what="the popup to load")

    def _tab_in_front(self) -> str:
        """Return the target of the current tab's frame: its page has another one."""
        tabs = self._cdp.targets("tab", self.driver.current_url)
        if not tabs:
            raise LookupError(f"no tab shows {self.driver.current_url}")
        return tabs[-1]["targetId"]

    def _popup_has_loaded(self) -> bool:
        ready = self.popup("document.readyState === 'complete' && location.protocol")
        return bool(ready == "chrome-extension:")

    def popup_is_open(self) -> bool:
        """Tell whether the true popup is showing."""
        return any(each["targetId"] == self._popup for each in self._cdp.targets("page"))

    def popup(self, expression: str, *args: object) -> Any:
        """Evaluate in the true popup; LookupError if it is not open."""
        with self._popup_session() as session:
            return self._evaluate(session, expression, *args)

    def popup_click(self, selector: str) -> None:
        """Click in the true popup as a person does: trusted, and counted as their activity."""
        until(lambda: self.popup(FITS), what="the popup's window to fit")
        centre = f"(name) => ({CENTRE})(document, name)"
        x, y = until(lambda: self.popup(centre, selector), what=f"{selector} to be seen")
        mouse = {"x": x, "y": y, "button": "left", "clickCount": 1}
        # What the click does may close the popup before Chromium has answered.
        with self._popup_session() as session, suppress(CdpError):
            for kind in ("mousePressed", "mouseReleased"):
                self._cdp.call("Input.dispatchMouseEvent", session, type=kind, **mouse)

    def popup_screenshot(self, path: Path) -> None:
        """Save a picture of the true popup, once its window has grown to what is in it."""
        until(lambda: self.popup(FITS), what="the popup's window to fit")
        with self._popup_session() as session:
            picture = self._cdp.call("Page.captureScreenshot", session)["data"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(picture))

    def close_popup(self) -> None:
        """Close the popup, if it is open."""
        if self.popup_is_open():
            self._cdp.call("Target.closeTarget", targetId=self._popup)
            until(lambda: not self.popup_is_open(), what="the popup to close")

    def _popup_session(self) -> Any:
        if not self.popup_is_open():
            raise LookupError("the popup is not open")
        return self._cdp.session(self._popup)

    # The extension from inside.

    def extension(self, expression: str, *args: object) -> Any:
        """Evaluate with the extension's own rights, in no tab and without waking it."""
        return self._evaluate(self._hidden_page(), expression, *args)

    def background_running(self) -> bool:
        """Tell whether the service worker is running."""
        return bool(self._cdp.targets("service_worker", self.base))

    def stop_background(self) -> None:
        """Stop the service worker as the browser does when it is idle; an event may wake it."""
        session = self._hidden_page()
        self._cdp.call("ServiceWorker.enable", session)
        # It answers only when they have stopped.
        self._cdp.call("ServiceWorker.stopAllWorkers", session)

    def recorded(self) -> list[Recorded]:
        """Close the browser, which writes its log to the end, and return what is in it."""
        self._cdp.call("Browser.close")
        log = until(self._read_net_log, 20, "Chromium to write its log of requests")
        names = {number: name for name, number in log["constants"]["logEventTypes"].items()}
        started = [each for each in log["events"] if names[each["type"]] == "URL_REQUEST_START_JOB"]
        asked = [each.get("params") or {} for each in started]
        return [
            Recorded(
                each["url"],
                each["initiator"].replace("not an origin", ""),
                each["request_type"] == "main frame",
            )
            for each in asked
            if "url" in each
        ]

    def _read_net_log(self) -> Any:
        try:
            return json.loads(self._net_log.read_text())
        except ValueError:
            return None

    def warnings(self) -> list[str]:
        """Return what the browser says before it installs the extension, sentence by sentence."""
        manifest = (self.build / "manifest.json").read_text()
        warned = "(manifest) => api.management.getPermissionWarningsByManifest(manifest)"
        said: list[str] = self.extension(warned, manifest)
        return said

    def install_beside(self, folder: Path) -> None:
        """Install another extension beside ours, from a folder."""
        self._cdp.call("Extensions.loadUnpacked", path=str(folder))

    def restart_extension(self) -> None:
        """Turn the extension off and on again, from a tab that is not its own."""
        self.leave_own_pages()
        for enabled in (False, True):
            call = "(id, on) => chrome.management.setEnabled(id, on)"
            self._on_extensions_page(call, self.id, enabled)
        self._popup = self._hidden = ""  # They were closed.

    def errors(self) -> list[str]:
        """List the errors and warnings that the extensions page shows for this extension."""
        info = "(id) => chrome.developerPrivate.getExtensionInfo(id)"
        known = self._on_extensions_page(info, self.id)
        noted = [*known["manifestErrors"], *known["runtimeErrors"]]
        return [f"{each.get('source', '')}: {each['message']}" for each in noted] + [
            f"at installation: {each}" for each in known.get("installWarnings", [])
        ]

    def _on_extensions_page(self, expression: str, *args: object) -> Any:
        """Evaluate with the rights of the page where a person looks after their extensions."""
        page = self._open_hidden("chrome://extensions/")
        try:
            with self._cdp.session(page) as session:
                return self._evaluate(session, expression, *args)
        finally:
            self._cdp.call("Target.closeTarget", targetId=page)

    def _hidden_page(self) -> str:
        """Return the session of a page of the extension that is in no tab; it is kept."""
        if not self._hidden:
            page = self._open_hidden(f"{self.base}/manifest.json")
            self._hidden = self._cdp.attach(page)
        return self._hidden

    def _open_hidden(self, url: str) -> str:
        target: str = self._cdp.call("Target.createTarget", url=url, hidden=True)["targetId"]
        with self._cdp.session(target) as session:
            ready = f"document.readyState === 'complete' && location.href === {json.dumps(url)}"
            until(lambda: self._cdp.evaluate(session, ready), what=f"{url} to load out of sight")
        return target

    def _evaluate(self, session: str, expression: str, *args: object) -> Any:
        source = f"{{ {API} {program(expression, *args)} }}"
        return outcome(self._cdp.evaluate(session, source))


def _closed_roots(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Find every closed shadow root below a node of the DOM tree, also inside frames."""
    for root in node.get("shadowRoots", []):
        if root["shadowRootType"] == "closed":
            yield root
        yield from _closed_roots(root)
    for child in [*node.get("children", []), *filter(None, [node.get("contentDocument")])]:
        yield from _closed_roots(child)
