"""Measure how long a run over several settings takes, with and without its reloads.

A reload is timed from its start until the reading is confirmed. The rest is the first load of each
page, the reading, the click, and the step hold. bounds.toml says how long a page may take in
addition to its two loads and its save, whatever kind of save that is. A load ends when the browser
says that the page is complete.
"""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.runs import open_popup_page, press

DIST = Path(__file__).parents[1] / "dist"

# Logs every step, and every page that is complete, with its time in the popup's page.
LOG_STEPS = """() => {
  window.steps = [];
  window.completed = [];
  const note = (turn, step) => window.steps.push({ turn, step, at: Date.now() });
  browser.tabs.onUpdated.addListener((_tabId, { status }) => {
    if (status === "complete") window.completed.push(Date.now());
  });
  document.querySelector("#opt-out").addEventListener("click", () => note(-1, "pressed"));
  browser.storage.local.onChanged.addListener(({ progress }) => {
    if (progress) note(progress.newValue?.turn ?? -1, progress.newValue?.step ?? "end");
  });
}"""


@dataclass(frozen=True)
class Times:
    """The times of a run, in seconds."""

    pages: int
    total: float
    reloads: float
    loads: float
    """The first load and the reload of each page, until it is complete."""
    steps: dict[str, float]
    """How long each step took, over all pages."""

    @property
    def besides_loads(self) -> float:
        """Return the time per page in addition to its two loads."""
        return (self.total - self.loads) / self.pages

    @property
    def besides_reloads(self) -> float:
        """Return the time per page in addition to its reload."""
        return (self.total - self.reloads) / self.pages


def measure(browser: Browser, settings: list[str]) -> Times:
    """Turn off settings that are on, and return the times of the run."""
    browser.storage_set({"chosen": settings})
    open_popup_page(browser)
    browser.js(LOG_STEPS)
    press(browser)
    until(
        lambda: browser.js("steps.some(({ step }) => step === 'end')"), timeout=30 * len(settings)
    )
    steps = browser.js("steps")
    total = (steps[-1]["at"] - steps[0]["at"]) / 1000
    reloads = _time_in(steps, {"reload", "confirm"})
    loads = _time_of_loads(steps, browser.js("completed"))
    each = {name: _time_in(steps, {name}) for name in dict.fromkeys(s["step"] for s in steps[:-1])}
    return Times(len(settings), total, reloads, loads, each)


def _time_in(steps: list[dict[str, Any]], names: set[str]) -> float:
    """Return the time that the run spent in some of its steps, in seconds."""
    pairs = pairwise(steps)
    total = sum(float(later["at"] - step["at"]) for step, later in pairs if step["step"] in names)
    return total / 1000


def _time_of_loads(steps: list[dict[str, Any]], completed: list[int]) -> float:
    """Return the time until the pages were complete, in seconds.

    A load begins with a step that loads a page and ends, at the latest, with the step after the one
    that reads it.
    """
    total = 0
    for index, step in enumerate(steps):
        if step["step"] in {"open", "reload"}:
            after_reading = steps[min(index + 2, len(steps) - 1)]["at"]
            ends = [at for at in completed if step["at"] <= at <= after_reading]
            total += (ends[-1] if ends else steps[index + 1]["at"]) - step["at"]
    return total / 1000


def one_per_page(browser: Browser) -> list[str]:
    """Return one setting of each page."""
    settings = browser.js("import('/shared/rules.js').then(({ settings }) => settings)")
    return list({each["paths"][0]: each["id"] for each in settings}.values())
