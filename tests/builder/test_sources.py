"""All files in extension/ ship, so files that must not ship are refused."""

from __future__ import annotations

import pytest

from builder.sources import shipped_as, source_files
from tests.builder.conftest import Tree
from tests.builder.faults import refused


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (
            "_data.json",
            "expected no name that starts with '_' except _locales, found '_data.json'; rename it",
        ),
        (
            "popup/_x.js",
            "expected no name that starts with '_' except _locales, found '_x.js'; rename it",
        ),
        (".DS_Store", "expected no hidden file, found '.DS_Store'; delete it or move it out"),
        ("popup/.x.js.swp", "expected no hidden file, found '.x.js.swp'; delete it or move it out"),
        (
            "popup/popup.js~",
            "expected no file left behind by an editor, found 'popup.js~'; delete it",
        ),
        ("popup/x.orig", "expected no file left behind by an editor, found 'x.orig'; delete it"),
        ("popup/#x#", "expected no file left behind by an editor, found '#x#'; delete it"),
        ("Thumbs.db", "expected no file left behind by an editor, found 'Thumbs.db'; delete it"),
        ("manifest.json", "expected no file that the build generates, found one; rename it"),
        (
            "shared/rules.js",
            "expected no file that the build generates, found one; rename it",
        ),
        (
            "shared/about.js",
            "expected no file that the build generates, found one; rename it",
        ),
        (
            "shared/report-data.js",
            "expected no file that the build generates, found one; rename it",
        ),
        ("vendor/x.js", "expected no file that the build generates, found one; rename it"),
        (
            "popup/x.firefox.js",
            "expected extension/popup/x.js beside it, found nothing; "
            "write the file for the other browsers",
        ),
    ],
)
def test_an_unwanted_file_is_refused(tree: Tree, name: str, line: str) -> None:
    """The fault names the file and what to do about it."""
    tree.write(f"extension/{name}", "x")

    with refused(f"extension/{name}: {line}"):
        source_files(tree.root)


def test_an_underscore_folder_is_refused(tree: Tree) -> None:
    """Chromium refuses an extension with such a folder; _locales is allowed only at the top."""
    tree.write("extension/_private/x.js", "")
    tree.write("extension/popup/_locales/x.js", "")

    with refused(
        "extension/_private: expected no name that starts with '_' except _locales, "
        "found '_private'; rename it",
        "extension/popup/_locales: expected no name that starts with '_' except _locales, "
        "found '_locales'; rename it",
    ):
        source_files(tree.root)


def test_a_symbolic_link_is_refused(tree: Tree) -> None:
    """It could add a file from anywhere."""
    (tree.root / "extension/popup/x.js").symlink_to("/etc/hostname")

    with refused("extension/popup/x.js: expected a regular file, found a symbolic link"):
        source_files(tree.root)


FILES = ("shared/browser.chromium.js", "shared/browser.js")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("popup/popup.js", "popup/popup.js"),
        ("shared/browser.chromium.js", "shared/browser.js"),
        ("shared/browser.js", None),
        ("shared/types.d.ts", None),
        ("content/look.js", None),
        ("managed-schema.json", "managed-schema.json"),
    ],
)
def test_a_file_ships_under_its_own_name_or_not_at_all(name: str, expected: str | None) -> None:
    """Types, sources of content scripts and files that have a variant do not ship."""
    assert shipped_as(name, "chromium", FILES) == expected


def test_a_variant_ships_only_to_its_browser() -> None:
    """The other browsers get the file without a variant."""
    shipped = [shipped_as(name, "firefox", FILES) for name in FILES]

    assert shipped == [None, "shared/browser.js"]


def test_a_file_may_ship_to_one_browser_only() -> None:
    """Firefox has policies but no schema for them."""
    assert shipped_as("managed-schema.json", "firefox", ()) is None
