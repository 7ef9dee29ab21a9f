"""Load the translations and check them against English."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from builder.errors import Fault, collect_faults, raise_faults
from builder.files import parse_json, read_text

FOLDER = "extension/_locales"
DEFAULT = "en"
# The form that both browsers accept: pt_BR, es_419, never pt-BR.
LOCALE = re.compile(r"[a-z]{2,3}(_([A-Z]{2}|[0-9]{3}))?")
# The plural categories of CLDR. tests/unit/i18n.test.js checks which of them a language needs.
PLURAL = re.compile(r"_(zero|one|two|few|many)$")

Messages = Mapping[str, dict[str, Any]]
# Both browsers reject other names; see developer.chrome.com/docs/extensions/reference/api/i18n.
KEY = re.compile(r"[A-Za-z0-9_]+")
PLACEHOLDER = re.compile(r"\$([A-Za-z0-9_@]+)\$")
FIELDS = ("message", "description", "placeholders")


def load_locales(root: Path) -> dict[str, Messages]:
    """Load and check the messages of every locale, English first; raise BuildError."""
    faults: list[Fault] = []
    locales: dict[str, Messages] = {}
    for locale in _locale_names(root, faults):
        with collect_faults(faults):
            locales[locale] = _load(root, locale)
    raise_faults(faults)
    english = locales[DEFAULT]
    for locale, messages in locales.items():
        if locale != DEFAULT:
            faults.extend(_translation_faults(locale, messages, english))
    raise_faults(faults)
    return locales


def file_of(locale: str) -> str:
    """Return the name of a locale's messages file."""
    return f"{FOLDER}/{locale}/messages.json"


def _locale_names(root: Path, faults: list[Fault]) -> list[str]:
    folder = root / FOLDER
    found = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    for name in found:
        if not LOCALE.fullmatch(name) or not (folder / name).is_dir():
            faults.append(Fault(f"{FOLDER}/{name}", "a folder named as in en or pt_BR", repr(name)))
    others = [name for name in found if name != DEFAULT and LOCALE.fullmatch(name)]
    return [DEFAULT, *others]


def _load(root: Path, locale: str) -> Messages:
    name = file_of(locale)
    messages = parse_json(read_text(root, name), name)
    if not isinstance(messages, dict):
        raise_faults([Fault(name, "an object of messages", type(messages).__name__)])
    described = locale == DEFAULT
    raise_faults(
        fault
        for key, entry in messages.items()
        for fault in entry_faults(f"{name}: {key}", key, entry, described=described)
    )
    language = locale.replace("_", "-")
    declared = messages.get("language", {}).get("message", language)
    if declared != language:
        expected = f"the language of the folder, {language!r}"
        raise_faults([Fault(f"{name}: language", expected, repr(declared))])
    checked: Messages = messages
    return checked


def _translation_faults(locale: str, messages: Messages, english: Messages) -> Iterator[Fault]:
    name = file_of(locale)
    for key in english:
        if key not in messages:
            yield Fault(f"{name}: {key}", "a translation", "nothing")
    for key in messages:
        # A language may need plural forms that English does not have.
        english_key = key if key in english else PLURAL.sub("_other", key)
        if english_key not in english:
            yield Fault(f"{name}: {key}", "a message that English has", "one it lacks")
        else:
            yield from _difference_faults(f"{name}: {key}", messages[key], english[english_key])


def _difference_faults(
    where: str, entry: dict[str, Any], english: dict[str, Any]
) -> Iterator[Fault]:
    used, wanted = placeholders_used(entry["message"]), placeholders_used(english["message"])
    if used != wanted:
        yield Fault(where, f"the placeholders of English, {_list(wanted)}", _list(used))
    contents, english_contents = _contents(entry), _contents(english)
    if used == wanted and contents != english_contents:
        expected = f"those of English, {english_contents}"
        yield Fault(f"{where}.placeholders", expected, f"{contents}")


def _contents(entry: dict[str, Any]) -> dict[str, str]:
    placeholders: dict[str, Any] = entry.get("placeholders", {})
    contents = {name: placeholders[name].get("content") for name in sorted(placeholders)}
    return {name.lower(): str(content) for name, content in contents.items()}


def _list(placeholders: frozenset[str]) -> str:
    return ", ".join(f"${name}$" for name in sorted(placeholders)) or "none"


def entry_faults(where: str, key: str, entry: object, *, described: bool) -> Iterator[Fault]:
    """Yield the faults of a message; with `described` it must have a description.

    Placeholders that are not declared or have no content are left to addons-linter, which
    `make test` runs.
    """
    if not KEY.fullmatch(key):
        yield Fault(where, "a key of letters, digits and '_'", repr(key))
    if not isinstance(entry, dict):
        yield Fault(where, "an object with a message", repr(entry))
        return
    for field in entry:
        if field not in FIELDS:
            yield Fault(f"{where}.{field}", f"one of {', '.join(FIELDS)}", "an unknown field")
    for field in ("message", "description") if described else ("message",):
        text = entry.get(field)
        if not isinstance(text, str) or not text.strip():
            found = "nothing" if text is None else repr(text)
            yield Fault(f"{where}.{field}", "text", found)
    if isinstance(entry.get("message"), str):
        yield from _placeholder_faults(where, entry["message"], entry.get("placeholders", {}))


def placeholders_used(message: str) -> frozenset[str]:
    """Return the names of the placeholders in a message, in lower case; $$ is a dollar sign."""
    return frozenset(name.lower() for name in PLACEHOLDER.findall(message.replace("$$", "")))


def _placeholder_faults(where: str, message: str, placeholders: Any) -> Iterator[Fault]:
    if not isinstance(placeholders, dict):
        yield Fault(f"{where}.placeholders", "an object", repr(placeholders))
        return
    if not all(isinstance(placeholder, dict) for placeholder in placeholders.values()):
        yield Fault(f"{where}.placeholders", "objects", repr(placeholders))
        return
    declared = frozenset(name.lower() for name in placeholders)
    for name in sorted(declared - placeholders_used(message)):
        yield Fault(f"{where}.placeholders.{name}", "a placeholder the message uses", "another")
