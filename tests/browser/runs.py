"""Start a run as a person does, and read its outcome."""

from dataclasses import dataclass
from typing import Any

from selenium.webdriver.common.by import By

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.linkedin import AI_KEY, LinkedIn

ROW = "document.querySelector('[data-setting=\"ai-training\"]')"
SUCCESS = {"confirmed-off", "already-off"}
ENDED = SUCCESS | {
    "is-on",
    "reverted",
    "not-confirmed",
    "needs-you",
    "locked",
    "not-offered",
    "not-recognised",
    "signed-out",
    "blocked",
    "interrupted",
}

READY = """(id) => {
  const button = document.querySelector(id);
  return !button.disabled && button.checkVisibility();
}"""


@dataclass(frozen=True)
class Shown:
    """What the popup shows for the AI setting."""

    reading: str
    outcome: str
    proof: str


def open_popup_page(browser: Browser) -> None:
    """Open the popup's page in a tab and wait until it has drawn its settings."""
    browser.page("popup/popup.html")
    until(lambda: browser.js(f"Boolean({ROW})"), "the popup to draw its settings")


def press(browser: Browser, button: str = "opt-out") -> None:
    """Press the main button, or another one, of the popup page in the current tab.

    WebDriver finds and clicks it in one step, because a new reading moves the button.
    """
    until(lambda: browser.js(READY, f"#{button}"), f"#{button} to be ready")
    browser.driver.find_element(By.ID, button).click()


def run_step(browser: Browser) -> str:
    """Return the step of the run, "" without a run."""
    found: str = browser.storage().get("progress", {}).get("step", "")
    return found


def shown(browser: Browser) -> Shown:
    """Read the popup page in the current tab."""
    data: dict[str, str] = browser.js(f"({{...{ROW}.dataset}})")
    return Shown(data["reading"], data["outcome"], data["proof"])


def ending(browser: Browser, timeout: float = 60) -> Shown:
    """Wait on the popup page until the run has ended or waits for the person."""
    until(lambda: shown(browser).outcome in ENDED, f"the outcome in {ROW}.dataset", timeout=timeout)
    return shown(browser)


def opt_out(browser: Browser, timeout: float = 60) -> Shown:
    """Open the popup, press its main button, and wait for the end of the run."""
    return _run(browser, "opt-out", timeout)


def check(browser: Browser, timeout: float = 60) -> Shown:
    """Open the popup, press the button that only checks, and wait for the end of the check."""
    return _run(browser, "check", timeout)


def _run(browser: Browser, button: str, timeout: float) -> Shown:
    open_popup_page(browser)
    before = record(browser).get("run")
    press(browser, button)
    # A page that is open may have reported another reading just now, so the time tells nothing.
    until(lambda: shown(browser).outcome == "running" or record(browser).get("run") != before)
    return ending(browser, timeout)


def record(browser: Browser) -> dict[str, Any]:
    """Return the record of the AI setting, {} before anything was read."""
    ai_record: dict[str, Any] = browser.storage().get("record:ai-training", {})
    return ai_record


def wait_for_record(browser: Browser, **expected: str) -> None:
    """Wait until the record has the expected fields."""

    def matches() -> bool:
        found = record(browser)
        return all(found.get(name) == value for name, value in expected.items())

    # A message that is lost while the background stops is requested again when the step times out.
    until(matches, f"a record with {expected}, found {record(browser)}", timeout=60)


def neighbours(site: LinkedIn) -> dict[str, bool]:
    """Return the state of all switches on the server except the AI switch."""
    return {key: value for key, value in site.switches.items() if key != AI_KEY}
