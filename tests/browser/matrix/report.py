"""Collect the results of the cells, print a table, and write them to dist/proof/.

This is a pytest plugin. With pytest-xdist it runs in the main process, not in the workers.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.browser.matrix import CELLS
from tests.browser.runs import SUCCESS
from tests.shard import Shard

ROOT = Path(__file__).parents[3]
RESULTS = ROOT / "dist" / "proof"
BROWSERS = ("chromium", "firefox")

Rows = dict[str, dict[str, Any]]
"""The results: cell -> browser -> row."""


class Report:
    """The rows of a test run."""

    def __init__(self) -> None:
        self._rows: Rows = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Store the row in a cell's test report."""
        row = dict(report.user_properties).get("matrix")
        if report.when == "call" and isinstance(row, dict):
            self._rows.setdefault(row["cell"], {})[row["browser"]] = row | {"passed": report.passed}

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        """Print the table and write it to a file, if any cell was run."""
        if not self._rows:
            return
        terminalreporter.section("fault matrix")
        for line in table(self._rows):
            terminalreporter.write_line(line)
        path = save(self._rows, RESULTS / f"matrix{Shard.from_environment().suffix}.json")
        terminalreporter.write_line(f"written to {path.relative_to(ROOT)}")


def save(rows: Rows, path: Path) -> Path:
    """Write the rows as JSON, in the order of the matrix, and return the path."""
    found = [rows[cell.name] for cell in CELLS if cell.name in rows]
    versions = {each["browser"]: each["version"] for cell in found for each in cell.values()}
    result = {
        "date": datetime.now(UTC).date().isoformat(),
        "build": build_digest(),
        "browsers": versions,
        "cells": found,
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(result, indent=1) + "\n")
    return path


def build_digest() -> str:
    """Return a SHA-256 of the built packages, which equal sources build byte for byte."""
    packages = sorted((ROOT / "dist").glob("untrain-*.zip"))
    return sha256(b"".join(sha256(each.read_bytes()).digest() for each in packages)).hexdigest()


def table(rows: Rows) -> Iterator[str]:
    """Yield the lines of a text table, with the totals at the end."""
    head = ("scene", "server", *BROWSERS, "seconds")
    lines = [head, *(_line(cell.name, rows[cell.name]) for cell in CELLS if cell.name in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    for line in lines:
        yield "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True))
    found = Totals([each for cell in rows.values() for each in cell.values()])
    yield ""
    yield (
        f"{found.cells} cells, {found.false_claims} claim off while on, "
        f"{found.false_on} claim on while off, "
        f"{found.reached} of {found.winnable} successes reached, {found.failed} failed"
    )


def _line(name: str, cell: dict[str, Any]) -> tuple[str, ...]:
    found = [cell.get(browser) for browser in BROWSERS]
    seconds = " / ".join(f"{each['seconds']:.1f}" if each else "-" for each in found)
    return (name, server(cell), *(outcome_text(each) for each in found), seconds)


def server(cell: dict[str, Any]) -> str:
    """Return the states of the server before and after, of both browsers if they differ."""
    befores_and_afters = (
        f"{_value(each['before'])} → {_value(each['after'])}" for each in cell.values()
    )
    return ", ".join(dict.fromkeys(befores_and_afters))


def outcome_text(row: dict[str, Any] | None) -> str:
    """Return the outcome of a cell in one browser, with a mark if it is wrong."""
    if row is None:
        return "not run"
    outcome = row["outcome"] or "no claim"
    wrong = [word for word, name in (("OFF", "false_claims"), ("ON", "false_on")) if row[name]]
    if wrong:
        return f"{outcome} (FALSE {' AND '.join(wrong)})"
    return outcome if row["passed"] else f"{outcome} (FAILED)"


def _value(on: bool) -> str:
    return "on" if on else "off"


class Totals:
    """The sums over the rows of several cells."""

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.cells = len(rows)
        self.false_claims = sum(bool(each["false_claims"]) for each in rows)
        self.false_on = sum(bool(each["false_on"]) for each in rows)
        self.winnable = sum(each["winnable"] for each in rows)
        self.reached = sum(
            each["winnable"] and each["outcome"] in SUCCESS and not each["after"] for each in rows
        )
        self.failed = sum(not each["passed"] for each in rows)
