"""Tell how two zips differ, file by file."""

from __future__ import annotations

import hashlib
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.archive import sha256
from builder.errors import BuildError, Fault, refuse

# What a zip says of a file beside its content, by the name of Python's field.
METADATA = {
    "date_time": "date",
    "compress_type": "compression",
    "create_system": "system",
    "external_attr": "mode",
    "internal_attr": "inner mode",
    "comment": "comment",
    "extra": "extra field",
}


@dataclass(frozen=True)
class Same:
    """Two zips that are equal, byte for byte."""

    sha256: str
    files: int


@dataclass(frozen=True)
class Zip:
    """The files of a zip, by name, in the order of the zip."""

    path: Path
    entries: dict[str, zipfile.ZipInfo]
    contents: dict[str, bytes]


def compare(expected: Path, found: Path) -> Same:
    """Raise BuildError with every difference, or with what keeps a file from being read."""
    first, second = _read(expected), _read(found)
    refuse(_faults(first, second))
    digits = sha256(expected), sha256(found)
    if digits[0] != digits[1]:
        advice = "all files in it are the same: the zip was packed in another way"
        refuse([Fault(str(found), f"sha256 {digits[0]}", digits[1], advice)])
    return Same(digits[0], len(first.entries))


def _read(path: Path) -> Zip:
    if not path.is_file():
        refuse([Fault(str(path), "a zip", "something else" if path.exists() else "nothing")])
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            counts = Counter(entry.filename for entry in entries)
            refuse(
                Fault(f"{path}: {name}", "each file once", f"{count} of that name")
                for name, count in counts.items()
                if count > 1
            )
            contents = {entry.filename: archive.read(entry) for entry in entries}
    # The last two: a method this Python does not know, and a password.
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise BuildError([Fault(str(path), "a zip", f"none that can be read: {error}")]) from error
    return Zip(path, {entry.filename: entry for entry in entries}, contents)


def _faults(expected: Zip, found: Zip) -> Iterator[Fault]:
    for name in sorted(expected.entries.keys() | found.entries.keys()):
        where = f"{found.path}: {name}"
        if name not in found.entries:
            yield Fault(where, f"the file, as in {expected.path}", "nothing")
        elif name not in expected.entries:
            yield Fault(where, f"nothing, as in {expected.path}", "a file")
        else:
            yield from _content_faults(expected.contents[name], found.contents[name], where)
            yield from _metadata_faults(expected.entries[name], found.entries[name], where)
    order = [name for name in expected.entries if name in found.entries]
    if order != [name for name in found.entries if name in expected.entries]:
        yield Fault(str(found.path), f"the files in the order of {expected.path}", "another order")


def _content_faults(expected: bytes, found: bytes, where: str) -> Iterator[Fault]:
    if expected != found:
        yield Fault(where, _summary(expected), _summary(found))


def _summary(content: bytes) -> str:
    return f"{len(content)} bytes with sha256 {hashlib.sha256(content).hexdigest()}"


def _metadata_faults(
    expected: zipfile.ZipInfo, found: zipfile.ZipInfo, where: str
) -> Iterator[Fault]:
    for field, words in METADATA.items():
        first, second = getattr(expected, field), getattr(found, field)
        if first != second:
            yield Fault(f"{where}: {words}", _shown(field, first), _shown(field, second))


def _shown(field: str, value: Any) -> str:
    # Unix keeps the mode in the upper half.
    return f"{value >> 16:o}" if field == "external_attr" else repr(value)
