"""The lock files pin packages by hash and name no server."""

from __future__ import annotations

import json
import re

import pytest

from tests.packages.conftest import REPOSITORY

NPM_LOCKS = sorted(
    path.relative_to(REPOSITORY).as_posix()
    for folder in (
        ".",
        "benchmarks",
        "tests/design_systems",
        "tests/linkedin/frameworks",
        "tests/mutants",
        "tests/packages",
    )
    for path in (REPOSITORY / folder).glob("package-lock.json")
)


def test_every_npm_lock_is_checked() -> None:
    assert len(NPM_LOCKS) == 6


@pytest.mark.parametrize("name", NPM_LOCKS)
def test_an_npm_lock_pins_by_content_and_not_by_address(name: str) -> None:
    """With addresses in the file, `npm ci` would fail on machines that use a mirror."""
    packages = json.loads((REPOSITORY / name).read_text(encoding="utf-8"))["packages"]

    for place, package in packages.items():
        assert "resolved" not in package, place
        assert place == "" or package["integrity"].startswith("sha512-"), place


def test_ember_is_installed_without_what_builds_it() -> None:
    """`npm install` would add the 400 packages of ember-cli to its lock file; delete them there."""
    lock = json.loads((REPOSITORY / "tests/linkedin/frameworks/package-lock.json").read_text())

    installed = {place.removeprefix("node_modules/") for place in lock["packages"]}
    assert installed == {"", "ember-source", "react", "react-dom", "scheduler"}


def test_the_python_lock_pins_by_content_and_not_by_address() -> None:
    text = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8")

    pins = re.findall(r"^[\w.-]+==\S+.* \\\n    --hash=sha256:[0-9a-f]{64}", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^\S", text, re.MULTILINE))
    assert "://" not in text
    assert "index-url" not in text
