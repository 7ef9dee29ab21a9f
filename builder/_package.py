"""Pack a folder into a zip that is the same, byte for byte, wherever it is made."""

from __future__ import annotations

import zipfile
from pathlib import Path

# The earliest date a zip can hold; the real one would differ from build to build.
DATE = (1980, 1, 1, 0, 0, 0)
UNIX = 3
MODE = 0o100644


def pack(folder: Path, archive: Path) -> None:
    """Write all files in `folder` to `archive`, uncompressed: deflate differs between builds."""
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as target:
        for name in files_in(folder):
            entry = zipfile.ZipInfo(name, DATE)
            entry.create_system = UNIX
            entry.external_attr = MODE << 16
            target.writestr(entry, (folder / name).read_bytes())


def files_in(folder: Path) -> list[str]:
    """Return the names of all files in `folder`, with forward slashes, sorted."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in paths)
