"""Write docs/proof.md from a run of the whole fault matrix: `python -m tests.browser.matrix`.

With files as arguments, join the results of several machines.
"""

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from tests.browser.matrix import CELLS
from tests.browser.matrix.proof import proof
from tests.browser.matrix.report import BROWSERS, RESULTS, ROOT

PROOF = ROOT / "docs" / "proof.md"
MUTANTS = RESULTS / "mutants.json"


def main(arguments: list[str] | None = None) -> int:
    """Write the page; return the exit code, 1 if the results are not those of one whole run."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser.matrix", description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, default=[RESULTS / "matrix.json"])
    try:
        result = join([_read(each) for each in parser.parse_args(arguments).files])
    except ValueError as error:
        print(f"✗ {error}", file=sys.stderr)
        return 1
    mutants = json.loads(MUTANTS.read_text()) if MUTANTS.exists() else None
    PROOF.parent.mkdir(exist_ok=True)
    PROOF.write_text(proof(result, mutants))
    print(f"wrote    {PROOF.relative_to(ROOT).as_posix()}")
    return 0


def _read(path: Path) -> dict[str, Any]:
    if not path.exists():
        raise ValueError(f"{path.name} is missing: run `make proof`")
    try:
        result: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if {"build", "browsers", "cells", "date"} <= result.keys():
            return result
    except (ValueError, AttributeError):
        pass
    raise ValueError(f"{path.name}: expected the results of a fault matrix, found something else")


def join(results: list[dict[str, Any]]) -> dict[str, Any]:
    """Join the results of the parts of one run.

    Raise `ValueError` if they are of different builds or browsers, or if a cell is missing, was run
    twice or failed.
    """
    if len({each["build"] for each in results}) > 1:
        raise ValueError("the parts are of different builds, so run them again")
    versions = {each for result in results for each in result["browsers"].items()}
    if len(versions) > len(dict(versions)):
        raise ValueError("the parts were run in different versions of a browser: run them again")
    rows = [row for result in results for cell in result["cells"] for row in cell.values()]
    ran = Counter((each["cell"], each["browser"]) for each in rows)
    expected = {(cell.name, browser) for cell in CELLS for browser in BROWSERS}
    for fault, found in (
        ("that are unknown here", ran.keys() - expected),
        ("that were not run", expected - ran.keys()),
        ("that were run twice", {each for each, times in ran.items() if times > 1}),
        ("that failed", {(each["cell"], each["browser"]) for each in rows if not each["passed"]}),
    ):
        if found:
            cell, browser = min(found)
            raise ValueError(f"cells {fault}: {len(found)}, such as {cell!r} in {browser}")
    by_name: dict[str, dict[str, Any]] = {cell.name: {} for cell in CELLS}
    for row in rows:
        by_name[row["cell"]][row["browser"]] = row
    return {
        "date": max(each["date"] for each in results),
        "browsers": dict(versions),
        "cells": list(by_name.values()),
    }


if __name__ == "__main__":
    sys.exit(main())
