"""The same sources give the same files on every machine, at any time."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builder.sources import BROWSERS
from tests.builder.conftest import REPOSITORY, create_tree

ELSEWHERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C", "LANG": "C"}
HERE = {"TZ": "UTC", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1"}


def packages(root: Path, umask: int, environment: dict[str, str]) -> dict[str, bytes]:
    """Package a new tree in `root` and return the content of each file by name."""
    tree = create_tree(root)
    for path in tree.root.glob("extension/popup/*"):
        path.chmod(0o755 if umask else 0o600)
        os.utime(path, (1_000_000_000 + umask, 1_000_000_000 + umask))
    subprocess.run(
        [sys.executable, "-m", "builder", "package", "--root", str(tree.root)],
        cwd=REPOSITORY,
        env=os.environ | environment,
        umask=umask,
        check=True,
        capture_output=True,
    )
    return {path.name: path.read_bytes() for path in tree.dist.glob("*") if path.is_file()}


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_two_packagings_are_equal_byte_for_byte(tmp_path: Path, umask: int) -> None:
    """The runs differ in folder, umask, file modes and times, time zone, hash seed and language."""
    first = packages(tmp_path / "a", 0o022, HERE)
    second = packages(tmp_path / "a much longer" / "näme", umask, ELSEWHERE)

    zips = {f"untrain-0.1.0-{content}.zip" for content in (*BROWSERS, "source")}
    assert first.keys() == zips | {"untrain-0.1.0.cdx.json", "SHA256SUMS"}
    assert first == second
