"""The source archive holds exactly the files from which the zips are built."""

from __future__ import annotations

import pytest

from builder.package import source_names
from tests.builder.conftest import Tree
from tests.builder.faults import refused


def test_a_clone_and_an_unpacked_archive_give_the_same_names(tree: Tree) -> None:
    """Both leave out generated files, including symbolic links."""
    tree.write("dist/x.zip", "")
    tree.write("builder/__pycache__/x.pyc", "")
    tree.write("builder/build.py", "")
    unpacked = source_names(tree.root)
    tree.track()

    tracked = source_names(tree.root)

    assert tracked == unpacked
    assert "builder/build.py" in tracked
    assert ".gitignore" in tracked
    assert not [name for name in tracked if name.startswith(("dist", "node_modules", ".git/"))]


def test_a_missing_git_is_named(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")

    with refused("git: expected the program, found nothing; install it"):
        source_names(tree.root)


def test_a_persons_own_ignore_file_does_not_count(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A personal pattern must not hide a file that would ship."""
    tree.write("mine", "*.js\n")
    tree.track()
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.excludesFile")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(tree.root / "mine"))
    tree.write("extension/popup/new.js", "")

    with refused(
        "extension/popup/new.js: expected a file that git tracks, found an untracked file; "
        "add it or move it away"
    ):
        source_names(tree.root)


def test_an_untracked_note_is_left_out(tree: Tree) -> None:
    """Nothing is built from it, so it may be untracked."""
    tree.track()
    tree.write("notes.txt", "mine")
    tree.write("docs/draft.md", "mine")

    assert not {"notes.txt", "docs/draft.md"} & set(source_names(tree.root))


@pytest.mark.parametrize("name", ["extension/popup/new.js", "rules/new.toml", "builder/new.py"])
def test_a_file_that_ships_must_be_tracked(tree: Tree, name: str) -> None:
    """Otherwise the zips could not be built from the archive."""
    tree.track()
    tree.write(name, "")

    with refused(
        f"{name}: expected a file that git tracks, found an untracked file; add it or move it away"
    ):
        source_names(tree.root)


def test_a_missing_tracked_file_is_named(tree: Tree) -> None:
    """Git still lists it."""
    tree.track()
    (tree.root / "rules/site.toml").unlink()

    with refused(
        "rules/site.toml: expected the file that git tracks, found nothing; commit its deletion"
    ):
        source_names(tree.root)


def test_a_symbolic_link_is_refused(tree: Tree) -> None:
    """It could bring in a file from anywhere, or a whole folder."""
    (tree.root / "hosts").symlink_to("/etc/hosts")
    (tree.root / "etc").symlink_to("/etc")

    with refused(
        "etc: expected a regular file, found a symbolic link",
        "hosts: expected a regular file, found a symbolic link",
    ):
        source_names(tree.root)


def test_an_error_of_git_is_shown(tree: Tree) -> None:
    """The clone may be broken or belong to another user."""
    tree.write(".git", "gitdir: /nowhere")

    with refused(
        f"{tree.root}: expected the list of tracked files, "
        "found the error 'fatal: not a git repository: /nowhere' of git"
    ):
        source_names(tree.root)
