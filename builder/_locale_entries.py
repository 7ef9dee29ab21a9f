"""Check one message of a locale: its fields, its texts, its placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from builder.errors import Fault

# Both browsers refuse other names; see developer.chrome.com/docs/extensions/reference/api/i18n.
KEY = re.compile(r"[A-Za-z0-9_]+")
PLACEHOLDER = re.compile(r"\$([A-Za-z0-9_@]+)\$")
FIELDS = ("message", "description", "placeholders")


def entry_faults(where: str, key: str, entry: object, *, described: bool) -> Iterator[Fault]:
    """Yield what is wrong with a message; `described` asks for a description as well."""
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
            yield Fault(f"{where}.{field}", "words", found)
    if isinstance(entry.get("message"), str):
        yield from _placeholder_faults(where, entry["message"], entry.get("placeholders", {}))


def placeholders_used(message: str) -> frozenset[str]:
    """Return the names of the placeholders in a message, in small letters; $$ is a dollar."""
    return frozenset(name.lower() for name in PLACEHOLDER.findall(message.replace("$$", "")))


def _placeholder_faults(where: str, message: str, placeholders: Any) -> Iterator[Fault]:
    if not isinstance(placeholders, dict):
        yield Fault(f"{where}.placeholders", "an object", repr(placeholders))
        return
    for name, placeholder in placeholders.items():
        content = placeholder.get("content") if isinstance(placeholder, dict) else None
        if not isinstance(content, str) or not content:
            yield Fault(
                f"{where}.placeholders.{name}", "an object with a content", repr(placeholder)
            )
    declared = frozenset(name.lower() for name in placeholders)
    used = placeholders_used(message)
    for name in sorted(used - declared):
        yield Fault(f"{where}.message", "a placeholder declared beside it", f"${name.upper()}$")
    for name in sorted(declared - used):
        yield Fault(f"{where}.placeholders.{name}", "a placeholder the message uses", "none such")
