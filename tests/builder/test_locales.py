"""Translations are checked against English, and references to messages against both."""

from __future__ import annotations

import json
import shutil
from typing import Any

import pytest

from builder.check import check
from tests.builder.conftest import Tree
from tests.builder.faults import refused

EN = "extension/_locales/en/messages.json"
DE = "extension/_locales/de/messages.json"


def change(tree: Tree, name: str, key: str, entry: dict[str, Any] | None) -> None:
    """Set a message of a locale, or remove it if `entry` is None."""
    messages = json.loads(tree.read(name))
    if entry is None:
        del messages[key]
    else:
        messages[key] = entry
    tree.write(name, json.dumps(messages))


def test_good_locales_pass(tree: Tree) -> None:
    """English comes first."""
    assert list(check(tree.root).locales) == ["en", "de"]


def test_english_must_exist(tree: Tree) -> None:
    """It is the default locale."""
    shutil.rmtree((tree.root / EN).parent)

    with refused(f"{EN}: expected a file, found nothing"):
        check(tree.root)


@pytest.mark.parametrize(
    ("name", "key", "entry", "line"),
    [
        (DE, "extName", None, f"{DE}: extName: expected a translation, found nothing"),
        (
            DE,
            "more",
            {"message": "x"},
            f"{DE}: more: expected a message that English has, found one it lacks",
        ),
        (DE, "extName", {}, f"{DE}: extName.message: expected text, found nothing"),
        (DE, "extName", {"message": " "}, f"{DE}: extName.message: expected text, found ' '"),
        (
            EN,
            "extName",
            {"message": "x"},
            f"{EN}: extName.description: expected text, found nothing",
        ),
        (
            DE,
            "extName",
            {"message": "x", "mesage": "y"},
            f"{DE}: extName.mesage: expected one of message, description, placeholders, "
            "found an unknown field",
        ),
        (
            DE,
            "confirmedOn",
            {"message": "bestätigt"},
            f"{DE}: confirmedOn: expected the placeholders of English, $day$, found none",
        ),
        (
            DE,
            "confirmedOn",
            {"message": "kostet $$DAY$$", "placeholders": {"day": {"content": "$1"}}},
            f"{DE}: confirmedOn.placeholders.day: expected a placeholder the message uses, "
            "found another",
        ),
        (
            DE,
            "confirmedOn",
            {"message": "$DAY$", "placeholders": {"day": {"content": "$2"}}},
            f"{DE}: confirmedOn.placeholders: expected those of English, {{'day': '$1'}}, "
            "found {'day': '$2'}",
        ),
        (
            DE,
            "confirmedOn",
            {"message": "$DAY$", "placeholders": {"day": {}}},
            f"{DE}: confirmedOn.placeholders: expected those of English, {{'day': '$1'}}, "
            "found {'day': 'None'}",
        ),
        (
            DE,
            "confirmedOn",
            {"message": "$DAY$", "placeholders": {"day": "$1"}},
            f"{DE}: confirmedOn.placeholders: expected objects, found {{'day': '$1'}}",
        ),
        (
            EN,
            "a-b",
            {"message": "x", "description": "x"},
            f"{EN}: a-b: expected a key of letters, digits and '_', found 'a-b'",
        ),
        (
            DE,
            "extName",
            {"message": "x" * 76},
            f"{DE}: the manifest's name: expected at most 75 characters, found 76",
        ),
        (
            DE,
            "extDescription",
            {"message": "x" * 133},
            f"{DE}: the manifest's description: expected at most 132 characters, found 133",
        ),
    ],
)
def test_a_fault_in_a_message_is_named(
    tree: Tree, name: str, key: str, entry: dict[str, Any] | None, line: str
) -> None:
    """Each fault names the file and the message."""
    change(tree, name, key, entry)

    with refused(line):
        check(tree.root)


def test_texts_of_the_maximum_length_pass(tree: Tree) -> None:
    """The stores set the limits."""
    change(tree, DE, "extName", {"message": "x" * 75})
    change(tree, DE, "extDescription", {"message": "x" * 132})

    assert check(tree.root)


def test_a_long_short_name_is_refused(tree: Tree) -> None:
    """The template contains it, so the fault names the template."""
    tree.replace("manifest.template.json", '"Untrain"', '"Untrain, long"')

    with refused(
        "manifest.template.json: the manifest's short_name: expected at most 12 characters, "
        "found 13"
    ):
        check(tree.root)


def test_a_repeated_key_is_refused(tree: Tree) -> None:
    """JSON parsers would silently take the last value."""
    tree.replace(DE, '"extName":', '"extName": {"message": "x"},\n  "extName":')

    with refused(f"{DE}: expected each key once, found 'extName' twice"):
        check(tree.root)


def test_bad_json_names_the_line(tree: Tree) -> None:
    """A missing comma is a common mistake."""
    tree.write(DE, '{\n  "extName": {"message": "x"}\n  "extDescription": {"message": "x"}\n}')

    with refused(f"{DE}: line 3: expected JSON, found a mistake: Expecting ',' delimiter"):
        check(tree.root)


@pytest.mark.parametrize("folder", ["pt-BR", "README.md", "EN"])
def test_a_bad_name_of_a_locale_folder_is_refused(tree: Tree, folder: str) -> None:
    """Browsers would silently skip the folder."""
    tree.write(f"extension/_locales/{folder}/messages.json", "{}")

    with refused(
        f"extension/_locales/{folder}: expected a folder named as in en or pt_BR, found {folder!r}"
    ):
        check(tree.root)


@pytest.mark.parametrize("name", ["popup/popup.html", "popup/popup.css", "popup/data.json"])
def test_a_reference_to_a_missing_message_is_refused(tree: Tree, name: str) -> None:
    """Chromium refuses to load an extension with such a reference."""
    tree.write(f"extension/{name}", "\n__MSG_extName__ __MSG_@@bidi_dir__ __MSG_nope__\n")

    with refused(
        f"extension/{name}: line 2: expected a message that {EN} has, found '__MSG_nope__'"
    ):
        check(tree.root)


@pytest.mark.parametrize("attribute", ["data-i18n", "data-i18n-label", "data-title"])
def test_a_missing_message_of_an_element_is_refused(tree: Tree, attribute: str) -> None:
    """The element would be empty."""
    tree.replace("extension/popup/popup.html", "<body>", f'<body>\n<p {attribute}="extName"></p>')
    assert check(tree.root)
    tree.replace("extension/popup/popup.html", f'{attribute}="extName"', f'{attribute}="nope"')

    with refused(
        f"extension/popup/popup.html: line 10: expected a message that {EN} has, found 'nope'"
    ):
        check(tree.root)


def test_a_reference_of_the_manifest_to_a_missing_message_is_refused(tree: Tree) -> None:
    """Both manifests contain it, and it is reported once."""
    tree.replace("manifest.template.json", "__MSG_extName__", "__MSG_nope__")

    with refused(f"manifest.template.json: expected a message that {EN} has, found '__MSG_nope__'"):
        check(tree.root)


def test_a_language_may_have_more_plural_forms_than_english(tree: Tree) -> None:
    described = {"description": "The number on the badge."}
    change(tree, EN, "badge_other", {"message": "many", **described})
    change(tree, DE, "badge_other", {"message": "viele"})
    change(tree, DE, "badge_few", {"message": "einige"})

    assert "badge_few" in check(tree.root).locales["de"]


def test_the_language_of_a_file_is_that_of_its_folder(tree: Tree) -> None:
    change(tree, EN, "language", {"message": "en", "description": "The language."})
    change(tree, DE, "language", {"message": "fr"})

    with refused(f"{DE}: language: expected the language of the folder, 'de', found 'fr'"):
        check(tree.root)
