"""Chromium accepts the build, including its manifest and the schema of policies."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.drive.find import find


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the Chromium build, as Chromium writes files next to it."""
    return Path(shutil.copytree(built / "chromium", tmp_path / "chromium"))


def pack(folder: Path) -> subprocess.CompletedProcess[str]:
    """Pack a folder with Chromium, which opens no window and exits by itself."""
    command = [find("chromium").browser, f"--pack-extension={folder}", "--headless=new"]
    command += [f"--user-data-dir={folder.parent / 'profile'}", "--no-first-run"]
    if os.geteuid() == 0:
        command.append("--no-sandbox")  # Chromium refuses to start a sandbox as root.
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_chromium_packs_the_build(folder: Path) -> None:
    done = pack(folder)

    assert done.returncode == 0, done.stderr
    package = folder.with_suffix(".crx").read_bytes()
    assert package.startswith(b"Cr24")
    assert len(package) > 10_000
