"""Write the figures as docs/performance.md, and compare them with their bounds. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from benchmarks.runs import RunTime
from benchmarks.spread import Spread

TOP = """\
# What it costs

Written by `make bench` on {date}; do not edit. {machine}; {versions}.

Measured in one run on the simulated LinkedIn, whose pages are far lighter than LinkedIn's own. Each
figure is a median, with its quartiles in brackets. Figures of other machines differ; the relations
between the lines of a table should not.

## What a page costs more

Chromium, {rounds} rounds. In each round every page is loaded in a browser without an extension and
in one with each extension, one right after the other, and the difference counts. *Script* is the
time in scripts, *task* the whole time of the page's main thread, *heap* the memory of scripts.
[Autoconsent](https://github.com/duckduckgo/autoconsent) answers cookie banners; it is here as an
extension that also looks for something on pages to click it.

| page | extension | script, ms | task, ms | heap, kB |
|---|---|---|---|---|
"""
RUNS = """
## From the click to *off, confirmed*

*Besides* is what a run takes for each page in addition to its two loads and the save.

| run | browser | seconds | besides, seconds |
|---|---|---|---|
"""
BACKGROUND = """
## The background in Chromium

Events that reached it and calls of the browser's functions, since it was stopped before. *Not
woken* means that it did not run at all.

| situation | events | calls |
|---|---|---|
"""
REST = """
After {runs} more runs the background's memory had grown from {first:.0f} to {last:.0f} kB.

## The scripts

Minified and gzipped, in bytes. The packages hold them readable; `tests/packages/test_sizes.py`
holds them to limits.

| script | bytes |
|---|---|
"""
PARTS = """
## Where the bytes of `content/main.js` go

It is in every settings page. Each row says by how many bytes it would be smaller if its part were
missing. The rows do not add up to all of it, because gzip shortens what the parts have in common.

| part | bytes |
|---|---|
"""


@dataclass(frozen=True)
class Figures:
    """All that was measured in one run."""

    date: str
    machine: str
    versions: dict[str, str]
    rounds: int
    costs: list[tuple[str, str, list[Spread]]]
    """Page, extension, and what it adds in script and task (ms) and heap (kB)."""
    background: dict[str, Any]
    """Events and calls by situation; None where the background was not woken."""
    times: list[RunTime]
    runs: int
    memory: tuple[float, float]
    """The background's memory after one run and after `runs` more, in kB."""
    sizes: dict[str, int]
    parts: dict[str, tuple[list[str], int]]
    """The files of each task in the script of every settings page, and their bytes."""


def page(figures: Figures) -> str:
    """Return the page."""
    versions = ", ".join(f"{name} {version}" for name, version in figures.versions.items())
    first, last = figures.memory
    return "".join(
        [
            TOP.format(
                date=figures.date,
                machine=figures.machine,
                versions=versions,
                rounds=figures.rounds,
            ),
            *(
                f"| {where} | {name} | {' | '.join(map(_text, spreads))} |\n"
                for where, name, spreads in figures.costs
            ),
            RUNS,
            *(
                f"| {each.what} | {each.browser} | {_text(each.total)} | {_text(each.besides)} |\n"
                for each in figures.times
            ),
            BACKGROUND,
            *(
                f"| {name} | {_counts(found, 'events')} | {_counts(found, 'calls')} |\n"
                for name, found in figures.background.items()
            ),
            REST.format(runs=figures.runs, first=first, last=last),
            *(f"| `{name}` | {bytes_:,} |\n" for name, bytes_ in figures.sizes.items()),
            PARTS,
            *(
                f"| {task}: {', '.join(f'`{each}`' for each in files)} | {bytes_:,} |\n"
                for task, (files, bytes_) in figures.parts.items()
            ),
        ]
    )


def _text(spread: Spread) -> str:
    return f"{spread.middle:.1f} ({spread.low:.1f} to {spread.high:.1f})"


def _counts(found: dict[str, dict[str, int]] | None, kind: str) -> str:
    if found is None:
        return "not woken"
    each = sorted(found[kind].items(), key=lambda item: (-item[1], item[0]))
    listed = ", ".join(f"{name} {count}" for name, count in each)
    return f"{sum(found[kind].values())}" + (f": {listed}" if listed else "")


def faults(figures: Figures, bounds: dict[str, float]) -> Iterator[str]:
    """Yield a sentence for each figure over its bound by more than its spread."""
    for where, name, (script, task, _) in figures.costs:
        if name == "Untrain, page left alone" and where == "a settings page":
            yield from _over(f"script on {where}, ms", script, bounds["settings_page_script"])
            yield from _over(f"task on {where}, ms", task, bounds["settings_page_task"])
        if name == "Untrain" and where == "the feed":
            yield from _over(f"script on {where}, ms", script, bounds["feed_script"])
    for each in figures.times:
        what = f"{each.what} in {each.browser}, s besides loads and save"
        yield from _over(what, each.besides, bounds["run_besides_loads"])
    elsewhere = figures.background.get("20 pages of other sites")
    calls = sum(elsewhere["calls"].values()) if elsewhere else 0
    if calls > bounds["other_sites_calls"]:
        most = bounds["other_sites_calls"]
        yield f"calls while other sites are used: expected at most {most:g}, found {calls}"
    first, last = figures.memory
    if last - first > bounds["memory_growth"]:
        most = bounds["memory_growth"]
        grown = f"{last - first:.0f}"
        yield f"memory of the background, kB: expected at most {most:g} more, found {grown}"


def _over(what: str, found: Spread, bound: float) -> Iterator[str]:
    if found.low > bound:
        yield f"{what}: expected at most {bound:g}, found {_text(found)}"
