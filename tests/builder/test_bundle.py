"""Each content script is bundled into one classic script."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder import build as build_module
from builder.bundle import bundle_content_script
from builder.errors import BuildError
from tests.builder.builds import build_all, empty_node_modules
from tests.builder.conftest import SCRIPTS, Tree
from tests.builder.faults import refused


@pytest.mark.parametrize(
    "name",
    [
        "content/main.js",
        "content/check.js",
        "content/by-hand.js",
        "content/run.js",
        "content/show.js",
    ],
)
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


def test_a_missing_esbuild_is_reported_with_the_command_to_run(tree: Tree) -> None:
    """This is the fault of a first build in a fresh clone."""
    empty_node_modules(tree)

    with refused("node_modules/.bin/esbuild: expected esbuild, found nothing; run `npm ci`"):
        build_all(tree)


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

    assert calls == SCRIPTS
