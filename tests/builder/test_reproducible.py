"""The same sources give the same zips, wherever, whenever and by whomever they are built."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from builder._names import BROWSERS
from tests.builder.conftest import REPOSITORY, plant

ELSEWHERE = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C", "LANG": "C"}
HERE = {"TZ": "UTC", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": "1"}


def archives(root: Path, umask: int, environment: dict[str, str]) -> dict[str, bytes]:
    """Build a new tree in `root` and return the zips by name."""
    tree = plant(root)
    for path in tree.root.glob("extension/popup/*"):
        path.chmod(0o755 if umask else 0o600)
        os.utime(path, (1_000_000_000 + umask, 1_000_000_000 + umask))
    subprocess.run(
        [sys.executable, "-m", "builder", "build", "--root", str(tree.root)],
        cwd=REPOSITORY,
        env=os.environ | environment,
        umask=umask,
        check=True,
        capture_output=True,
    )
    return {path.name: path.read_bytes() for path in tree.dist.glob("*.zip")}


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_two_builds_are_equal_byte_for_byte(tmp_path: Path, umask: int) -> None:
    """Folder, umask, file modes and times, time zone, hash seed and language differ."""
    first = archives(tmp_path / "a", 0o022, HERE)
    second = archives(tmp_path / "a much longer" / "näme", umask, ELSEWHERE)

    assert first.keys() == {f"untrain-0.1.0-{browser}.zip" for browser in BROWSERS}
    assert first == second
