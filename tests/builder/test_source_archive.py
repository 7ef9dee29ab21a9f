"""The source archive holds what the packages are made from, and nothing else."""

from __future__ import annotations

import pytest

from builder.package import source_names
from tests.builder.conftest import Tree
from tests.builder.faults import refused


def test_a_clone_and_an_unpacked_archive_give_the_same_names(tree: Tree) -> None:
    """What is generated is left out of both, also where it is a link."""
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


def test_what_a_person_ignores_elsewhere_still_counts(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pattern of their own must not hide a file that would ship."""
    tree.write("mine", "*.js\n")
    tree.track()
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.excludesFile")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", str(tree.root / "mine"))
    tree.write("extension/popup/new.js", "")

    with refused(
        "extension/popup/new.js: expected a file that git tracks, found another; "
        "add it, or move it away"
    ):
        source_names(tree.root)


def test_a_note_in_the_tree_is_not_handed_out(tree: Tree) -> None:
    """Git does not track it, and nothing is made from it."""
    tree.track()
    tree.write("notes.txt", "mine")
    tree.write("docs/draft.md", "mine")

    assert not {"notes.txt", "docs/draft.md"} & set(source_names(tree.root))


@pytest.mark.parametrize("name", ["extension/popup/new.js", "rules/new.toml", "builder/new.py"])
def test_what_ships_must_be_tracked(tree: Tree, name: str) -> None:
    """Or the package could not be made from the archive."""
    tree.track()
    tree.write(name, "")

    with refused(
        f"{name}: expected a file that git tracks, found another; add it, or move it away"
    ):
        source_names(tree.root)


def test_a_tracked_file_that_is_gone_is_named(tree: Tree) -> None:
    """Git would still list it."""
    tree.track()
    (tree.root / "rules/site.toml").unlink()

    with refused(
        "rules/site.toml: expected the file that git tracks, found nothing; commit that it is gone"
    ):
        source_names(tree.root)


def test_a_symbolic_link_is_refused(tree: Tree) -> None:
    """It could bring in a file from anywhere, or a whole folder."""
    (tree.root / "hosts").symlink_to("/etc/hosts")
    (tree.root / "etc").symlink_to("/etc")

    with refused(
        "etc: expected a file of its own, found a symbolic link",
        "hosts: expected a file of its own, found a symbolic link",
    ):
        source_names(tree.root)


def test_gits_own_words_are_passed_on(tree: Tree) -> None:
    """A broken clone, or one that belongs to somebody else."""
    tree.write(".git", "gitdir: /nowhere")

    with refused(
        f"{tree.root}: expected what git tracks, "
        "found git's answer 'fatal: not a git repository: /nowhere'"
    ):
        source_names(tree.root)
