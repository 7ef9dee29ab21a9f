"""Pack files into a zip that is identical byte for byte on every machine."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable
from pathlib import Path

# The earliest date a zip can hold. Real dates would differ from build to build.
DATE = (1980, 1, 1, 0, 0, 0)
UNIX = 3
MODE = 0o100644


def pack(folder: Path, archive: Path) -> None:
    """Write all files in `folder` to `archive`."""
    pack_files(folder, files_in(folder), archive)


def pack_files(folder: Path, names: Iterable[str], archive: Path, inside: str = "") -> None:
    """Write the files `names` of `folder` to `archive`, with the prefix `inside` on their names.

    The files are sorted by name and not compressed: the output of deflate depends on zlib's build.
    """
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as target:
        for name in sorted(names):
            entry = zipfile.ZipInfo(inside + name, DATE)
            entry.create_system = UNIX
            entry.external_attr = MODE << 16
            target.writestr(entry, (folder / name).read_bytes())


def files_in(folder: Path) -> list[str]:
    """Return the names of all files in `folder`, with forward slashes, sorted."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in paths)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
