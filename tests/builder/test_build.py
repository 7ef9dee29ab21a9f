"""A build has every file that ships, and nothing else."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from builder.build import build
from builder.sources import BROWSERS
from builder.stage import POLYFILL_SHA256
from tests.builder.builds import build_all, empty_node_modules, names_in
from tests.builder.conftest import REPOSITORY, Tree
from tests.builder.faults import refused

POLYFILL = "node_modules/webextension-polyfill/dist/browser-polyfill.min.js"


def test_a_build_writes_two_folders_and_two_zips(tree: Tree) -> None:
    """It leaves no other file in dist/ or beside it."""
    before = set(tree.root.iterdir())

    build_all(tree)

    assert {path.name for path in tree.dist.iterdir()} == {
        "chromium",
        "firefox",
        "untrain-0.1.0-chromium.zip",
        "untrain-0.1.0-firefox.zip",
    }
    assert set(tree.root.iterdir()) - before == {tree.dist}


def test_source_files_ship_unchanged(tree: Tree) -> None:
    """Only manifest, rules, ring, messages and content scripts are generated."""
    build_all(tree)

    names = names_in(tree.dist / "firefox")
    generated = {"manifest.json", "shared/about.js", "shared/report-data.js", "shared/rules.js"}
    scripts = ("main", "check", "by-hand", "run", "show", "report")
    generated |= {f"content/{name}.js" for name in scripts}
    generated |= {"content/highlight.css"}
    copied = {name for name in names - generated if not name.startswith("_locales/")}
    assert generated < names
    assert "popup/popup.html" in copied
    for name in copied:
        source = (tree.root / "extension" / name).read_bytes()
        assert (tree.dist / "firefox" / name).read_bytes() == source
    assert not [name for name in names if name.endswith(".d.ts")]
    assert {name for name in names if name.startswith("content/")} < generated
    assert {name for name in names if name.startswith("_locales/")} == {
        "_locales/de/messages.json",
        "_locales/en/messages.json",
    }


def test_only_chromium_gets_the_polyfill(tree: Tree) -> None:
    """It is the released file, byte for byte, with its licence."""
    build_all(tree)

    chromium, firefox = (tree.dist / browser for browser in BROWSERS)
    vendor = {"vendor/browser-polyfill.min.js", "vendor/browser-polyfill.LICENSE"}
    shipped = (chromium / "vendor/browser-polyfill.min.js").read_bytes()
    assert hashlib.sha256(shipped).hexdigest() == POLYFILL_SHA256
    assert shipped == (REPOSITORY / POLYFILL).read_bytes()
    assert names_in(chromium) - names_in(firefox) == vendor | {"managed-schema.json"}
    assert names_in(firefox) - names_in(chromium) == set()
    for browser, name in (("chromium", "browser.chromium.js"), ("firefox", "browser.js")):
        source = tree.read(f"extension/shared/{name}")
        assert tree.read(f"dist/{browser}/shared/browser.js") == source


def test_no_path_of_this_machine_ships(tree: Tree) -> None:
    """Every file of every folder and zip is searched."""
    build_all(tree)

    for path in (path for path in tree.dist.rglob("*") if path.is_file()):
        for place in (tree.root, REPOSITORY, Path.home()):
            assert f"{place}/".encode() not in path.read_bytes(), path


def test_a_path_of_this_machine_is_refused(tree: Tree) -> None:
    """A copied source could hold one."""
    tree.write("extension/popup/popup.js", f"// {tree.root}/extension")

    with refused(f"popup/popup.js: expected no path of this machine, found '{tree.root}'"):
        build_all(tree)


def test_a_zip_contains_the_files_of_its_folder(tree: Tree) -> None:
    """Names are sorted; there are no dates and no owners; nothing is compressed."""
    build_all(tree)

    with zipfile.ZipFile(tree.dist / "untrain-0.1.0-chromium.zip") as archive:
        entries = archive.infolist()
        names = [entry.filename for entry in entries]
        assert names == sorted(names_in(tree.dist / "chromium"))
        for entry in entries:
            assert entry.date_time == (1980, 1, 1, 0, 0, 0)
            assert (entry.create_system, entry.external_attr >> 16) == (3, 0o100644)
            assert entry.compress_type == zipfile.ZIP_STORED
            assert archive.read(entry) == (tree.dist / "chromium" / entry.filename).read_bytes()


def test_a_build_for_one_browser_leaves_the_other_alone(tree: Tree) -> None:
    """The other folder, the other zip and all other files in dist/ stay; older zips go."""
    build_all(tree)
    tree.write("dist/demo/index.html", "somebody else's")
    tree.write("dist/untrain-0.0.9-chromium.zip", "older")
    tree.write("dist/untrain-0.0.9-firefox.zip", "older")
    tree.write("extension/popup/popup.js", "// newer")
    before = tree.snapshot()

    build(tree.root, tree.dist, ("firefox",))

    after = tree.snapshot()
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    assert changed == {
        "dist/firefox/popup/popup.js",
        "dist/untrain-0.1.0-firefox.zip",
        "dist/untrain-0.0.9-firefox.zip",
    }


def test_a_file_removed_from_the_source_is_removed_from_the_build(tree: Tree) -> None:
    """The build replaces a folder instead of adding to it."""
    tree.write("extension/popup/extra.js", "")
    build_all(tree)
    (tree.root / "extension/popup/extra.js").unlink()

    build_all(tree)

    assert not (tree.dist / "chromium/popup/extra.js").exists()


@pytest.mark.parametrize("present", [True, False])
def test_another_polyfill_is_refused(tree: Tree, present: bool) -> None:
    """The checksum must match."""
    modules = empty_node_modules(tree)
    (modules / ".bin").symlink_to(REPOSITORY / "node_modules/.bin")
    found = "nothing"
    if present:
        found = hashlib.sha256(b"//").hexdigest()
        tree.write(POLYFILL, "//")
        tree.write("node_modules/webextension-polyfill/LICENSE", "MPL")
    expected = f"sha256 {POLYFILL_SHA256}" if present else "the polyfill"

    with refused(f"{POLYFILL}: expected {expected}, found {found}; run `npm ci`"):
        build_all(tree)
    build(tree.root, tree.dist, ("firefox",))
