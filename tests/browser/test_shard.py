"""A run can be split over several machines, and its results joined, without losing a cell."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser.matrix import CELLS
from tests.browser.matrix import __main__ as command
from tests.browser.matrix.judge import CellResult
from tests.browser.matrix.report import BROWSERS, save
from tests.shard import Shard

ROWS = [
    CellResult(cell.name, browser, "1", cell.winnable, cell.before).row() | {"passed": True}
    for cell in CELLS
    for browser in BROWSERS
]


@pytest.fixture(autouse=True)
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return where the page is written in these tests."""
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "PROOF", tmp_path / "docs/proof.md")
    monkeypatch.setattr(command, "MUTANTS", tmp_path / "mutants.json")
    return tmp_path / "docs/proof.md"


def write(rows: list[dict[str, Any]], path: Path) -> str:
    """Write results as a run does, and return their path."""
    by_cell: dict[str, dict[str, Any]] = {}
    for row in rows:
        by_cell.setdefault(row["cell"], {})[row["browser"]] = row
    return str(save(by_cell, path))


def test_the_parts_are_the_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    parts = []
    for number in (1, 2, 3):
        monkeypatch.setenv("SHARD", f"{number}/3")
        shard = Shard.from_environment()
        assert shard.suffix == f"-{number}-of-3"
        parts += shard.of("abcdefgh")
    assert sorted(parts) == list("abcdefgh")
    monkeypatch.delenv("SHARD")
    assert Shard.from_environment().of("abc") == list("abc")


@pytest.mark.parametrize("text", ["2", "0/8", "9/8", "1/0", "a/b", "1/8 "])
def test_another_shard_gets_an_explanation(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("SHARD", text)
    with pytest.raises(ValueError, match=f"SHARD: expected a part such as 2/8, found '{text}'"):
        Shard.from_environment()


def test_parts_are_joined_into_the_page(page: Path, tmp_path: Path) -> None:
    files = [write(ROWS[at::3], tmp_path / f"{at}.json") for at in range(3)]

    assert command.main(files) == 0

    assert f"| cells | {len(ROWS)} |" in page.read_text()


FIRST = ROWS[0]["cell"]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([ROWS[1:]], f"cells that were not run: 1, such as {FIRST!r} in chromium"),
        ([ROWS, ROWS[:1]], f"cells that were run twice: 1, such as {FIRST!r} in chromium"),
        (
            [[ROWS[0] | {"passed": False}, *ROWS[1:]]],
            f"cells that failed: 1, such as {FIRST!r} in chromium",
        ),
    ],
)
def test_a_page_is_written_only_from_a_whole_run(
    parts: list[list[dict[str, Any]]],
    expected: str,
    page: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    files = [write(rows, tmp_path / f"{at}.json") for at, rows in enumerate(parts)]

    assert command.main(files) == 1

    assert capsys.readouterr().err == f"✗ {expected}\n"
    assert not page.exists()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"build": "other"}, "the parts are of different builds, so run them again"),
        (
            {"browsers": {"firefox": "2"}},
            "the parts were run in different versions of a browser: run them again",
        ),
        (
            {"cells": [{"a": {"cell": "a", "browser": "b", "passed": True}}]},
            "unknown here: 1, ",
        ),
    ],
)
def test_parts_of_different_runs_are_not_joined(
    change: dict[str, Any], expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [write(ROWS[at::3], tmp_path / f"{at}.json") for at in range(3)]
    Path(files[1]).write_text(json.dumps(json.loads(Path(files[1]).read_text()) | change))

    assert command.main(files) == 1

    assert expected in capsys.readouterr().err


@pytest.mark.parametrize("text", ["", "[]", "{}", "null"])
def test_another_file_gets_an_explanation(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "other.json"
    assert command.main([str(path)]) == 1
    path.write_text(text)
    assert command.main([str(path)]) == 1

    first, second = capsys.readouterr().err.splitlines()
    assert first == "✗ other.json is missing: run `make proof`"
    assert second == "✗ other.json: expected the results of a fault matrix, found something else"
