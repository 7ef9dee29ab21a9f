"""Check an exported file of receipts.

A sound chain proves that nobody changed, removed or moved one receipt without making anew all that
follow it, and the head. It does not prove who made it: there is no key, so whoever holds the
storage or the file can make a whole new chain, or leave out the last receipts and write the head of
those that are left. A head noted elsewhere in time shows both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice, zip_longest
from pathlib import Path
from typing import Any

from builder._receipts_fields import FILE, NO_HASH, field_faults, receipt_fields, shown
from builder._receipts_text import export_text, hash_of, parse, read_bytes
from builder.errors import Fault, raise_faults

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# Not splitlines: it also splits at U+2028 and other characters that a label may hold.
LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True)
class Sound:
    """A chain without a fault; `first` and `last` are the ends of its period, None if empty."""

    count: int
    head: str
    first: datetime | None
    last: datetime | None


def verify_receipts(path: Path) -> Sound:
    """Check the file `path` and only read it; raise BuildError with the first broken link."""
    return verify_content(read_bytes(path), str(path))


def verify_content(content: bytes, name: str) -> Sound:
    """Check what the file `name` holds; raise BuildError with the first broken link."""
    document = parse(content, name)
    # What follows the first fault may be nothing but its consequence, and is not looked at.
    raise_faults(islice(_faults(document, content, name), 1))
    receipts = document["receipts"]
    first = min((receipt["startedAt"] for receipt in receipts), default=None)
    last = max((receipt["endedAt"] for receipt in receipts), default=None)
    return Sound(document["count"], document["head"], _time(first), _time(last))


def _faults(document: Any, content: bytes, name: str) -> Iterator[Fault]:
    """Yield faults in the order of the file; each check needs those before it to have passed."""
    yield from field_faults(document, FILE, name)
    previous = NO_HASH
    for number, receipt in enumerate(document["receipts"], start=1):
        where = f"{name}: receipt {number}"
        yield from field_faults(receipt, receipt_fields(receipt), where)
        yield from _link_faults(receipt, number, previous, where)
        previous = receipt["hash"]
    yield from _end_faults(document, previous, name)
    yield from _form_faults(export_text(document), content.decode(), name)


def _link_faults(
    receipt: dict[str, Any], number: int, previous: str, where: str
) -> Iterator[Fault]:
    if receipt["number"] != number:
        advice = "a receipt was removed, repeated or moved"
        yield Fault(f"{where}: number", str(number), str(receipt["number"]), advice)
    if receipt["previous"] != previous:
        advice = "this is not the receipt that followed the one before it"
        yield Fault(f"{where}: previous", previous, receipt["previous"], advice)
    hashed = hash_of(receipt)
    if receipt["hash"] != hashed:
        advice = "it was changed after it was made"
        yield Fault(f"{where}: hash", hashed, receipt["hash"], advice)


def _end_faults(document: dict[str, Any], last: str, name: str) -> Iterator[Fault]:
    count, there = document["count"], len(document["receipts"])
    if count > there:
        advice = f"the file says that there are {count}"
        yield Fault(f"{name}: receipt {there + 1}", "a receipt", "the end of the list", advice)
    if count < there:
        yield Fault(f"{name}: count", f"{there}, as many as there are", str(count))
    if document["head"] != last:
        expected = f"the hash of receipt {there}, {last}" if there else last
        yield Fault(f"{name}: head", expected, document["head"])


def _form_faults(expected: str, found: str, name: str) -> Iterator[Fault]:
    for number, (right, line) in enumerate(zip_longest(*map(LINE.findall, (expected, found))), 1):
        if line != right:
            advice = "its words are sound, but it was not written by Untrain"
            yield Fault(f"{name}: line {number}", _line(right), _line(line), advice)


def _line(line: str | None) -> str:
    return "the end of the file" if line is None else shown(line)


def _time(milliseconds: int | None) -> datetime | None:
    # Not fromtimestamp: on Windows it ends long before the year 9999.
    return None if milliseconds is None else EPOCH + timedelta(milliseconds=milliseconds)
