"""Check a history that Untrain exported.

    python3 verify_receipts.py untrain-receipts.json

This file needs only Python 3.9 or later, so you can download it alone. It changes nothing. The exit
code is 0 for a sound file and 1 otherwise; the first fault is printed in one line.

A sound chain proves that nobody changed, removed or moved a receipt without rebuilding all later
receipts and the head. docs/receipts.md explains the format, and what a chain does not prove.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta, timezone
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

# About 18,000 receipts, more than fit into Chromium's storage for an extension.
LARGEST = 16_000_000
MOST_RECEIPTS = 999_999
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
NO_HASH = "0" * 64
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
# str.splitlines would also split at U+2028 and other characters that a label may contain.
LINE = re.compile(r"[^\n]*\n|[^\n]+")

READINGS = ("on", "off", "locked", "missing", "not-offered", "unknown")
CLICKED = ("clicked", "held", "saved")
PROOFS = ("", *CLICKED, "confirmed")
# Outcomes that require a confirmed reading, each with the goals that it may reach.
DONE = {
    "confirmed-off": ("off",),
    "already-off": ("off", "check"),
    "confirmed-on": ("on",),
    "is-on": ("check",),
}
NOT_DONE = """reverted not-confirmed needs-you locked not-offered not-recognised signed-out blocked
interrupted"""
OUTCOMES = (*DONE, *NOT_DONE.split())
CAUSES = """ignored asks by-hand skipped refused too-many server-error no-answer not-stored not-seen
page-failed page-refused other-page offline led-away in-frame not-opened no-access kept-out
translated unseen timed-out tab-closed tab-moved left stopped"""
REASONS = ("", *CAUSES.split())

# What a field must contain: a description for error messages, and a predicate.
Field = tuple[str, Callable[[Any], bool]]


class ReceiptsError(Exception):
    """The first fault of a file, in one line."""

    def __init__(self, where: object, expected: object, found: object, advice: str = "") -> None:
        line = f"{where}: expected {expected}, found {found}"
        super().__init__(f"{line}; {advice}" if advice else line)


class Sound(NamedTuple):
    """A valid chain; `first` and `last` are the ends of its period, None if it is empty."""

    head: str
    receipts: int
    first: datetime | None
    last: datetime | None

    def __str__(self) -> str:
        period = f", {self.first:%Y-%m-%d} to {self.last:%Y-%m-%d} UTC" if self.receipts else ""
        return f"sound    receipts {self.receipts}{period}\nhead     {self.head}"


class Unsupported(NamedTuple):
    """A JSON value that no field of a receipt accepts, such as 1.5."""

    text: str


def _whole(low: int, high: int) -> Field:
    expected = f"{low}" if low == high else f"a whole number from {low} to {high}"
    # Compare types, because True is an instance of int.
    return expected, lambda value: type(value) is int and low <= value <= high


def _one_of(*words: str) -> Field:
    expected = "one of " * (len(words) > 1) + ", ".join(map(repr, words))
    return expected, lambda value: isinstance(value, str) and value in words


def _form(pattern: str, expected: str) -> Field:
    form = re.compile(pattern, re.DOTALL)
    return expected, lambda value: isinstance(value, str) and bool(form.fullmatch(value))


def _text(longest: int) -> Field:
    return _form(f".{{0,{longest}}}", f"text of at most {longest} characters")


def _is_date(value: Any) -> bool:
    try:
        return bool(value == date.fromisoformat(value).isoformat())
    except (TypeError, ValueError):
        return False


_HASH = _form("[0-9a-f]{64}", "64 digits from 0 to f")
_TIME = _whole(0, 253_402_300_799_999)  # in ms since 1970, until the end of the year 9999

# The fields of both tables are in the order of the file.
FILE: dict[str, Field] = {
    "format": _one_of("untrain-receipts"),
    "version": _whole(1, 1),
    "count": _whole(0, MOST_RECEIPTS),
    "head": _HASH,
    "receipts": ("a list", lambda value: isinstance(value, list)),
}
RECEIPT: dict[str, Field] = {
    "version": _whole(2, 2),
    "number": _whole(1, MOST_RECEIPTS),
    "setting": _form("[a-z0-9]+(-[a-z0-9]+)*", "a setting's id such as 'ai-training'"),
    "rule": ("a date such as '2026-08-21'", _is_date),
    "goal": _one_of("off", "on", "check"),
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
# Receipts are never migrated: those of version 1 keep its fields.
RECEIPT_1 = {**RECEIPT, "version": _whole(1, 1)}
del RECEIPT_1["saveMethod"], RECEIPT_1["savePath"]


def _fields_of(receipt: Any) -> Mapping[str, Field]:
    """Return the fields of a receipt's version, by default those of the current version."""
    return RECEIPT_1 if isinstance(receipt, dict) and receipt.get("version") == 1 else RECEIPT


def hash_of(receipt: dict[str, Any]) -> str:
    """Return the SHA-256 of a receipt without its hash, in the canonical form of RFC 8785."""
    fields = {name: value for name, value in receipt.items() if name != "hash"}
    canonical = _json(fields, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def export_text(document: dict[str, Any]) -> str:
    """Return the canonical text of an export with the fields of FILE."""
    receipts = [{name: each[name] for name in _fields_of(each)} for each in document["receipts"]]
    ordered = {name: {**document, "receipts": receipts}[name] for name in FILE}
    return _json(ordered, indent=2) + "\n"


def _json(value: object, **options: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, **options)
    # RFC 8785 rejects lone surrogates. JavaScript escapes them, and so did early receipts.
    return LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _parse(content: bytes, name: str) -> Any:
    hooks: Any = {"parse_float": Unsupported, "parse_constant": Unsupported}
    hooks["object_pairs_hook"] = _object
    hooks["parse_int"] = lambda digits: int(digits) if len(digits) <= 16 else Unsupported(digits)
    try:
        return json.loads(content.decode("utf-8"), **hooks)
    except UnicodeDecodeError as error:
        found = f"a byte that is not (0x{content[error.start]:02x} at offset {error.start})"
        raise ReceiptsError(name, "UTF-8 text", found) from error
    except json.JSONDecodeError as error:
        where = f"{name}: line {error.lineno}"
        raise ReceiptsError(where, "JSON", f"a mistake: {error.msg}") from error
    except RecursionError as error:
        raise ReceiptsError(name, "a list of receipts", "lists nested too deeply") from error


def _object(pairs: list[tuple[str, Any]]) -> Any:
    counts = Counter(name for name, _ in pairs)
    repeated = [name for name, count in counts.items() if count > 1]
    return Unsupported(f"an object with {repeated[0]!r} twice") if repeated else dict(pairs)


def _shown(value: Any) -> str:
    if isinstance(value, (dict, list)):
        return "an object" if isinstance(value, dict) else "a list"
    text = value.text if isinstance(value, Unsupported) else repr(value)
    text = json.dumps(value) if value is None or isinstance(value, bool) else text
    return text if len(text) <= 80 else f"{text[:77]}..."


def verify_receipts(path: Path) -> Sound:
    """Check the file `path` without changing it; raise ReceiptsError with the first fault."""
    if not path.is_file():
        raise ReceiptsError(path, "a file", "something else" if path.exists() else "nothing")
    size = path.stat().st_size
    if size > LARGEST:
        raise ReceiptsError(path, f"at most {LARGEST / 1e6:.0f} MB", f"{size / 1e6:.1f} MB")
    return verify_content(path.read_bytes(), str(path))


def verify_content(content: bytes, name: str) -> Sound:
    """Check the content of the file `name`; raise ReceiptsError with the first fault."""
    document = _parse(content, name)
    _check_fields(document, FILE, name)
    previous = NO_HASH
    for number, receipt in enumerate(document["receipts"], start=1):
        where = f"{name}: receipt {number}"
        _check_fields(receipt, _fields_of(receipt), where)
        _check_link(receipt, number, previous, where)
        _check_contradictions(receipt, where)
        previous = receipt["hash"]
    _check_end(document, previous, name)
    _check_form(export_text(document), content.decode(), name)
    pairs = ((each["startedAt"], each["endedAt"]) for each in document["receipts"])
    times = [EPOCH + timedelta(milliseconds=time) for pair in pairs for time in pair]
    return Sound(previous, document["count"], min(times, default=None), max(times, default=None))


def _check_fields(value: Any, fields: Mapping[str, Field], where: str) -> None:
    if not isinstance(value, dict):
        raise ReceiptsError(where, "an object", _shown(value))
    for name in value:
        if name not in fields:
            raise ReceiptsError(where, "a field of docs/receipts.md", _shown(name))
    for name, (expected, is_valid) in fields.items():
        if name not in value:
            raise ReceiptsError(f"{where}: {name}", "this field", "nothing")
        if not is_valid(value[name]):
            raise ReceiptsError(f"{where}: {name}", expected, _shown(value[name]))


def _check_link(receipt: dict[str, Any], number: int, previous: str, where: str) -> None:
    for name, expected, advice in (
        ("number", number, "a receipt was removed, repeated or moved"),
        ("previous", previous, "this is not the receipt that followed the one before it"),
        ("hash", hash_of(receipt), "the receipt was changed after it was made"),
    ):
        if receipt[name] != expected:
            raise ReceiptsError(f"{where}: {name}", expected, receipt[name], advice)


def _check_contradictions(receipt: dict[str, Any], where: str) -> None:
    """Raise ReceiptsError if two fields contradict each other, which Untrain never writes."""
    goal, did, outcome, proof = (receipt[name] for name in ("goal", "did", "outcome", "proof"))
    done, clicked, started = outcome in DONE, did != "nothing", receipt["startedAt"]
    goals = DONE.get(outcome, ())
    because = f"as the outcome is {outcome!r}"
    for name, is_contradicted, expected in (
        ("goal", done and goal not in goals, f"{' or '.join(map(repr, goals))}, {because}"),
        ("proof", done != (proof == "confirmed"), f"{'' if done else 'no '}'confirmed', {because}"),
        ("did", goal == "check" and clicked, "'nothing', as the goal is 'check'"),
        ("did", outcome == "already-off" and clicked, f"'nothing', {because}"),
        ("did", outcome == "confirmed-off" and not clicked, f"a click, {because}"),
        ("did", proof in CLICKED and not clicked, f"a click, as the proof is {proof!r}"),
        ("endedAt", receipt["endedAt"] < started, f"a time not before startedAt, {started}"),
    ):
        if is_contradicted:
            advice = "the receipt contradicts itself"
            raise ReceiptsError(f"{where}: {name}", expected, repr(receipt[name]), advice)


def _check_end(document: dict[str, Any], last: str, name: str) -> None:
    count, actual = document["count"], len(document["receipts"])
    if count > actual:
        where, advice = f"{name}: receipt {actual + 1}", f"the file says that there are {count}"
        raise ReceiptsError(where, "a receipt", "the end of the list", advice)
    if count < actual:
        raise ReceiptsError(f"{name}: count", f"{actual}, the number of receipts", count)
    if document["head"] != last:
        expected = f"the hash of receipt {actual}, {last}" if actual else last
        raise ReceiptsError(f"{name}: head", expected, document["head"])


def _check_form(expected: str, found: str, name: str) -> None:
    lines = zip_longest(*map(LINE.findall, (expected, found)))
    for number, pair in enumerate(lines, start=1):
        if pair[0] != pair[1]:
            line, actual = ("the end of the file" if x is None else _shown(x) for x in pair)
            advice = "the content is valid, but Untrain did not write this file"
            raise ReceiptsError(f"{name}: line {number}", line, actual, advice)


def main(arguments: list[str]) -> int:
    """Check the file that `arguments` names and print the result; return the exit code."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    try:
        print(verify_receipts(Path(arguments[0])))
    except (ReceiptsError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
