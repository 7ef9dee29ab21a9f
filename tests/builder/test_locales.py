"""English is checked for its form, and references to messages against it."""

from __future__ import annotations

import json
import shutil
from typing import Any

import pytest

from builder.check import check
from builder.errors import BuildError
from tests.builder.conftest import Tree
from tests.builder.faults import refused

EN = "extension/_locales/en/messages.json"
DE = "extension/_locales/de/messages.json"


def change(tree: Tree, name: str, key: str, entry: dict[str, Any] | str | None) -> None:
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
        (
            EN,
            "extName",
            {"description": "x"},
            f"{EN}: extName.message: expected text, found nothing",
        ),
        (
            EN,
            "extName",
            {"message": "x"},
            f"{EN}: extName.description: expected text, found nothing",
        ),
        (
            EN,
            "extName",
            {"message": "x", "description": "x", "mesage": "y"},
            f"{EN}: extName.mesage: expected one of message, description, placeholders, "
            "found an unknown field",
        ),
        (
            EN,
            "confirmedOn",
            {"message": "$$DAY$$", "description": "x", "placeholders": {"day": {"content": "$1"}}},
            f"{EN}: confirmedOn.placeholders.day: expected a placeholder the message uses, "
            "found another",
        ),
        (
            EN,
            "confirmedOn",
            {"message": "$DAY$", "description": "x", "placeholders": {"day": "$1"}},
            f"{EN}: confirmedOn.placeholders: expected objects, found {{'day': '$1'}}",
        ),
        (
            EN,
            "a-b",
            {"message": "x", "description": "x"},
            f"{EN}: a-b: expected a key of letters, digits and '_', found 'a-b'",
        ),
        (
            EN,
            "extName",
            {"message": "x" * 46, "description": "x"},
            f"{EN}: extName: expected at most 45 characters, found 46",
        ),
        (DE, "extName", {}, f"{DE}: extName: expected a text, found {{}}"),
    ],
)
def test_a_fault_in_a_message_is_named(
    tree: Tree, name: str, key: str, entry: dict[str, Any], line: str
) -> None:
    """Each fault names the file and the message."""
    change(tree, name, key, entry)

    with pytest.raises(BuildError) as caught:
        check(tree.root)

    assert line in str(caught.value).splitlines()


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
    tree.replace(DE, '"extName":', '"extName": "x",\n  "extName":')

    with refused(f"{DE}: expected each key once, found 'extName' twice"):
        check(tree.root)


def test_bad_json_names_the_line(tree: Tree) -> None:
    """A missing comma is a common mistake."""
    tree.write(DE, '{\n  "extName": "x"\n  "extDescription": "x"\n}')

    with refused(f"{DE}: line 3: expected JSON, found a mistake: Expecting ',' delimiter"):
        check(tree.root)


@pytest.mark.parametrize("folder", ["pt_BR", "README.md", "EN"])
def test_a_bad_name_of_a_locale_folder_is_refused(tree: Tree, folder: str) -> None:
    """Browsers would silently skip the folder."""
    tree.write(f"extension/_locales/{folder}/messages.json", "{}")

    with refused(
        f"extension/_locales/{folder}: expected a folder named as a language of "
        f"builder/locales/languages.toml, found {folder!r}"
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
