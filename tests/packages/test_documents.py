"""The targets of links and the tests named in documents exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.check import check
from builder.rules import compile as compiled
from builder.rules import highlight
from tests.packages.conftest import REPOSITORY

DOCUMENTS = sorted(
    path.relative_to(REPOSITORY).as_posix()
    for pattern in ("*.md", "docs/*.md", "docs/*/*.md")
    for path in REPOSITORY.glob(pattern)
)
GENERATED = {compiled.RULES, compiled.ABOUT, highlight.FILE}
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
PICTURE = re.compile(r"\bsrc(?:set)?=\"(?!https?:)([^\"]+)")
# Such as `background/main.js` or `shared/urls.js: placeOf, gateOf`.
NAMED_CODE = re.compile(r"`((?:[\w.-]+/)+[\w.-]+\.\w+)(?:: ([\w, ]+))?`")
# Such as run/runner.js: startRun in a drawing, which has no backticks.
DRAWN_CODE = re.compile(r"((?:[\w-]+/)+[\w.-]+\.js): (\w+)")
FOLDERS = (REPOSITORY, REPOSITORY / "extension", REPOSITORY / "extension/background")
NAMED_TEST = re.compile(r"`(tests/[\w./-]+\.(?:py|js))(?:::(\w+))?`")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_link_has_a_target(name: str) -> None:
    text = (REPOSITORY / name).read_text(encoding="utf-8")

    for target in LINK.findall(text) + PICTURE.findall(text):
        assert ((REPOSITORY / name).parent / target).exists(), target


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_named_test_exists(name: str) -> None:
    for file, test in NAMED_TEST.findall((REPOSITORY / name).read_text(encoding="utf-8")):
        path = REPOSITORY / file
        assert path.is_file(), file
        assert f"def {test}(" in path.read_text(encoding="utf-8") if test else True, test


def test_the_readme_says_how_to_install_it_in_each_browser() -> None:
    """Firefox for Android has no page to load an add-on from, so web-ext installs it there."""
    text = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    web_ext = REPOSITORY / "tests/packages/node_modules/web-ext/lib/program.js"
    rows = dict(re.findall(r"^\| ((?:Chrome|Firefox)[^|]*) \| (.*) \|$", text, re.MULTILINE))
    settings = check(REPOSITORY).manifests["firefox"]["browser_specific_settings"]
    floors = {name: settings[name]["strict_min_version"].split(".")[0] for name in settings}

    assert "about:debugging" in rows[f"Firefox, from {floors['gecko']}"]
    assert "about:debugging" not in rows[f"Firefox for Android, from {floors['gecko_android']}"]
    (command,) = re.findall(r"^    tests/packages/.*web-ext run (.*)$", text, re.MULTILINE)
    for option in re.findall(r"--([\w-]+)=", command):
        assert f"'{option}'" in web_ext.read_text(encoding="utf-8") or option == "target", option


def test_what_the_map_of_the_code_names_is_there() -> None:
    text = " ".join((REPOSITORY / "docs/architecture.md").read_text(encoding="utf-8").split())

    named = NAMED_CODE.findall(text)
    drawn = DRAWN_CODE.findall(text)
    assert len(named) > 50
    assert ("popup/popup.js", "start") in drawn
    for file, names in named + drawn:
        places = (folder / file for folder in FOLDERS)
        code = next((path.read_text(encoding="utf-8") for path in places if path.is_file()), "")
        assert code or file in GENERATED, file
        for name in filter(None, names.split(", ")):
            assert re.search(rf"\b{name}\b", code), f"{file}: {name}"


def test_every_defence_in_the_threat_model_names_a_test() -> None:
    text = Path(REPOSITORY / "docs/threat-model.md").read_text(encoding="utf-8")

    rows = [line for line in text.splitlines() if line.startswith("| ") and "shown by" not in line]
    assert len(rows) > 20
    for row in rows:
        assert NAMED_TEST.search(row.split("|")[3]), row
