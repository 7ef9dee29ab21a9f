"""addons.mozilla.org has nothing to say about the Firefox build."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.packages.conftest import REPOSITORY

WEB_EXT = REPOSITORY / "tests/packages/node_modules/.bin/web-ext"
OPTIONS = ("--output=json", "--warnings-as-errors", "--no-config-discovery", "--boring")


def lint(folder: Path) -> dict[str, Any]:
    """Return what the store's own linter says of an unpacked extension."""
    if not WEB_EXT.exists():
        pytest.fail("web-ext is not there: run `make test` first", pytrace=False)
    command = [str(WEB_EXT), "lint", f"--source-dir={folder}", *OPTIONS, "--no-input"]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    said: dict[str, Any] = json.loads(result.stdout)
    return said


def test_the_firefox_build_has_no_error_warning_or_notice(built: Path) -> None:
    said = lint(built / "firefox")

    assert (said["errors"], said["warnings"], said["notices"]) == ([], [], [])
    assert said["metadata"]["firefoxMinVersion"] == "140.0"
