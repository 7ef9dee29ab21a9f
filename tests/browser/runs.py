"""What the tests ask of a run: start it as a person does, and see how it ends."""

from dataclasses import dataclass
from typing import Any

from selenium.webdriver.common.by import By

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.linkedin import AI_KEY, LinkedIn

ROW = "document.querySelector('[data-setting=\"ai-training\"]')"
SUCCESS = {"confirmed-off", "already-off"}
ENDED = SUCCESS | {
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


@dataclass(frozen=True)
class Shown:
    """What the popup says of the AI setting."""

    reading: str
    outcome: str
    proof: str


def open_popup_page(browser: Browser) -> None:
    """Open the popup as a tab of its own and wait until its button can be pressed."""
    browser.page("popup/popup.html")
    until(lambda: browser.js(f"Boolean({ROW})"), 10, "the popup to draw its settings")


def press(browser: Browser) -> None:
    """Press the one button of the popup page in front.

    WebDriver finds and clicks it in one go: a reading that comes in just then moves the button.
    """
    until(lambda: browser.js("!document.querySelector('#opt-out').disabled"), 10, "the button")
    browser.driver.find_element(By.ID, "opt-out").click()


def shown(browser: Browser) -> Shown:
    """Read the popup page in front."""
    said: dict[str, str] = browser.js(f"({{...{ROW}.dataset}})")
    return Shown(said["reading"], said["outcome"], said["proof"])


def ending(browser: Browser, timeout: float = 60) -> Shown:
    """Wait, on the popup page, until the run has ended or waits for the person."""
    until(lambda: shown(browser).outcome in ENDED, timeout, f"an ending ({ROW}.dataset)")
    return shown(browser)


def opt_out(browser: Browser, timeout: float = 60) -> Shown:
    """Do the whole of what a person does: open the popup, press, and wait for the ending."""
    open_popup_page(browser)
    before = record(browser).get("at")
    press(browser)
    until(lambda: shown(browser).outcome == "running" or record(browser).get("at") != before)
    return ending(browser, timeout)


def record(browser: Browser) -> dict[str, Any]:
    """Return what the extension keeps of the AI setting, {} before anything was read."""
    kept: dict[str, Any] = browser.storage().get("record:ai-training", {})
    return kept


def wait_for_record(browser: Browser, **expected: str) -> None:
    """Wait until the record holds what is expected."""

    def holds() -> bool:
        kept = record(browser)
        return all(kept.get(name) == value for name, value in expected.items())

    # A message that came just as the background was stopped is asked for again at the step's limit.
    until(holds, 60, f"a record with {expected}, found {record(browser)}")


def neighbours(site: LinkedIn) -> dict[str, bool]:
    """Return every switch on the server but the AI setting's."""
    return {key: value for key, value in site.switches.items() if key != AI_KEY}
