"""The time from the click to "off, confirmed" in both browsers.

A run in a tab of its own takes up to a second longer than its waits: the timers of a hidden page
fire once per second. So do the page's own, which may still correct the switch, so the run has to
wait for them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.spread import Spread
from benchmarks.sweep import DIST, measure, one_per_page
from tests.browser.conftest import accept_notice, start_on_welcome
from tests.browser.drive import BROWSERS, Browser
from tests.linkedin import LinkedIn, Scene

SAVES = {
    "answered at once": Scene(),
    "answered after 4 s": Scene(save_after=4),
    "its body never read": Scene(save_body_read=False),
    "to one address for everything": Scene(save_to="flagship"),
    "shown once answered, after 2.2 s": Scene(moves="when-answered", save_after=2.2),
    "of a switch without a key": Scene(key=False),
    "with a stream beside": Scene(stream="fetch"),
}


@dataclass(frozen=True)
class RunTime:
    """How long the runs of one kind took in one browser, in seconds."""

    what: str
    browser: str
    total: Spread
    besides: Spread
    """For each page, in addition to its two loads and its save."""


def measure_runs(site: LinkedIn, rounds: int, log: Callable[[str], None]) -> Iterator[RunTime]:
    """Yield the times of each kind of save, and of a run over all pages."""
    for name, kind in BROWSERS.items():
        with kind(site, DIST / name) as browser:
            for save, scene in SAVES.items():
                log(f"runs: {name}, a save {save}")
                yield _measured(f"a save {save}", browser, site, scene, ["ai-training"], rounds)
            pages = one_per_page(browser)
            log(f"runs: {name}, {len(pages)} pages")
            yield _measured(f"{len(pages)} pages", browser, site, Scene(), pages, 2)


def _measured(
    what: str, browser: Browser, site: LinkedIn, scene: Scene, settings: list[str], rounds: int
) -> RunTime:
    found = []
    for _ in range(rounds):
        browser.reset()
        start_on_welcome(browser)
        accept_notice(browser)
        site.reset()
        site.scene = scene
        found.append(measure(browser, settings))
    besides = [each.besides_loads - scene.save_after for each in found]
    return RunTime(
        what, browser.name, Spread.of([each.total for each in found]), Spread.of(besides)
    )
