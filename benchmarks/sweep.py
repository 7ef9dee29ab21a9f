"""How long a run over several settings takes: its fresh loads, and what comes on top of them.

A fresh load is timed from the moment the run asks for it to the moment its reading is believed.
What comes on top is the first load of each page, reading it, the click, and watching that it holds.
"""

import argparse
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from tests.browser.conftest import accept_notice, start_on_welcome
from tests.browser.drive import BROWSERS, Browser
from tests.browser.drive.wait import until
from tests.browser.runs import open_popup_page, press
from tests.linkedin import LinkedIn

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
    fresh = sum(
        after["at"] - before["at"]
        for before, after in pairwise(steps)
        if before["step"] in {"reload", "confirm"}
    )
    return Took(len(settings), (steps[-1]["at"] - steps[0]["at"]) / 1000, fresh / 1000)


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
                f"{took.fresh_loads:.1f} s, and {took.on_top:.2f} s a page on top"
            )


if __name__ == "__main__":
    main()
