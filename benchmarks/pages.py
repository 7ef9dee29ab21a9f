"""What the extension costs LinkedIn's pages in Chromium, beside another extension and beside none.

The other one is Autoconsent, which answers cookie banners: it is on npm as a built extension, and
like Untrain it looks for something on a page and clicks it.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, fields
from time import sleep

from benchmarks.spread import Spread
from benchmarks.sweep import DIST
from tests.browser.conftest import WELCOME, accept_notice, start_on_welcome
from tests.browser.drive.chromium import Chromium
from tests.browser.drive.wait import until
from tests.linkedin import AI_PATH, LinkedIn

AUTOCONSENT = DIST.parent / "benchmarks/node_modules/@duckduckgo/autoconsent/dist/addon-mv3"
SETTLED = 1.5
"""Seconds after a load in which late work of a page or an extension is still measured."""
# What a busy page does: nodes come and go and attributes change, in each frame for 3 s.
STORM = """() => new Promise((resolve) => {
  const end = performance.now() + 3000;
  const place = document.querySelector("main") ?? document.body;
  const frame = () => {
    for (let each = 0; each < 50; each += 1) {
      const node = document.createElement("div");
      node.className = `post-${each}`;
      node.textContent = "A post";
      place.append(node);
      if (place.children.length > 400) place.children[each + 10].remove();
    }
    if (performance.now() < end) requestAnimationFrame(frame);
    else resolve(true);
  };
  frame();
})"""


@dataclass(frozen=True)
class Cost:
    """What a page cost once."""

    script: float
    """Time in scripts, in ms."""
    task: float
    """Time of the page's main thread in all, in ms."""
    heap: float
    """Memory of scripts after garbage collection, in kB."""


Costs = dict[str, dict[str, list[Cost]]]
"""The costs: page -> extension -> one for each round."""


def measure_pages(site: LinkedIn, rounds: int, log: Callable[[str], None]) -> Costs:
    """Load each page with each extension in turn, `rounds` times, and return the costs."""
    costs: Costs = {}
    with ExitStack() as stack:
        browsers = {
            name: stack.enter_context(Chromium(site, build))
            for name, build in (
                ("no extension", DIST / "chromium"),
                ("Autoconsent", AUTOCONSENT),
                ("Untrain, page left alone", DIST / "chromium"),
                ("Untrain", DIST / "chromium"),
            )
        }
        _prepare(browsers)
        for number in range(rounds + 1):
            log(f"pages: round {number} of {rounds}")
            for page, visit in PAGES.items():
                for name, browser in browsers.items():
                    cost = visit(browser)
                    # The first round fills caches.
                    if number > 0:
                        costs.setdefault(page, {}).setdefault(name, []).append(cost)
    return costs


def _prepare(browsers: dict[str, Chromium]) -> None:
    for name, browser in browsers.items():
        if name.startswith("Untrain"):
            start_on_welcome(browser)
            browser.switch(WELCOME)
            if name != "Untrain":
                browser.click('input[value="leave"]')
            accept_notice(browser)
        elif name == "no extension":
            browser.uninstall()
        browser.new_tab("/feed/")
        browser.metrics()  # From now on it measures.


def _load(path: str) -> Callable[[Chromium], Cost]:
    def visit(browser: Chromium) -> Cost:
        before = browser.metrics()
        browser.open(path)
        until(lambda: browser.js("document.querySelector('h1, h2') !== null"), "the page")
        sleep(SETTLED)
        return _cost(before, browser.metrics())

    return visit


def _storm(browser: Chromium) -> Cost:
    browser.open(AI_PATH)
    until(lambda: browser.js("document.querySelector('[role=switch]') !== null"), "the switch")
    sleep(SETTLED)
    before = browser.metrics()
    browser.js(STORM)
    return _cost(before, browser.metrics())


PAGES: dict[str, Callable[[Chromium], Cost]] = {
    "the feed": _load("/feed/"),
    "a settings page": _load(AI_PATH),
    "a settings page under a storm of changes": _storm,
}


def _cost(before: dict[str, float], after: dict[str, float]) -> Cost:
    def took(name: str) -> float:
        # A load in a new process begins at 0 again.
        start = before[name] if after[name] >= before[name] else 0
        return (after[name] - start) * 1000

    return Cost(took("ScriptDuration"), took("TaskDuration"), after["JSHeapUsedSize"] / 1000)


def extra(costs: dict[str, list[Cost]], name: str, field: str) -> Spread:
    """Return what an extension adds to a field of the costs of a page without one.

    Rounds are compared with each other: both were measured within seconds.
    """
    without = [getattr(each, field) for each in costs["no extension"]]
    with_it = [getattr(each, field) for each in costs[name]]
    return Spread.of([one - other for one, other in zip(with_it, without, strict=True)])


def rows(costs: Costs) -> Iterator[tuple[str, str, list[Spread]]]:
    """Yield page, extension and what it adds in script, task and heap."""
    for page, by_name in costs.items():
        for name in by_name:
            if name != "no extension":
                yield page, name, [extra(by_name, name, each.name) for each in fields(Cost)]
