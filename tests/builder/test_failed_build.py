"""A build that fails changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.builder.builds import build_all
from tests.builder.conftest import Tree
from tests.builder.faults import refused


def break_rule(tree: Tree) -> None:
    """Break a rule."""
    tree.replace("rules/ai-training.toml", 'default = "on"', 'default = "yes"')


def break_import(tree: Tree) -> None:
    """Break an import of the content script."""
    tree.replace("extension/content/main.js", "./look.js", "./lost.js")


def break_last_browser(tree: Tree) -> None:
    """Put a path of this machine into the build of the last browser."""
    tree.replace("extension/shared/browser.js", "export", f"// {tree.root}/\nexport")


@pytest.mark.parametrize("damage", [break_rule, break_import, break_last_browser])
def test_a_failed_build_leaves_dist_as_it_was(tree: Tree, damage: Callable[[Tree], None]) -> None:
    """No file or folder is changed, and no temporary one is left."""
    build_all(tree)
    tree.write("dist/demo/index.html", "somebody else's")
    damage(tree)
    before = tree.snapshot()

    with pytest.raises(Exception, match="expected"):
        build_all(tree)

    assert tree.snapshot() == before


@pytest.mark.parametrize("built_before", [True, False])
def test_a_failed_rename_is_undone(
    tree: Tree, monkeypatch: pytest.MonkeyPatch, built_before: bool
) -> None:
    """Even the very last rename can fail."""
    if built_before:
        build_all(tree)
        tree.write("extension/popup/popup.js", "// newer")
    before = tree.snapshot()
    rename = Path.rename

    def failing_rename(source: Path, target: Path) -> Path:
        if Path(target) == tree.dist / "untrain-0.1.0-firefox.zip" and "old" not in source.parts:
            raise OSError("the disk is full")
        return rename(source, target)

    monkeypatch.setattr(Path, "rename", failing_rename)
    with pytest.raises(OSError, match="the disk is full"):
        build_all(tree)

    assert tree.snapshot() == before


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_a_folder_that_no_build_made_is_not_replaced(tree: Tree, kind: str) -> None:
    """It could hold somebody's own files."""
    tree.write("elsewhere/thesis.txt", "years of work")
    tree.dist.mkdir()
    if kind == "link":
        (tree.dist / "chromium").symlink_to(tree.root / "elsewhere")
    else:
        (tree.root / "elsewhere").rename(tree.dist / "chromium")
    before = tree.snapshot()

    with refused(
        f"{tree.dist / 'chromium'}: expected a folder made by a build, found another; "
        "move it away or choose another --out"
    ):
        build_all(tree)

    assert tree.snapshot() == before
