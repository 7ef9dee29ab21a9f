"""The files of a release are complete, and their checksums are right."""

from __future__ import annotations

import hashlib
import subprocess
import zipfile
from pathlib import Path

from builder.build import build
from builder.package import ship
from builder.sources import BROWSERS
from tests.builder.conftest import Tree

NAMES = {
    "untrain-0.1.0-chromium.zip",
    "untrain-0.1.0-firefox.zip",
    "untrain-0.1.0-source.zip",
    "untrain-0.1.0.cdx.json",
}


def files(folder: Path) -> set[str]:
    """Return the names of the files in a folder, without subfolders."""
    return {path.name for path in folder.iterdir() if path.is_file()}


def test_packaging_writes_five_files(tree: Tree) -> None:
    """It removes those of an earlier version."""
    tree.write("dist/untrain-0.0.9-source.zip", "older")
    tree.write("dist/untrain-0.0.9.cdx.json", "older")
    before = set(tree.root.iterdir())

    ship(tree.root, tree.dist)

    assert files(tree.dist) == NAMES | {"SHA256SUMS"}
    assert set(tree.root.iterdir()) == before


def test_the_checksums_match_the_files(tree: Tree) -> None:
    """Both SHA256SUMS and the output of the command have them."""
    done = tree.run("package")

    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tree.dist, check=False
    )
    assert (done.returncode, done.stderr, checked.returncode) == (0, "", 0)
    for name in NAMES:
        digits = hashlib.sha256((tree.dist / name).read_bytes()).hexdigest()
        assert f"sha256   {digits}  dist/{name}\n" in done.stdout
        assert f"{digits}  {name}\n" in tree.read("dist/SHA256SUMS")


def test_an_unpacked_source_archive_packs_to_the_same_bytes(tree: Tree, tmp_path: Path) -> None:
    """There is no git repository there, and tools have left files behind."""
    tree.track()
    first = ship(tree.root, tree.dist)
    with zipfile.ZipFile(tree.dist / "untrain-0.1.0-source.zip") as archive:
        archive.extractall(tmp_path / "unpacked")
    unpacked = Tree(tmp_path / "unpacked/untrain-0.1.0")
    (unpacked.root / "node_modules").symlink_to(tree.root / "node_modules")
    unpacked.write(".venv/bin/python", "")
    unpacked.write("rules/__pycache__/x.pyc", "")

    second = ship(unpacked.root, unpacked.dist)

    assert second.sums == first.sums


def test_a_failed_packaging_leaves_dist_as_it_was(tree: Tree) -> None:
    """The cause here is a lock file without the hash of a package."""
    ship(tree.root, tree.dist)
    tree.replace("package-lock.json", '"integrity"', '"honesty"')
    before = tree.snapshot()

    done = tree.run("package")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "package-lock.json: node_modules/@biomejs/biome: integrity: "
        "expected this field, found nothing\n"
    )
    assert tree.snapshot() == before


def test_a_build_removes_outdated_checksums(tree: Tree) -> None:
    """Its zips are new, and only packaging writes checksums."""
    ship(tree.root, tree.dist)

    build(tree.root, tree.dist, BROWSERS)

    assert files(tree.dist) == {f"untrain-0.1.0-{browser}.zip" for browser in BROWSERS}
