"""Build a tree, and look at the result."""

from __future__ import annotations

from pathlib import Path

from builder.build import build
from builder.sources import BROWSERS
from tests.builder.conftest import Tree


def build_all(tree: Tree) -> None:
    """Build for both browsers."""
    build(tree.root, tree.dist, BROWSERS)


def names_in(folder: Path) -> set[str]:
    """Return the names of all files in a folder."""
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def empty_node_modules(tree: Tree) -> Path:
    """Replace the link to the shared node_modules by an empty folder."""
    modules = tree.root / "node_modules"
    modules.unlink()
    modules.mkdir()
    return modules
