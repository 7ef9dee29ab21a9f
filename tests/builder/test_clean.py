"""Clean removes what builds made, and nothing else."""

from __future__ import annotations

from builder._clean import clean
from builder.build import build
from builder.rules.compile import HEADER
from builder.sources import BROWSERS
from tests.builder.conftest import Tree


def test_nothing_to_clean_is_fine(tree: Tree) -> None:
    """Twice in a row as well."""
    before = tree.snapshot()

    assert clean(tree.dist) == ()
    assert tree.snapshot() == before


def test_what_others_made_stays(tree: Tree) -> None:
    """Folders and files of the same kind of name too."""
    tree.write("dist/chromium/thesis.txt", "years of work")
    tree.write("dist/untrain-thesis.zip", "years of work")
    tree.write("dist/demo/index.html", "")
    tree.write("elsewhere/shared/rules.js", HEADER)
    (tree.dist / "firefox").symlink_to(tree.root / "elsewhere")
    before = tree.snapshot()

    assert clean(tree.dist) == ()
    assert tree.snapshot() == before


def test_an_empty_folder_no_build_made_stays(tree: Tree) -> None:
    """It was not made by us, so it is not ours to remove."""
    tree.dist.mkdir()

    assert clean(tree.dist) == ()
    assert tree.dist.is_dir()


def test_a_build_is_removed_completely(tree: Tree) -> None:
    """Older files and what a killed build left behind go with it."""
    before = tree.snapshot()
    build(tree.root, tree.dist, BROWSERS)
    for name in ("firefox.zip", "source.zip", "chromium.zip"):
        tree.write(f"dist/untrain-0.0.9-{name}", "older")
    tree.write("dist/untrain-0.0.9.cdx.json", "{}")
    tree.write("dist/SHA256SUMS", "")
    tree.write(".untrain-build-killed/x", "half")

    clean(tree.dist)

    assert tree.snapshot() == before


def test_dist_stays_while_something_is_in_it(tree: Tree) -> None:
    """The demo's folder, for one."""
    build(tree.root, tree.dist, BROWSERS)
    tree.write("dist/demo/index.html", "")

    clean(tree.dist)

    assert [path.name for path in tree.dist.iterdir()] == ["demo"]
