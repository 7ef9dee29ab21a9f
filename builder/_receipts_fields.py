"""What may stand in an exported file of receipts; docs/receipts.md explains the fields."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from builder.errors import Fault

NO_HASH = "0" * 64
MOST_RECEIPTS = 999_999
END_OF_YEAR_9999 = 253_402_300_799_999  # in ms since 1970

READINGS = ("on", "off", "locked", "missing", "not-offered", "unknown")
PROOFS = ("", "clicked", "held", "saved", "confirmed")
OUTCOMES = (
    "confirmed-off",
    "already-off",
    "confirmed-on",
    "reverted",
    "not-confirmed",
    "needs-you",
    "locked",
    "not-offered",
    "not-recognised",
    "signed-out",
    "blocked",
    "interrupted",
)
REASONS = (
    "",
    "ignored",
    "asks",
    "refused",
    "too-many",
    "server-error",
    "no-answer",
    "not-stored",
    "not-seen",
    "page-failed",
    "not-opened",
    "timed-out",
    "tab-closed",
    "left",
    "stopped",
)


@dataclass(frozen=True)
class Field:
    """What belongs in a field: in words, and as a test of a value."""

    expected: str
    fits: Callable[[object], bool]


def _whole(low: int, high: int) -> Field:
    expected = f"{low}" if low == high else f"a whole number from {low} to {high}"
    # `type`, because True is an instance of int.
    return Field(expected, lambda value: type(value) is int and low <= value <= high)


def _one_of(*words: str) -> Field:
    expected = "one of " * (len(words) > 1) + ", ".join(map(repr, words))
    return Field(expected, lambda value: isinstance(value, str) and value in words)


def _form(pattern: str, expected: str) -> Field:
    form = re.compile(pattern)
    return Field(expected, lambda value: isinstance(value, str) and bool(form.fullmatch(value)))


def _text(longest: int) -> Field:
    expected = f"text of at most {longest} characters"
    return Field(expected, lambda value: isinstance(value, str) and len(value) <= longest)


_HASH = _form("[0-9a-f]{64}", "64 digits from 0 to f")
_TIME = _whole(0, END_OF_YEAR_9999)

# Both in the order of the file.
FILE = {
    "format": _one_of("untrain-receipts"),
    "version": _whole(1, 1),
    "count": _whole(0, MOST_RECEIPTS),
    "head": _HASH,
    "receipts": Field("a list", lambda value: isinstance(value, list)),
}
RECEIPT = {
    "version": _whole(2, 2),
    "number": _whole(1, MOST_RECEIPTS),
    "setting": _form("[a-z0-9]+(-[a-z0-9]+)*", "a setting's id such as 'ai-training'"),
    "rule": _form("[0-9]{4}-[0-9]{2}-[0-9]{2}", "a date such as '2026-08-21'"),
    "goal": _one_of("off", "on"),
    "before": _one_of(*READINGS),
    "did": _one_of("nothing", "clicked", "person-clicked"),
    "outcome": _one_of(*OUTCOMES),
    "reason": _one_of(*REASONS),
    "proof": _one_of(*PROOFS),
    "save": _whole(-1, 999),
    "saveMethod": _text(20),
    "savePath": _text(100),
    "label": _text(200),
    "startedAt": _TIME,
    "endedAt": _TIME,
    "browser": _text(40),
    "extension": _form(r"[0-9]+(\.[0-9]+){0,3}", "a version such as '1.2.0'"),
    "previous": _HASH,
    "hash": _HASH,
}
# Receipts are never changed: those of version 1 stay as they were made.
RECEIPT_1 = {
    name: field for name, field in RECEIPT.items() if name not in {"saveMethod", "savePath"}
} | {"version": _whole(1, 1)}


def receipt_fields(receipt: object) -> Mapping[str, Field]:
    """Return the fields of a receipt's own version, those of the present one where it has none."""
    version = receipt.get("version") if isinstance(receipt, dict) else None
    return RECEIPT_1 if type(version) is int and version == 1 else RECEIPT


def field_faults(value: object, fields: Mapping[str, Field], where: str) -> Iterator[Fault]:
    """Yield what is missing, unknown or out of place in `value`."""
    if not isinstance(value, dict):
        yield Fault(where, "an object", shown(value))
        return
    for name in value:
        if name not in fields:
            yield Fault(where, "a field that docs/receipts.md knows", shown(name))
    for name, field in fields.items():
        if name not in value:
            yield Fault(f"{where}: {name}", "this field", "nothing")
        elif not field.fits(value[name]):
            yield Fault(f"{where}: {name}", field.expected, shown(value[name]))


def shown(value: object) -> str:
    """Return a value as one short line that is safe to print."""
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    text = json.dumps(value) if value is None or isinstance(value, bool) else repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
