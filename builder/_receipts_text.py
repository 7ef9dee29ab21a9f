"""Read an exported file strictly, and write receipts as their one text."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder._receipts_fields import FILE, receipt_fields
from builder.errors import BuildError, Fault

# Some 18,000 receipts, more than Chromium gives an extension room for.
LARGEST = 16_000_000
LONGEST_NUMBER = 16
HALF_A_PAIR = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True)
class Odd:
    """Something JSON can say and a receipt cannot hold; no field takes it."""

    text: str

    def __repr__(self) -> str:
        """Return how it stood in the file."""
        return self.text


def read_bytes(path: Path) -> bytes:
    """Return the content of an ordinary file of at most LARGEST bytes; raise BuildError."""
    if not path.is_file():
        found = "something else" if path.exists() else "nothing"
        raise BuildError([Fault(str(path), "a file", found)])
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        expected = f"at most {LARGEST / 1e6:.0f} MB"
        raise BuildError([Fault(str(path), expected, f"{path.stat().st_size / 1e6:.1f} MB")])
    return content


def parse(content: bytes, name: str) -> Any:
    """Return the JSON in `content`, an Odd for what no field may hold; raise BuildError."""
    try:
        return json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=Odd,
            parse_constant=Odd,
        )
    except UnicodeDecodeError as error:
        found = f"a byte that is not (0x{content[error.start]:02x} at offset {error.start})"
        raise BuildError([Fault(name, "UTF-8 text", found)]) from error
    except json.JSONDecodeError as error:
        where = f"{name}: line {error.lineno}"
        raise BuildError([Fault(where, "JSON", f"a mistake: {error.msg}")]) from error
    except RecursionError as error:
        raise BuildError([Fault(name, "a list of receipts", "lists in lists in lists")]) from error


def hash_of(receipt: dict[str, Any]) -> str:
    """Return the SHA-256 of a receipt's canonical form, in 64 digits from 0 to f."""
    fields = {name: value for name, value in receipt.items() if name != "hash"}
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(_escape_halves(text).encode()).hexdigest()


def export_text(document: dict[str, Any]) -> str:
    """Return the one valid text of a file with the fields of FILE."""
    receipts = [_in_order(each, receipt_fields(each)) for each in document["receipts"]]
    ordered = _in_order({**document, "receipts": receipts}, FILE)
    return _escape_halves(json.dumps(ordered, ensure_ascii=False, indent=2)) + "\n"


def _in_order(document: dict[str, Any], names: Mapping[str, Any]) -> dict[str, Any]:
    return {name: document[name] for name in names}


def _escape_halves(text: str) -> str:
    """Escape what UTF-8 cannot hold, as JavaScript does: a surrogate without its other half."""
    return HALF_A_PAIR.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | Odd:
    counts = Counter(name for name, _ in pairs)
    repeated = next((name for name, count in counts.items() if count > 1), None)
    return dict(pairs) if repeated is None else Odd(f"an object with {repeated!r} twice")


def _integer(digits: str) -> int | Odd:
    return int(digits) if len(digits) <= LONGEST_NUMBER else Odd(digits)
