"""A build is complete or changes nothing."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from builder import build as build_module
from builder.build import build
from builder.bundle import bundle_content_script
from builder.errors import BuildError
from builder.sources import BROWSERS
from builder.stage import POLYFILL_SHA256
from tests.builder.conftest import REPOSITORY, Tree
from tests.builder.faults import refused

POLYFILL = "node_modules/webextension-polyfill/dist/browser-polyfill.min.js"


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
    """Only the manifest, the rules, the ring and the content scripts are generated."""
    build_all(tree)

    names = names_in(tree.dist / "firefox")
    generated = {"manifest.json", "shared/about.js", "shared/rules.js"}
    generated |= {"content/main.js", "content/run.js", "content/show.js", "content/highlight.css"}
    copied = names - generated
    assert generated < names
    assert "popup/popup.html" in copied
    for name in copied:
        source = (tree.root / "extension" / name).read_bytes()
        assert (tree.dist / "firefox" / name).read_bytes() == source
    assert not [name for name in names if name.endswith(".d.ts")]
    assert {name for name in names if name.startswith("content/")} < generated


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


@pytest.mark.parametrize("name", ["content/main.js", "content/run.js", "content/show.js"])
def test_a_content_script_is_one_classic_script(tree: Tree, name: str) -> None:
    """Browsers do not load modules into pages."""
    build_all(tree)

    script = tree.read(f"dist/chromium/{name}")
    assert script.startswith("(() => {\n")
    assert script.endswith("})();\n")
    assert not re.search(r"^\s*(import|export)\b|\bimport\(", script, re.MULTILINE)
    assert script == tree.read(f"dist/firefox/{name}")


def test_only_the_script_that_draws_contains_style_sheets(tree: Tree) -> None:
    """It holds them as text, without comments and unneeded spaces."""
    build_all(tree)

    first, second = (tree.read(f"dist/chromium/content/{name}.js") for name in ("main", "show"))
    assert "“zuführt”" in first
    assert "--ink" not in first
    assert ".card{color:var(--ink)}" in second
    assert "--system: CanvasText" in second
    assert "Of these the card uses" not in second


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


def test_a_missing_esbuild_is_reported_with_the_command_to_run(tree: Tree) -> None:
    """This is the fault of a first build in a fresh clone."""
    empty_node_modules(tree)

    with refused("node_modules/.bin/esbuild: expected esbuild, found nothing; run `npm ci`"):
        build_all(tree)


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


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('import "./lost.js";', '[ERROR] Could not resolve "./lost.js"'),
        ("const x = ;", '[ERROR] Unexpected ";"'),
        (
            "if (x === -0) {}",
            '[WARNING] Comparison with -0 using the "===" operator will also match 0 '
            "[equals-negative-zero]",
        ),
    ],
)
def test_errors_and_warnings_of_esbuild_are_shown(tree: Tree, text: str, message: str) -> None:
    """They are shown in full, with the line of the source."""
    tree.write("extension/content/look.js", f"// one\n{text}\nexport const look = 1;\n")

    with pytest.raises(BuildError) as caught:
        build_all(tree)

    assert str(caught.value).startswith(
        "extension: expected no errors or warnings from esbuild, found these:\n"
    )
    assert message in str(caught.value)
    assert "content/look.js:2:" in str(caught.value)
    assert f"2 │ {text}" in str(caught.value)


def test_errors_of_esbuild_in_a_style_sheet_are_shown(tree: Tree) -> None:
    tree.write("extension/content/card.css", ".ring { color }\n")

    with pytest.raises(BuildError, match=r"Expected \":\""):
        build_all(tree)


def test_configuration_in_a_parent_folder_does_not_change_the_bundle(tree: Tree) -> None:
    """A package.json or tsconfig.json there is ignored."""
    build_all(tree)
    before = tree.snapshot()
    tree.write("package.json", '{ "sideEffects": false, "type": "commonjs" }')
    tree.write("tsconfig.json", '{ "compilerOptions": { "target": "es5", "strict": true } }')

    build_all(tree)

    after = tree.snapshot()
    assert {name: after[name] for name in before} == before


def test_each_bundle_is_made_once_for_both_browsers(
    tree: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bundling is the slowest step of a build."""
    calls = []

    def counting_bundle(root: Path, work: Path, name: str) -> str:
        calls.append(name)
        return bundle_content_script(root, work, name)

    monkeypatch.setattr(build_module, "bundle_content_script", counting_bundle)
    build_all(tree)

    assert calls == ["content/main.js", "content/run.js", "content/show.js"]
