"""Open the history, with receipts from a sample or without."""

import json
from pathlib import Path
from typing import Any

from tests.browser.drive import Browser
from tests.browser.drive.wait import PATIENCE, until

PAGE = "pages/history.html"
SAMPLES = Path(__file__).parents[1] / "receipts"


def open_history(browser: Browser, timeout: float = PATIENCE) -> None:
    """Open the history and wait until it is drawn and its chain is checked."""
    browser.page(PAGE)
    drawn = "['#empty', '#sound', '#broken'].some((name) => !document.querySelector(name).hidden)"
    until(lambda: browser.js(drawn), "the history", timeout)


def store_sample(browser: Browser, name: str) -> dict[str, Any]:
    """Write a sample of receipts to storage, and return its file."""
    file: dict[str, Any] = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    values: dict[str, Any] = {f"receipt:{each['number']:06}": each for each in file["receipts"]}
    values["receipts:head"] = {"number": file["count"], "hash": file["head"]}
    browser.storage_set(values)
    return file
