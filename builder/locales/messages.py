"""Load the messages: English with descriptions, the translations as plain texts by key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from builder.errors import Fault, collect_faults, raise_faults
from builder.files import parse_json, read_text
from builder.locales.glossary import glossary_faults, load_glossary
from builder.locales.languages import Language, load_languages
from builder.locales.translations import (
    english_key,
    limit_of,
    placeholders_used,
    plural_bases,
    translation_faults,
)

FOLDER = "extension/_locales"
DEFAULT = "en"

Messages = Mapping[str, dict[str, Any]]
# Both browsers reject other names; see developer.chrome.com/docs/extensions/reference/api/i18n.
KEY = re.compile(r"[A-Za-z0-9_]+")
FIELDS = ("message", "description", "placeholders")


def load_locales(root: Path) -> dict[str, Messages]:
    """Load and check the messages of every language, English first; raise BuildError.

    Translations get the placeholders of English, so that all have the form that browsers read.
    """
    faults: list[Fault] = []
    languages = _languages(root, faults)
    raise_faults(faults)
    english = load_english(root)
    locales: dict[str, Messages] = {DEFAULT: english}
    for language in languages:
        with collect_faults(faults):
            locales[language.folder] = _load_translation(root, language, english)
    raise_faults(faults)
    return locales


def load_english(root: Path) -> Messages:
    """Load and check the English messages; raise BuildError."""
    name = file_of(DEFAULT)
    messages = parse_json(read_text(root, name), name)
    if not isinstance(messages, dict):
        raise_faults([Fault(name, "an object of messages", type(messages).__name__)])
    raise_faults(
        fault
        for key, entry in messages.items()
        for fault in entry_faults(f"{name}: {key}", key, entry)
    )
    checked: Messages = messages
    return checked


def locale_faults(root: Path, language: Language) -> Iterator[Fault]:
    """Yield every fault of a language's messages and of its glossary."""
    faults: list[Fault] = []
    with collect_faults(faults):
        _load_translation(root, language, load_english(root))
    yield from faults


def file_of(locale: str) -> str:
    """Return the name of a locale's messages file."""
    return f"{FOLDER}/{locale}/messages.json"


def _languages(root: Path, faults: list[Fault]) -> list[Language]:
    """Return the languages that have a folder, without English."""
    folder, known = root / FOLDER, load_languages()
    found = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    for name in found:
        if name not in known or not (folder / name).is_dir():
            expected = "a folder named as a language of builder/locales/languages.toml"
            faults.append(Fault(f"{FOLDER}/{name}", expected, repr(name)))
    return [known[name] for name in found if name in known and name != DEFAULT]


def _load_translation(root: Path, language: Language, english: Messages) -> Messages:
    name = file_of(language.folder)
    faults: list[Fault] = []
    same: tuple[str, ...] = ()
    with collect_faults(faults):
        glossary = load_glossary(root, language.folder)
        same = glossary.same_as_english
        faults.extend(glossary_faults(language.folder, glossary, load_glossary(root, DEFAULT)))
    texts: Any = {}
    with collect_faults(faults):
        texts = parse_json(read_text(root, name), name)
    if not isinstance(texts, dict):
        raise_faults([*faults, Fault(name, "an object of texts", type(texts).__name__)])
    not_texts = [key for key, text in texts.items() if not isinstance(text, str)]
    faults.extend(Fault(f"{name}: {key}", "a text", repr(texts[key])) for key in not_texts)
    known = {key: text for key, text in texts.items() if isinstance(text, str)}
    if known:
        faults.extend(translation_faults(name, language, known, english, same))
    raise_faults(faults)
    bases = plural_bases(english)
    return {key: _entry(text, english[english_key(key, bases)]) for key, text in known.items()}


def _entry(text: str, english: Mapping[str, Any]) -> dict[str, Any]:
    """Return a message of the form that browsers read, with the placeholders that it uses."""
    used = placeholders_used(text)
    placeholders = {
        name: {"content": placeholder["content"]}
        for name, placeholder in english.get("placeholders", {}).items()
        if name.lower() in used
    }
    return {"message": text, **({"placeholders": placeholders} if placeholders else {})}


def shipped_messages(
    locales: Mapping[str, Messages], names: Mapping[str, Mapping[str, str]], browser: str
) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the messages that ship to a browser by the code of their folder, without descriptions.

    The build adds the brand, the language and direction that page and dates then have, and the
    `names` of settings by folder and key that LinkedIn itself uses.
    """
    languages, english = load_languages(), locales[DEFAULT]
    shipped: dict[str, dict[str, dict[str, Any]]] = {}
    for folder, messages in locales.items():
        language = languages[folder]
        entries = {key: _entry(entry["message"], entry) for key, entry in messages.items()}
        for code in language.chromium if browser == "chromium" else language.firefox:
            shipped[code] = {
                **{key: english[key] for key in ("brand",) if key in english},
                **{key: {"message": name} for key, name in names.get(folder, {}).items()},
                **entries,
                "language": {"message": language.tag_of(code)},
                "direction": {"message": language.direction},
            }
    return shipped


def entry_faults(where: str, key: str, entry: object) -> Iterator[Fault]:
    """Yield the faults of an English message.

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
    for field in ("message", "description"):
        text = entry.get(field)
        if not isinstance(text, str) or not text.strip():
            found = "nothing" if text is None else repr(text)
            yield Fault(f"{where}.{field}", "text", found)
    if isinstance(entry.get("message"), str):
        yield from _placeholder_faults(where, entry["message"], entry.get("placeholders", {}))
        longest = limit_of(key)
        if longest and len(entry["message"]) > longest:
            yield Fault(where, f"at most {longest} characters", str(len(entry["message"])))


def _placeholder_faults(where: str, message: str, placeholders: Any) -> Iterator[Fault]:
    if not isinstance(placeholders, dict):
        yield Fault(f"{where}.placeholders", "an object", repr(placeholders))
        return
    if not all(isinstance(placeholder, dict) for placeholder in placeholders.values()):
        yield Fault(f"{where}.placeholders", "objects", repr(placeholders))
        return
    declared = frozenset(name.lower() for name in placeholders)
    for name in sorted(declared - set(placeholders_used(message))):
        yield Fault(f"{where}.placeholders.{name}", "a placeholder the message uses", "another")
