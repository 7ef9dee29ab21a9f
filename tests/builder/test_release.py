"""A release needs a version, a changelog and a clean working tree."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from builder.manifest import read_version
from builder.release import NOT_CHECKED_YET, is_done, live_check_faults, refuse_unready, uploads
from tests.builder.conftest import REPOSITORY, Tree
from tests.builder.faults import refused

CHANGELOG = (
    "# Changelog\n\n## 1.2.3 (2026-12-01)\n\n- The popup says more.\n\n## 1.2.2\n\n- It opens.\n"
)
UNCHECKED = {
    "README.md": "Nobody has checked it on a live account yet: it is new.\n",
    "docs/store/every-store.md": "It has not been checked on a\nlive account yet.\n",
}
CHECKED = "# Ten minutes\n\nLast done: 2026-12-24, by me, in Chromium 156\n"
NPM_LOCK = '{"version": "1.2.3", "packages": {"": {"version": "1.2.3"}}}'


@pytest.fixture
def ready(tree: Tree) -> Tree:
    """Return a clone from which 1.2.3 can be released."""
    tree.write("CHANGELOG.md", CHANGELOG)
    tree.write("pyproject.toml", '[project]\nversion = "1.2.3"\n')
    tree.write("package.json", '{"version": "1.2.3"}')
    tree.write("package-lock.json", NPM_LOCK)
    tree.write(".gitignore", "dist/\nnode_modules\n")
    tree.write("docs/live-checklist.md", CHECKED)
    for name in UNCHECKED:
        tree.write(name, "It is off.\n")
    tree.track()
    tree.commit()
    return tree


def test_a_ready_release_is_accepted(ready: Tree) -> None:
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
    """A longer version with the same beginning does not count."""
    ready.replace("CHANGELOG.md", "## 1.2.3", "## 1.2.30")
    ready.commit()

    with refused(
        "CHANGELOG.md: expected a heading '## 1.2.3', found none; write what has changed for users"
    ):
        refuse_unready(ready.root, "1.2.3")


def test_the_changelog_lists_changes_of_the_version(ready: Tree) -> None:
    """The changes of an earlier version do not count."""
    ready.replace("CHANGELOG.md", "- The popup says more.", "Soon.")
    ready.commit()

    with refused("CHANGELOG.md: 1.2.3: expected a list of changes, found nothing"):
        refuse_unready(ready.root, "1.2.3")


def test_everything_is_committed(ready: Tree) -> None:
    """New files, changed files, and both names of a renamed file are reported."""
    ready.write("rules/new.toml", "")
    ready.replace("CHANGELOG.md", "more", "less")
    subprocess.run(["git", "mv", "rules/site.toml", "rules/sight.toml"], cwd=ready.root, check=True)

    names = ("CHANGELOG.md", "rules/sight.toml", "rules/site.toml", "rules/new.toml")
    with refused(
        *(
            f"{name}: expected no uncommitted change, found one; commit or revert it"
            for name in names
        )
    ):
        refuse_unready(ready.root, "1.2.3")


def reopen_live_check(ready: Tree, version: str = "1.2.3") -> None:
    """Turn the tree into one where the live check is open and all texts say so."""
    for name in ("CHANGELOG.md", "pyproject.toml", "package.json", "package-lock.json"):
        ready.write(name, ready.read(name).replace("1.2.3", version))
    for name, text in UNCHECKED.items():
        ready.write(name, text)
    ready.write("docs/live-checklist.md", "# Ten minutes\n\nLast done: never\n")
    ready.commit()


def test_version_1_0_0_requires_the_live_check(ready: Tree) -> None:
    reopen_live_check(ready)

    done = ready.run("ready", "1.2.3")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "docs/live-checklist.md: expected the live check to be done, as the version is 1.0.0 or "
        "later, found 'never'; do it and write the date, your name and the browser into its line "
        "'Last done'\n"
    )


@pytest.mark.parametrize(("version", "options"), [("0.2.3", []), ("1.2.3", ["--dry-run"])])
def test_an_open_live_check_is_reported_where_it_is_allowed(
    ready: Tree, version: str, options: list[str]
) -> None:
    reopen_live_check(ready, version)

    done = ready.run("ready", version, *options)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "open     docs/live-checklist.md: nobody has checked Untrain on a live account yet\n"
        f"ready    {version}\n"
    )


@pytest.mark.parametrize("name", UNCHECKED)
def test_after_the_live_check_no_text_says_that_it_is_open(ready: Tree, name: str) -> None:
    ready.write(name, UNCHECKED[name])
    ready.commit()

    with refused(
        f"{name}: expected the words {NOT_CHECKED_YET[name]!r} to be gone, found them; "
        "the live check was done: 2026-12-24, by me, in Chromium 156"
    ):
        refuse_unready(ready.root, "1.2.3")


@pytest.mark.parametrize("name", UNCHECKED)
def test_before_the_live_check_every_text_says_that_it_is_open(ready: Tree, name: str) -> None:
    """This is checked in a dry run as well."""
    reopen_live_check(ready)
    ready.write(name, "It is off.\n")
    ready.commit()

    with refused(
        f"{name}: expected the words {NOT_CHECKED_YET[name]!r}, found nothing; "
        "nobody has done the live check"
    ):
        refuse_unready(ready.root, "1.2.3", dry_run=True)


@pytest.mark.parametrize("line", ["", "Last done: yes", "Last done: 2026-12-24"])
def test_the_checklist_gives_date_name_and_browser(ready: Tree, line: str) -> None:
    ready.write("docs/live-checklist.md", f"# Ten minutes\n\n{line}\n")
    ready.commit()

    with refused(
        "docs/live-checklist.md: Last done: expected 'never', or '2026-12-24, your name, the "
        f"browser', found {line.removeprefix('Last done: ')!r}"
    ):
        refuse_unready(ready.root, "1.2.3", dry_run=True)


def test_the_repositorys_texts_agree_on_the_live_check() -> None:
    assert list(live_check_faults(REPOSITORY)) == []


@pytest.mark.parametrize("version", ["", "v1.2.3", "1.2.3-beta", "1.2.3; ls"])
def test_a_version_is_one_to_four_numbers(ready: Tree, version: str) -> None:
    with refused(f"VERSION: expected a version such as 1.2.3, found {version!r}"):
        refuse_unready(ready.root, version)


def test_all_faults_of_a_release_are_reported_at_once(tree: Tree) -> None:
    """The tree is not a clone, has another version and has no changelog."""
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
        "docs/live-checklist.md: expected a file, found nothing",
        f"{tree.root}: expected a clone, found the error 'fatal: not a git repository "
        "(or any of the parent directories): .git' of git",
    ]


def make(clone: Tree, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the Makefile in a clone."""
    command = ["make", f"--directory={clone.root}", "--no-print-directory", *arguments]
    environment = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def clone(tmp_path: Path) -> Tree:
    """Return a copy of the working tree with all packages installed."""
    ignored = (REPOSITORY / ".gitignore").read_text(encoding="utf-8").replace("/", "").split()
    clone = Tree(tmp_path / "clone")
    shutil.copytree(REPOSITORY, clone.root, ignore=shutil.ignore_patterns(".git", *ignored))
    for name in (".venv", "node_modules"):
        (clone.root / name).symlink_to(REPOSITORY / name)
    for name in ("requirements.lock", "package-lock.json"):
        os.utime(clone.root / name, (0, 0))  # Older than the stamps of the installed packages.
    clone.track()
    return clone


def test_a_release_ends_with_a_list_of_uploads(clone: Tree) -> None:
    """A dry run skips the tests and says so."""
    version = read_version(clone.root)
    changelog = f"# Changelog\n\n## {version}\n\n- It is there.\n"
    clone.write("CHANGELOG.md", changelog)
    clone.commit()

    done = make(clone, "release", f"VERSION={version}", "DRY_RUN=1")

    assert done.returncode == 0, done.stderr
    assert "nothing was tested" in done.stdout
    assert ("on a live account yet" in done.stdout) == (not is_done(clone.root))
    for name, where in uploads(version):
        assert (clone.dist / name).is_file()
        assert f"upload   dist/{name}: {where}\n" in done.stdout


def test_a_release_runs_the_tests_between_its_checks(clone: Tree) -> None:
    """With --dry-run make only prints the commands."""
    done = make(clone, "--dry-run", "release", "VERSION=1.2.3")

    commands = ("builder ready", "-m pytest", "builder release")
    steps = [done.stdout.find(command) for command in commands]
    assert -1 not in steps
    assert steps == sorted(steps)
