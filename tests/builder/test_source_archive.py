"""The source archive holds what the packages are made from, and nothing else."""

from __future__ import annotations

import pytest

from builder.package import source_names
from tests.builder.conftest import Tree
from tests.builder.faults import refused


def test_git_and_the_tree_give_the_same_names(tree: Tree) -> None:
    """What is generated is left out of both, also where it is a link."""
    tree.write("dist/x.zip", "")
    tree.write("builder/__pycache__/x.pyc", "")
    tree.write("builder/build.py", "")
    walked = source_names(tree.root)
    tree.track()

    tracked = source_names(tree.root)

    assert tracked == walked
    assert "builder/build.py" in tracked
    assert ".gitignore" in tracked
    assert not [name for name in tracked if name.startswith(("dist", "node_modules", ".git/"))]


def test_a_clone_without_the_program_git_is_a_tree(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worktree as well, where .git is a file."""
    names = source_names(tree.root)
    tree.write(".git", "gitdir: /elsewhere")
    monkeypatch.setenv("PATH", "")

    assert source_names(tree.root) == names


def test_a_note_in_the_tree_is_not_handed_out(tree: Tree) -> None:
    """Git does not track it, and nothing is made from it."""
    tree.track()
    tree.write("notes.txt", "mine")
    tree.write("docs/draft.md", "mine")

    assert not {"notes.txt", "docs/draft.md"} & set(source_names(tree.root))


@pytest.mark.parametrize("name", ["extension/popup/new.js", "rules/new.toml", "builder/_new.py"])
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


@pytest.mark.parametrize("line", ["*.log", "!dist/", "docs/draft/", "/dist"])
def test_only_folders_are_ignored(tree: Tree, line: str) -> None:
    """Without git we read .gitignore ourselves, and know no more than this of its language."""
    tree.write(".gitignore", f"# ours\n\n{line}\n")

    with refused(f".gitignore: line 3: expected a folder's name and '/', found {line!r}"):
        source_names(tree.root)
