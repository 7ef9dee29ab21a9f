"""Measure everything in one run and write docs/performance.md: `python -m benchmarks`.

Exit with 1 if a figure is over its bound in bounds.toml by more than its spread.
"""

import argparse
import os
import sys
from datetime import UTC, datetime

from benchmarks.background import measure_background, measure_memory
from benchmarks.bounds import BOUNDS
from benchmarks.pages import AUTOCONSENT, measure_pages, rows
from benchmarks.parts import parts
from benchmarks.report import Figures, faults, page
from benchmarks.runs import measure_runs
from benchmarks.sweep import DIST
from tests.browser.drive.compatibility import check_compatibility
from tests.browser.drive.find import KINDS, find
from tests.linkedin import LinkedIn
from tests.packages.test_sizes import LARGEST, size

ROOT = DIST.parent
PAGE = ROOT / "docs/performance.md"


def main() -> int:
    """Measure, write the page and print what is over its bound; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds; write nothing")
    parser.add_argument("--rounds", type=_count, default=15, help="of each page")
    parser.add_argument("--runs", type=_count, default=50, help="between two readings of memory")
    asked = parser.parse_args()
    quick = asked.quick
    if missing := [each for each in (DIST / "chromium", AUTOCONSENT) if not each.exists()]:
        print(f"✗ {missing[0]} is missing: run `make bench`", file=sys.stderr)
        return 1
    figures = _measure(rounds=2 if quick else asked.rounds, runs=1 if quick else asked.runs)
    text = page(figures)
    if quick:
        print(text)
    else:
        PAGE.write_text(text, encoding="utf-8")
        print(f"wrote    {PAGE.relative_to(ROOT)}")
    found = list(faults(figures, BOUNDS))
    for each in found:
        print(f"✗ {each}", file=sys.stderr)
    return 1 if found else 0


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 2:
        raise argparse.ArgumentTypeError(f"expected a number of at least 2, found {text!r}")
    return int(text)


def _measure(rounds: int, runs: int) -> Figures:
    versions = {
        KINDS[name].title: check_compatibility(name, find(name), DIST / name).browser
        for name in KINDS
    }
    # First: these fail at once, the others after minutes.
    sizes = {name: size(DIST / "chromium" / name) for name in LARGEST}
    bytes_of_parts = parts(DIST / "chromium/content/main.js")
    with LinkedIn() as site:
        costs = list(rows(measure_pages(site, rounds, _log)))
        site.reset()
        background = measure_background(site, _log)
        site.reset()
        times = list(measure_runs(site, max(2, rounds // 3), _log))
        site.reset()
        memory = measure_memory(site, runs, _log)
    return Figures(
        date=datetime.now(UTC).date().isoformat(),
        machine=f"{os.cpu_count()} processors, {_memory()} of memory",
        versions=versions,
        rounds=rounds,
        costs=costs,
        background=background,
        times=times,
        runs=runs,
        memory=memory,
        sizes=sizes,
        parts=bytes_of_parts,
    )


def _memory() -> str:
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return f"{total / 1024**3:.0f} GiB"


def _log(line: str) -> None:
    print(f"  {line}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
