"""Run over several settings as a person does, and read what was stored about it."""

import tomllib
from functools import partial
from pathlib import Path
from typing import Any

from selenium.webdriver.common.by import By

from tests.browser.drive import Browser
from tests.browser.drive.wait import until

RULES = Path(__file__).parents[2] / "rules"


def rules() -> dict[str, dict[str, Any]]:
    """Return the rules of all settings by id."""
    files = {path.stem: tomllib.loads(path.read_text()) for path in RULES.glob("*.toml")}
    return {name: rule for name, rule in files.items() if "paths" in rule}


def records(browser: Browser) -> dict[str, str]:
    """Return the stored outcome of each setting."""
    stored = browser.storage()
    found = {name: stored.get(f"record:{name}", {}).get("outcome", "") for name in rules()}
    return {name: outcome for name, outcome in found.items() if outcome}


def receipts(browser: Browser) -> list[dict[str, Any]]:
    """Return all receipts, oldest first."""
    found = [value for key, value in browser.storage().items() if key.startswith("receipt:")]
    return sorted(found, key=lambda each: each["number"])


def select(browser: Browser, *settings: str) -> None:
    """Tick exactly these settings in the popup page, with the mouse."""
    until(lambda: not browser.js("document.querySelector('#select-all').disabled"), "the boxes")
    for name in rules():
        box = f"[data-setting='{name}'] input"
        ticked = browser.js("(box) => document.querySelector(box).checked", box)
        if ticked != (name in settings):
            until(partial(_tick, browser, box), f"{name} to be ticked or not")
    expected = sorted(settings)
    until(lambda: sorted(browser.storage().get("chosen", [])) == expected, "the selection")


def _tick(browser: Browser, box: str) -> bool:
    """Click a box in one step, as the selection changes what is above the list, which moves it."""
    browser.js("(box) => document.querySelector(box).scrollIntoView({ block: 'center' })", box)
    browser.driver.find_element(By.CSS_SELECTOR, box).click()
    return True


def wait_until_over(browser: Browser, timeout: float = 150) -> dict[str, Any]:
    """Wait for the end of a run over several settings, and return its result."""
    until(
        lambda: "sweep" in (stored := browser.storage()) and "progress" not in stored,
        timeout=timeout,
    )
    result: dict[str, Any] = browser.storage()["sweep"]
    return result
