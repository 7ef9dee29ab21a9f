"""Drive Chromium on the simulator's pages, without the extension."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.remote.webelement import WebElement

from tests.browser.drive.wait import until
from tests.linkedin import AI_PATH, ORIGIN, LinkedIn

SHAPES = ["2026", "2024", "2022", "2020", "shadow", "new-shell", "new-shell-button"]

# Also searches the only shadow root of the pages.
FIND = """
const host = document.querySelector("settings-card");
return (host?.shadowRoot ?? document).querySelector(arguments[0]);
"""

# The state of the switch as text, for `recording`: a state may last for less than two commands.
SHOWN = """((one) => one && String(one.checked ?? one.ariaChecked === 'true'))(
  document.querySelector('[role=switch]'))"""


class Browser:
    """Chromium, driven on the simulator."""

    def __init__(self, site: LinkedIn) -> None:
        options = ChromeOptions()
        options.binary_location = shutil.which("chromium") or ""
        for argument in ("--headless=new", "--no-sandbox", *site.chromium_arguments):
            options.add_argument(argument)
        options.accept_insecure_certs = True
        driver = shutil.which("chromedriver")
        self.driver = Chrome(options=options, service=Service(driver) if driver else Service())

    def open(self, path: str = AI_PATH) -> None:
        """Load a page."""
        self.driver.get(path if ":" in path else ORIGIN + path)

    def js(self, body: str, *arguments: object) -> Any:
        """Run a script in the page."""
        return self.driver.execute_script(body, *arguments)

    @contextmanager
    def recording(self, expression: str) -> Iterator[None]:
        """Let each page record the values of an expression in `recorded`, from its start.

        WebDriver cannot run a script in a page that is still loading.
        """
        source = f"""window.recorded = [];
        setInterval(() => {{
          const value = {expression};
          if (value && value !== recorded.at(-1)) recorded.push(value);
        }}, 10);"""
        add, remove = "addScriptToEvaluateOnNewDocument", "removeScriptToEvaluateOnNewDocument"
        added = self.driver.execute_cdp_cmd(f"Page.{add}", {"source": source})
        yield
        self.driver.execute_cdp_cmd(f"Page.{remove}", added)

    def find(self, selector: str) -> WebElement:
        """Wait for an element of the page or of its shadow root."""
        element: WebElement = self.until(lambda: self.js(FIND, selector))
        return element

    def click(self, selector: str = ".knob") -> None:
        """Click with a real mouse event."""
        self.find(selector).click()

    def script_click(self, selector: str = '[role="switch"]') -> None:
        """Click by script."""
        self.js("arguments[0].click()", self.find(selector))

    def click_at(self, element: str) -> None:
        """Click in the middle of an element that Selenium cannot return from a clobbered page."""
        x, y = self.js(
            f"const box = {element}.getBoundingClientRect();"
            "return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round)"
        )
        actions = ActionBuilder(self.driver)
        # Selenium 4.51 has no types for this method.
        actions.pointer_action.move_to_location(x, y)  # type: ignore[no-untyped-call]
        actions.pointer_action.click()
        actions.perform()

    def on(self) -> bool:
        """Return the state of the switch, which may be no checkbox."""
        find = FIND.replace("return ", "const found = ").replace("arguments[0]", "'[role=switch]'")
        checked = f"{find} return found && (found.checked ?? found.ariaChecked === 'true')"
        self.until(lambda: self.js(checked) is not None)
        return bool(self.js(checked))

    def until(self, condition: Callable[[], Any]) -> Any:
        """Wait until a condition holds and return its value."""
        return until(condition)
