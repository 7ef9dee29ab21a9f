"""A new setting takes one TOML file and one simulator page, as CONTRIBUTING.md says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from builder.rules.load import load_rules
from tests.builder.compiled import exports
from tests.builder.conftest import REPOSITORY
from tests.new_setting import Example, copy_with, example

# The tests that read rules or run the simulator, without a browser.
TESTS = [
    "tests/linkedin/test_saved_pages.py",
    "tests/linkedin/test_server_accounts.py",
    "tests/linkedin/test_server_pages.py",
    "tests/linkedin/test_server_saves.py",
    "tests/linkedin/test_site.py",
    "tests/builder/test_manifest.py",
]


@pytest.fixture(scope="module")
def new() -> Example:
    """Return the example of CONTRIBUTING.md."""
    return example()


@pytest.fixture(scope="module")
def copy(new: Example, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the source tree with the example, after a build."""
    root = tmp_path_factory.mktemp("new-setting") / "copy"
    copy_with(new, root)
    build(root)
    return root


def build(root: Path) -> None:
    """Build a copy with its own builder."""
    command = [sys.executable, "-m", "builder", "build"]
    built = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert (built.returncode, built.stderr) == (0, "")


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_the_new_setting_is_built_like_every_other(new: Example, copy: Path, browser: str) -> None:
    """The build has its page, its switch and its ring, and no other setting changes."""
    (added,) = [each for each in load_rules(copy).settings if each.id == new.id]
    known = {each.id for each in load_rules(REPOSITORY).settings}
    dist = copy / "dist" / browser

    manifest = json.loads((dist / "manifest.json").read_text(encoding="utf-8"))
    settings = exports((dist / "shared/rules.js").read_text(encoding="utf-8"))["settings"]

    assert {each["id"] for each in settings} == known | {new.id}
    (compiled,) = [each for each in settings if each["id"] == new.id]
    assert (compiled["key"], compiled["paths"]) == (added.key, list(added.paths))
    (script,) = manifest["content_scripts"]
    assert {f"https://www.linkedin.com{path}*" for path in added.paths} <= set(script["matches"])
    assert f'"{added.key}"' in (dist / "content/highlight.css").read_text(encoding="utf-8")
    assert f'"{added.key}"' in (dist / "content/main.js").read_text(encoding="utf-8")


def test_the_page_is_served_and_no_test_has_to_change(new: Example, copy: Path) -> None:
    """The tests of the copy compare each rule with the page that the simulator serves for it."""
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rA", *TESTS]

    ran = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False)

    assert ran.returncode == 0, ran.stdout
    assert f"test_every_rule_finds_its_page[{new.id}]" in ran.stdout


def test_the_tests_work_in_a_tree_that_already_has_the_example(
    new: Example, copy: Path, tmp_path: Path
) -> None:
    """They add the example again under another name."""
    other = example(copy)

    copy_with(other, tmp_path / "copy", source=copy)

    build(tmp_path / "copy")
    known = {each.id for each in load_rules(copy).settings}
    assert new.id in known
    assert {each.id for each in load_rules(tmp_path / "copy").settings} == known | {other.id}
