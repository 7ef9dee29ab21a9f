"""Find the files of earlier builds, and replace them with new ones in one step."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from builder.rules import compile as compiled

TEMPORARY = ".untrain-build-"
SOURCE = "source"
SUMS = "SHA256SUMS"


def archive_name(version: str, content: str) -> str:
    """Return the name of a version's zip; `content` is a browser or SOURCE."""
    return f"untrain-{version}-{content}.zip"


def bill_name(version: str) -> str:
    """Return the name of a version's bill of materials, with the extension CycloneDX defines."""
    return f"untrain-{version}.cdx.json"


def archives_in(out: Path, content: str) -> list[Path]:
    """Return the zips of all versions for `content`, a browser or SOURCE, sorted."""
    return _files_in(out, rf"untrain-[0-9.]+-{content}\.zip")


def release_files_in(out: Path) -> list[Path]:
    """Return the source archives, bills of materials and checksums of all versions."""
    bills = _files_in(out, r"untrain-[0-9.]+\.cdx\.json")
    return [*archives_in(out, SOURCE), *bills, *_files_in(out, SUMS)]


def is_build(folder: Path) -> bool:
    """Return whether a build made `folder`, which then holds compiled rules."""
    module = folder / compiled.RULES
    if folder.is_symlink() or not module.is_file():
        return False
    return module.read_bytes().startswith(compiled.HEADER.encode())


def _files_in(out: Path, form: str) -> list[Path]:
    found = out.iterdir() if out.is_dir() else ()
    return sorted(path for path in found if re.fullmatch(form, path.name) and path.is_file())


@dataclass(frozen=True)
class Move:
    """A rename of `source` to `target`, which must not exist, within one file system."""

    source: Path
    target: Path


def swap(new: dict[Path, Path], obsolete: list[Path], trash: Path) -> None:
    """Rename each source in `new` to its target; move old targets and `obsolete` to `trash`.

    Raises OSError if a rename fails, after undoing the renames before it.
    """
    trash.mkdir()
    replaced = dict.fromkeys([*new.values(), *obsolete])
    moves = [Move(path, trash / path.name) for path in replaced if os.path.lexists(path)]
    moves += [Move(source, target) for source, target in new.items()]
    done: list[Move] = []
    try:
        for move in moves:
            move.source.rename(move.target)
            done.append(move)
    except BaseException:
        for move in reversed(done):
            move.target.rename(move.source)
        raise
