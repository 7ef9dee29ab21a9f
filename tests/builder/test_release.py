"""A release is made only from what is committed, told and numbered."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from builder._manifest import read_version
from builder._release import refuse_unready, uploads
from tests.builder.conftest import REPOSITORY, Tree
from tests.builder.faults import refused

CHANGELOG = (
    "# Changelog\n\n## 1.2.3 (2026-12-01)\n\n- The popup says more.\n\n## 1.2.2\n\n- It opens.\n"
)
NPM_LOCK = '{"version": "1.2.3", "packages": {"": {"version": "1.2.3"}}}'


@pytest.fixture
def ready(tree: Tree) -> Tree:
    """Return a clone from which 1.2.3 can be released."""
    tree.write("CHANGELOG.md", CHANGELOG)
    tree.write("pyproject.toml", '[project]\nversion = "1.2.3"\n')
    tree.write("package.json", '{"version": "1.2.3"}')
    tree.write("package-lock.json", NPM_LOCK)
    tree.write(".gitignore", "dist/\nnode_modules/\n")
    tree.track()
    tree.commit()
    return tree


def test_what_is_ready_is_not_refused(ready: Tree) -> None:
    refuse_unready(ready.root, "1.2.3")


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        ("pyproject.toml", "1.2.3", "1.2.2", "pyproject.toml: project.version"),
        ("package.json", "1.2.3", "1.2.2", "package.json: version"),
        ("package-lock.json", "1.2.3", "1.2.2", "package-lock.json: version"),
        (
            "package-lock.json",
            '": {"version": "1.2.3"',
            '": {"version": "1.2.2"',
            'package-lock.json: packages[""].version',
        ),
    ],
)
def test_the_version_is_the_same_everywhere(
    ready: Tree, name: str, old: str, new: str, line: str
) -> None:
    ready.replace(name, old, new)
    ready.commit()

    with refused(f"{line}: expected '1.2.3', found '1.2.2'"):
        refuse_unready(ready.root, "1.2.3")


def test_the_changelog_has_the_version(ready: Tree) -> None:
    """A longer one that begins alike does not count."""
    ready.replace("CHANGELOG.md", "## 1.2.3", "## 1.2.30")
    ready.commit()

    with refused(
        "CHANGELOG.md: expected a heading '## 1.2.3', found none; "
        "write what has changed for the people who use it"
    ):
        refuse_unready(ready.root, "1.2.3")


def test_the_changelog_says_something_of_it(ready: Tree) -> None:
    """What an earlier version changed does not count."""
    ready.replace("CHANGELOG.md", "- The popup says more.", "Soon.")
    ready.commit()

    with refused("CHANGELOG.md: 1.2.3: expected what has changed, a line each, found nothing"):
        refuse_unready(ready.root, "1.2.3")


def test_everything_is_committed(ready: Tree) -> None:
    """New files, changed ones, and both names of one that was moved."""
    ready.write("rules/new.toml", "")
    ready.replace("CHANGELOG.md", "more", "less")
    subprocess.run(["git", "mv", "rules/site.toml", "rules/sight.toml"], cwd=ready.root, check=True)

    names = ("CHANGELOG.md", "rules/sight.toml", "rules/site.toml", "rules/new.toml")
    with refused(
        *(
            f"{name}: expected what is committed, found a change; commit it or take it back"
            for name in names
        )
    ):
        refuse_unready(ready.root, "1.2.3")


@pytest.mark.parametrize("version", ["", "v1.2.3", "1.2.3-beta", "1.2.3; ls"])
def test_a_version_is_one_to_four_numbers(ready: Tree, version: str) -> None:
    with refused(f"VERSION: expected a version such as 1.2.3, found {version!r}"):
        refuse_unready(ready.root, version)


def test_all_that_is_wrong_is_told_at_once(tree: Tree) -> None:
    """A tree that is no clone, with another version and no changelog."""
    tree.write("package.json", "{}")
    (tree.root / "package-lock.json").write_text("{}", encoding="utf-8")

    done = tree.run("ready", "1.2.3", GIT_CEILING_DIRECTORIES=str(tree.root.parent))

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "pyproject.toml: project.version: expected '1.2.3', found '0.1.0'",
        "package.json: version: expected '1.2.3', found None",
        "package-lock.json: version: expected '1.2.3', found None",
        "package-lock.json: packages[\"\"].version: expected '1.2.3', found None",
        "CHANGELOG.md: expected a file, found nothing",
        f"{tree.root}: expected a clone, found git's answer 'fatal: not a git repository "
        "(or any of the parent directories): .git'",
    ]


def make(clone: Tree, *words: str) -> subprocess.CompletedProcess[str]:
    """Run our Makefile in a clone."""
    command = ["make", f"--directory={clone.root}", "--no-print-directory", *words]
    environment = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def clone(tmp_path: Path) -> Tree:
    """Return a clone of the repository, as it is now, that has all packages already."""
    ignored = (REPOSITORY / ".gitignore").read_text(encoding="utf-8").replace("/", "").split()
    clone = Tree(tmp_path / "clone")
    shutil.copytree(REPOSITORY, clone.root, ignore=shutil.ignore_patterns(".git", *ignored))
    for name in (".venv", "node_modules"):
        (clone.root / name).symlink_to(REPOSITORY / name)
    for name in ("requirements.lock", "package-lock.json"):
        os.utime(clone.root / name, (0, 0))  # Not newer than what was installed from it.
    clone.track()
    return clone


def test_a_release_ends_with_who_gets_which_file(clone: Tree) -> None:
    """Tried without the tests, and saying so."""
    version = read_version(clone.root)
    told = f"# Changelog\n\n## {version}\n\n- It is there.\n"
    clone.write("CHANGELOG.md", told)
    clone.commit()

    done = make(clone, "release", f"VERSION={version}", "DRY_RUN=1")

    assert done.returncode == 0, done.stderr
    assert "nothing was tested" in done.stdout
    for name, where in uploads(version):
        assert (clone.dist / name).is_file()
        assert f"upload   dist/{name}: {where}\n" in done.stdout


def test_a_release_is_tested_between_the_checks(clone: Tree) -> None:
    """Make prints what it would do."""
    done = make(clone, "--dry-run", "release", "VERSION=1.2.3")

    steps = [done.stdout.find(words) for words in ("builder ready", "-m pytest", "builder release")]
    assert -1 not in steps
    assert steps == sorted(steps)
