"""The texts for the stores fit the stores' forms and agree with the manifest."""

from __future__ import annotations

import re

import pytest

from builder.check import check
from builder.release import MARKED_SENTENCE
from tests.packages.conftest import REPOSITORY

SECTION = re.compile(
    r"^## ([^\n]+) \(at most (\d+) characters\)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL
)
TRANSLATED = sorted(
    f"languages/{path.stem}" for path in (REPOSITORY / "docs/store/languages").glob("*.md")
)
PAGES = ("every-store", "chrome", "firefox", *TRANSLATED)
# For every store the smallest limit applies: Edge's, Chrome's and Edge's. The others are those of
# one store.
LIMITS = {
    ("every-store", "Name"): 45,
    ("every-store", "Summary"): 132,
    ("every-store", "Description"): 10_000,
    ("chrome", "Single purpose"): 1_000,
    ("chrome", "Justification: alarms"): 1_000,
    ("chrome", "Justification: scripting"): 1_000,
    ("chrome", "Justification: storage"): 1_000,
    ("chrome", "Justification: host permission"): 1_000,
    ("firefox", "Description: at its end"): 1_000,
    ("firefox", "Notes to reviewers"): 3_000,
}
LEAST_DESCRIPTION = 250


def fields(page: str) -> dict[str, tuple[int, str]]:
    """Return limit and text of each field of a page."""
    text = (REPOSITORY / f"docs/store/{page}.md").read_text(encoding="utf-8")
    found = SECTION.findall(text)
    assert len(found) == text.count("\n## "), "a heading without its limit"
    return {name: (int(limit), words.strip()) for name, limit, words in found}


@pytest.mark.parametrize("page", PAGES)
def test_every_text_fits_its_field(page: str) -> None:
    for name, (limit, words) in fields(page).items():
        assert 0 < len(words) <= limit, f"{name}: {len(words)} of {limit}"


@pytest.mark.parametrize(("page", "name"), LIMITS)
def test_the_limits_are_those_of_the_stores(page: str, name: str) -> None:
    assert fields(page)[name][0] == LIMITS[page, name]


@pytest.mark.parametrize("page", TRANSLATED)
def test_a_translated_description_has_all_parts_of_the_english_one(page: str) -> None:
    """Every paragraph and item, and the mark of the sentence that a live check removes."""
    english = fields("every-store")["Description"][1]
    translated = fields(page)
    words = re.sub(r"<!--.*?-->\n\n", "", translated["Description"][1])

    for sign in ("\n\n", "•"):
        assert words.count(sign) == english.count(sign)
    assert translated["Description"][1].count(f" {MARKED_SENTENCE}. -->") == 1
    assert set(translated) == {"Description", "Firefox: at the end of the description"}


def test_the_description_contains_the_warnings() -> None:
    words = fields("every-store")["Description"][1]

    assert len(words) >= LEAST_DESCRIPTION
    assert "LinkedIn's terms forbid" in words
    assert "not made by, or affiliated with, LinkedIn" in words


def test_readme_and_firefox_text_explain_why_a_button_may_be_missing() -> None:
    """In private windows the add-on cannot say so itself."""
    assert check(REPOSITORY).manifests["firefox"]["incognito"] == "not_allowed"

    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    for words in (readme, fields("firefox")["Description: at its end"][1]):
        assert "Never remember\nhistory" in words or "Never remember history" in words
        assert "Settings > Privacy & Security" in words


def test_name_and_summary_equal_those_of_the_manifest() -> None:
    messages = check(REPOSITORY).locales["en"]

    words = fields("every-store")
    assert words["Name"][1] == messages["extName"]["message"]
    assert words["Summary"][1] == messages["extDescription"]["message"]


def test_exactly_the_requested_permissions_are_justified() -> None:
    manifest = check(REPOSITORY).manifests["chromium"]

    justified = {name for name in fields("chrome") if name.startswith("Justification: ")}
    names = [*manifest["permissions"], "host permission"]
    assert justified == {f"Justification: {name}" for name in names}
    assert len(manifest["host_permissions"]) == 1
    page = (REPOSITORY / "docs/permissions.md").read_text(encoding="utf-8")
    assert all(f"\n## {name}\n" in page for name in manifest["permissions"])


def test_the_data_collection_text_equals_the_manifest() -> None:
    gecko = check(REPOSITORY).manifests["firefox"]["browser_specific_settings"]["gecko"]

    (declared,) = gecko["data_collection_permissions"]["required"]
    name = "Data collection: data_collection_permissions"
    assert fields("firefox")[name][1] == f"required: {declared}"
