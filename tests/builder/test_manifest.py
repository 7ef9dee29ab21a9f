"""One template gives both manifests; faults name the line of the template."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.check import check
from builder.manifest import render_manifest
from builder.rules.load import load_rules
from tests.builder.conftest import REPOSITORY, Tree
from tests.builder.faults import refused

TEMPLATE = "manifest.template.json"
GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_the_template_gives_the_golden_manifest(tree: Tree, browser: str) -> None:
    """Every change of permissions shows in golden/. The pages are those of the small test rules."""
    manifest = render_manifest(tree.root, browser, "1.2.3", load_rules(tree.root))

    golden = (GOLDEN / f"manifest.{browser}.json").read_text(encoding="utf-8")
    assert f"{json.dumps(manifest, indent=2, ensure_ascii=False)}\n" == golden


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_content_scripts_match_only_pages_that_rules_name(browser: str) -> None:
    """These are the pages of settings and the lists of settings."""
    rules = load_rules(REPOSITORY)
    manifest = render_manifest(REPOSITORY, browser, "1.2.3", rules)

    (script,) = manifest["content_scripts"]
    paths = [path for setting in rules.settings for path in setting.paths]
    pages = {f"https://www.linkedin.com{path}" for path in (*paths, *rules.site.list_paths)}
    assert {match.removesuffix("*") for match in script["matches"]} == pages


@pytest.mark.parametrize("browser", ["chromium", "firefox"])
def test_no_page_can_see_or_message_the_extension(browser: str) -> None:
    """No page can load a file of the extension or open a channel to it, whatever golden/ says."""
    manifest = render_manifest(REPOSITORY, browser, "1.2.3", load_rules(REPOSITORY))

    assert not {"web_accessible_resources", "externally_connectable"} & manifest.keys()
    assert set(manifest["permissions"]) == {"alarms", "scripting", "storage", "webRequest"}
    assert manifest["host_permissions"] == ["https://www.linkedin.com/*"]
    assert [script.keys() & {"css"} for script in manifest["content_scripts"]] == [set()]


def test_every_permission_has_its_reason() -> None:
    """Each permission in the template follows a Jinja comment."""
    lines = (REPOSITORY / TEMPLATE).read_text(encoding="utf-8").splitlines()
    explained = ['"alarms"', '"scripting"', '"storage"', '"host_permissions"', '"incognito"']
    explained += ['"background"', '"content_scripts"', '"content_security_policy"']

    for name in explained:
        numbers = [n for n, line in enumerate(lines) if line.strip().startswith(name)]
        assert numbers, name
        assert all(lines[number - 1].endswith("#}") for number in numbers), name


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        (
            "version | tojson",
            "versoin | tojson",
            "expected a known variable, found 'versoin' is undefined",
        ),
        ('"default_locale": "en",', '"default_locale": "en"', None),
        (
            '"incognito": "not_allowed",',
            '"incognito" "x",',
            "expected JSON, found a mistake: Expecting ':' delimiter",
        ),
        (
            '"strict_min_version": "140.0",',
            '"strict_min_version": 140.0.0,',
            "expected JSON, found a mistake: Expecting ',' delimiter",
        ),
        (
            '{% if browser == "chromium" %}',
            "{% if %}",
            "expected a Jinja template, found a "
            "mistake: Expected an expression, got 'end of statement block'",
        ),
    ],
)
def test_a_fault_in_the_template_names_its_line(
    tree: Tree, old: str, new: str, line: str | None
) -> None:
    """The number counts lines of the template, although rendering removes some of them."""
    number = tree.read(TEMPLATE).split(old)[0].count("\n") + 1
    tree.replace(TEMPLATE, old, new)
    if line is None:  # The parser notices a missing comma only at the next key.
        number += tree.read(TEMPLATE).split(new)[1].split('"icons"')[0].count("\n")
        line = "expected JSON, found a mistake: Expecting ',' delimiter"

    with refused(f"{TEMPLATE}: line {number}: {line}"):
        check(tree.root)


def test_a_repeated_key_in_the_template_is_refused(tree: Tree) -> None:
    """Browsers would silently take the last value."""
    tree.replace(TEMPLATE, '"incognito"', '"incognito": "spanning",\n  "incognito"')

    with refused(f"{TEMPLATE}: expected each key once, found 'incognito' twice"):
        check(tree.root)


@pytest.mark.parametrize("name", ["icons/icon-48.png", "managed-schema.json"])
def test_a_file_the_manifest_names_must_exist(tree: Tree, name: str) -> None:
    """Chromium would refuse to load the extension."""
    (tree.root / "extension" / name).unlink()

    with refused(
        f"extension/{name}: expected the file the manifest names, found nothing; "
        "write it or change manifest.template.json"
    ):
        check(tree.root)


@pytest.mark.parametrize("version", ["1.2.3-beta", "1.2.3.4.5", "01.2", "v1"])
def test_a_version_that_browsers_do_not_accept_is_refused(tree: Tree, version: str) -> None:
    """A version has one to four numbers."""
    tree.write("pyproject.toml", f'[project]\nversion = "{version}"\n')

    with refused(
        f"pyproject.toml: project.version: expected a version such as 1.2.3, found {version!r}"
    ):
        check(tree.root)
