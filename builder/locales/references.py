"""Find references to messages that do not exist, and texts that are too long for a store."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from builder.errors import Fault
from builder.files import read_text
from builder.locales.messages import DEFAULT, Messages, file_of
from builder.sources import LOCALES, SOURCE

REFERENCE = re.compile(r"__MSG_(@?@?[A-Za-z0-9_]+?)__")
# Attributes that name an element's text, which shared/ui/localise.js fills in.
ATTRIBUTE = re.compile(r'\bdata-(?:i18n|i18n-label|title)="([^"]*)"')
# The browser defines these messages: @@extension_id, @@ui_locale, @@bidi_dir and so on.
PREDEFINED = "@@"
SCANNED = (".html", ".css", ".json")
# Maximum lengths of the stores; limits.toml has them too, but the manifest may use other texts.
MAX_LENGTH = {"name": 45, "short_name": 12, "description": 132}


def source_reference_faults(
    root: Path, files: tuple[str, ...], english: Messages
) -> Iterator[Fault]:
    """Yield a fault for each message that pages, styles or data name but English lacks."""
    for name in files:
        if name.endswith(SCANNED) and not name.startswith(f"{LOCALES}/"):
            where = f"{SOURCE}/{name}"
            for number, line in enumerate(read_text(root, where).splitlines(), start=1):
                yield from _line_faults(line, f"{where}: line {number}", english)


def manifest_reference_faults(
    manifest: dict[str, Any], name: str, locales: Mapping[str, Messages]
) -> Iterator[Fault]:
    """Yield faults for __MSG_x__ of the manifest that English lacks, and for texts too long."""
    missing = _missing(json.dumps(manifest), locales[DEFAULT])
    if missing:
        yield from (_fault(name, key) for key in missing)
        return
    for field, longest in MAX_LENGTH.items():
        for locale, messages in locales.items():
            text = _resolved(str(manifest.get(field, "")), messages)
            if len(text) > longest:
                translated = REFERENCE.search(manifest[field]) is not None
                where = file_of(locale) if translated else name
                expected = f"at most {longest} characters"
                yield Fault(f"{where}: the manifest's {field}", expected, f"{len(text)}")


def _line_faults(line: str, where: str, english: Messages) -> Iterator[Fault]:
    yield from (_fault(where, key) for key in _missing(line, english))
    for key in ATTRIBUTE.findall(line):
        if key not in english:
            yield Fault(where, f"a message that {file_of(DEFAULT)} has", repr(key))


def _missing(text: str, english: Messages) -> list[str]:
    keys = dict.fromkeys(REFERENCE.findall(text))
    return [key for key in keys if key not in english and not key.startswith(PREDEFINED)]


def _fault(where: str, key: str) -> Fault:
    return Fault(where, f"a message that {file_of(DEFAULT)} has", f"'__MSG_{key}__'")


def _resolved(text: str, messages: Messages) -> str:
    return REFERENCE.sub(lambda match: str(messages[match[1]]["message"]), text)
