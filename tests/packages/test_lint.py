"""The linter of addons.mozilla.org reports nothing about the Firefox build."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.packages.conftest import REPOSITORY

WEB_EXT = REPOSITORY / "tests/packages/node_modules/.bin/web-ext"
OPTIONS = ("--output=json", "--warnings-as-errors", "--no-config-discovery", "--boring")


def lint(folder: Path) -> dict[str, Any]:
    """Return the report of the store's linter on an unpacked extension."""
    if not WEB_EXT.exists():
        pytest.fail("web-ext is missing: run `make test` first", pytrace=False)
    command = [str(WEB_EXT), "lint", f"--source-dir={folder}", *OPTIONS, "--no-input"]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    report: dict[str, Any] = json.loads(result.stdout)
    return report


def test_the_firefox_build_has_no_error_warning_or_notice(built: Path) -> None:
    report = lint(built / "firefox")

    assert (report["errors"], report["warnings"], report["notices"]) == ([], [], [])
    assert report["metadata"]["firefoxMinVersion"] == "140.0"


def test_the_linter_refuses_broken_placeholders(built: Path, tmp_path: Path) -> None:
    """The builder does not check these."""
    folder = tmp_path / "firefox"
    shutil.copytree(built / "firefox", folder)
    path = folder / "_locales/en/messages.json"
    messages = json.loads(path.read_text(encoding="utf-8"))
    messages["undeclared"] = {"message": "a $DAY$"}
    messages["empty"] = {"message": "a $DAY$", "placeholders": {"day": {}}}
    path.write_text(json.dumps(messages), encoding="utf-8")

    report = lint(folder)

    codes = {each["code"] for each in report["errors"] + report["warnings"]}
    assert codes == {"MISSING_PLACEHOLDER", "NO_PLACEHOLDER_CONTENT"}
