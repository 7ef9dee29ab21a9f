"""`adopt` refuses a bad file with a sentence that says what to do, and writes nothing."""

from __future__ import annotations

import json
import plistlib
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from builder.errors import BuildError
from tests.linkedin.adopt import load, steps
from tests.linkedin.adopt_samples import adopted, page, report, write_page, write_report

LINES = report()["frames"][0]["html"]
SCRIPTS = "<html><head><script>draw()</script></head><body><div id=app></div></body></html>"
TWO = '<input type="checkbox"><input type="checkbox">'

BAD: dict[str, tuple[bytes | str, str]] = {
    "nothing": ("", "an empty file"),
    "a text": ("Dear reader", "without an element of HTML"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", "without an element of HTML"),
    "an unfinished web archive": (b"bplist00\0\0", "a broken one"),
    "an unfinished web archive in XML": ("<?xml?><plist><dict>", "a broken one"),
    "a web archive of something else": (plistlib.dumps({"WebMainResource": "x"}), "a broken one"),
    "only scripts": (SCRIPTS, "only scripts.*complete"),
    "an empty page": ("<html><body></body></html>", "an empty page"),
    "other JSON": ('{"a": 1}', "other JSON"),
    "broken JSON": ("{", "no JSON"),
    "a newer report": (json.dumps(report(version=2)), "version 2; update this repository"),
    "a report without frames": (json.dumps(report(frames=[])), "frames"),
    "a report with a field more": (json.dumps(report(name="Ada")), "something else"),
    "a report with an address": (json.dumps(report(answers={"a": "ada@example.org"})), "e-mail"),
    "a report with a profile": (json.dumps(report(answers={"a": "/in/ada"})), "a profile"),
    "a report with a token": (json.dumps(report(answers={"a": "ab12" * 8})), "a long token"),
    "a report of an unknown setting": (json.dumps(report(setting="voice")), "--setting: "),
    "two switches without a name": (
        page("ember28").replace('<div class="setting-row">', f"{TWO}<div>"),
        "--switch N",
    ),
    "a page of another site": (
        "<html><body><h1>Hi</h1><input type=checkbox></body></html>",
        "--setting: ",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_explained_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    content, sentence = BAD[name]
    file = tmp_path / "file"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())

    with pytest.raises(BuildError, match=sentence):
        adopted(file, tmp_path / "pages")

    assert not (tmp_path / "pages").exists()


@pytest.mark.parametrize("limit", ["LARGEST_FILE", "LARGEST_HTML", "MOST_ELEMENTS"])
def test_a_large_file_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    monkeypatch.setattr(load, limit, 5)

    with pytest.raises(BuildError, match="at most"):
        adopted(write_page(tmp_path / "page.html", page()), tmp_path / "pages")


def test_a_missing_file_and_a_folder_are_explained(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="found nothing"):
        adopted(tmp_path / "none", tmp_path / "pages")
    with pytest.raises(BuildError, match="found a folder"):
        adopted(tmp_path, tmp_path / "pages")


@pytest.mark.parametrize("options", [{"name": "../x"}, {"address": "/feed/"}, {"switch": 9}])
def test_a_bad_option_is_explained(tmp_path: Path, options: dict[str, Any]) -> None:
    file = write_page(tmp_path / "page.html", page())

    with pytest.raises(BuildError, match="expected"):
        adopted(file, tmp_path / "pages", **options)


def fail_at(count: int) -> Callable[[Path, Path], Path]:
    """Return a `Path.rename` that fails at the given call."""
    rename, calls = Path.rename, []

    def renamed(self: Path, target: Path) -> Path:
        calls.append(target)
        if len(calls) == count:
            raise OSError("disk full")
        return rename(self, target)

    return renamed


def test_a_failure_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "rename", fail_at(2))

    with pytest.raises(OSError, match="disk full"):
        adopted(write_report(tmp_path / "report.json"), tmp_path / "pages")

    assert list((tmp_path / "pages").iterdir()) == []
    assert not (tmp_path / "patches").exists()


def test_a_name_is_used_once(tmp_path: Path) -> None:
    file = write_report(tmp_path / "report.json")

    first, second = (adopted(file, tmp_path / "pages")[0].name for _ in range(2))

    assert (first, second) == ("ai-training-1", "ai-training-2")
    with pytest.raises(BuildError, match="a new name"):
        adopted(file, tmp_path / "pages", name=first)


def test_the_command_prints_the_fault_and_exits_with_one(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.linkedin", "adopt", str(tmp_path), "--no-browser"]

    done = subprocess.run(command, cwd=steps.ROOT, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (1, "")
    assert "expected a file, found a folder" in done.stderr
    assert "nothing was written" in done.stderr
