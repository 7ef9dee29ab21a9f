"""How long a run over several settings takes: its fresh loads, and what comes on top of them.

A fresh load is timed from the moment the run asks for it to the moment its reading is believed.
What comes on top is the first load of each page, reading it, the click, and watching that it holds.
Beside its two loads and its save a page may take BOUND, whatever the save looks like.
"""

import argparse
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from tests.browser.conftest import accept_notice, start_on_welcome
from tests.browser.drive import BROWSERS, Browser
from tests.browser.drive.wait import until
from tests.browser.runs import open_popup_page, press
from tests.linkedin import LinkedIn

# Seconds from the click to "off, confirmed", besides two page loads and the save.
BOUND = 3.0

DIST = Path(__file__).parents[1] / "dist"

# Every step with its time, in the popup's page.
WRITE_DOWN = """() => {
  window.steps = [];
  const note = (turn, step) => window.steps.push({ turn, step, at: Date.now() });
  document.querySelector("#opt-out").addEventListener("click", () => note(-1, "pressed"));
  browser.storage.local.onChanged.addListener(({ progress }) => {
    if (progress) note(progress.newValue?.turn ?? -1, progress.newValue?.step ?? "end");
  });
}"""


@dataclass(frozen=True)
class Took:
    """Times of one run, in seconds."""

    pages: int
    whole: float
    fresh_loads: float
    loads: float
    """The first load and the fresh one of each page: until its script speaks up."""

    @property
    def beside_loads(self) -> float:
        """Return what a page takes besides its two loads."""
        return (self.whole - self.loads) / self.pages

    @property
    def on_top(self) -> float:
        """Return what a page takes besides its fresh load."""
        return (self.whole - self.fresh_loads) / self.pages


def measure(browser: Browser, settings: list[str]) -> Took:
    """Turn off some settings, all of them on, and time it."""
    browser.storage_set({"chosen": settings})
    open_popup_page(browser)
    browser.js(WRITE_DOWN)
    press(browser)
    until(lambda: browser.js("steps.some(({ step }) => step === 'end')"), 30 * len(settings))
    steps = browser.js("steps")
    whole = (steps[-1]["at"] - steps[0]["at"]) / 1000
    fresh = _spent(steps, {"reload", "confirm"})
    return Took(len(settings), whole, fresh, _spent(steps, {"open", "reload"}))


def _spent(steps: list[dict[str, Any]], names: set[str]) -> float:
    """Return how long the run was in some of its steps, in seconds."""
    pairs = pairwise(steps)
    spent = sum(float(later["at"] - step["at"]) for step, later in pairs if step["step"] in names)
    return spent / 1000


def one_a_page(browser: Browser) -> list[str]:
    """Return the settings that have a page of their own, and one of those that share one."""
    settings = browser.js("import('/shared/rules.js').then(({ settings }) => settings)")
    return list({each["paths"][0]: each["id"] for each in settings}.values())


def main() -> None:
    """Measure in each browser and print a line for each."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sweep", description=__doc__)
    parser.parse_args()
    with LinkedIn() as site:
        for name, kind in BROWSERS.items():
            site.reset()
            with kind(site, DIST / name) as browser:
                start_on_welcome(browser)
                accept_notice(browser)
                took = measure(browser, one_a_page(browser))
            print(
                f"{name:<9} {took.pages} pages in {took.whole:.1f} s: fresh loads "
                f"{took.fresh_loads:.1f} s, and {took.on_top:.2f} s a page on top; "
                f"besides two loads {took.beside_loads:.2f} s a page, of {BOUND:g}"
            )


if __name__ == "__main__":
    main()
