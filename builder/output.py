"""Tell what earlier builds made, and put new files into place together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from builder.rules import compile as compiled

TEMPORARY = ".untrain-build-"
SOURCE = "source"
SUMS = "SHA256SUMS"


def archive_name(version: str, content: str) -> str:
    """Return the name of the zip of a version; `content` is a browser, or SOURCE."""
    return f"untrain-{version}-{content}.zip"


def bill_name(version: str) -> str:
    """Return the name of a version's bill of materials; CycloneDX gives its ending."""
    return f"untrain-{version}.cdx.json"


def archives_in(out: Path, content: str) -> list[Path]:
    """Return the zips that builds of any version have made for a browser, or SOURCE, sorted."""
    return _files_in(out, rf"untrain-[0-9.]+-{content}\.zip")


def papers_in(out: Path) -> list[Path]:
    """Return what packaging any version has made beside the browsers' zips, sorted."""
    bills = _files_in(out, r"untrain-[0-9.]+\.cdx\.json")
    return [*archives_in(out, SOURCE), *bills, *_files_in(out, SUMS)]


def is_build(folder: Path) -> bool:
    """Tell whether a build made `folder`: the rules compiled into it say so."""
    module = folder / compiled.RULES
    if folder.is_symlink() or not module.is_file():
        return False
    return module.read_bytes().startswith(compiled.HEADER.encode())


def _files_in(out: Path, form: str) -> list[Path]:
    found = out.iterdir() if out.is_dir() else ()
    return sorted(path for path in found if re.fullmatch(form, path.name) and path.is_file())


@dataclass(frozen=True)
class Move:
    """A rename, within one file system, of `source` to `target`, which must not exist."""

    source: Path
    target: Path


def swap(new: dict[Path, Path], gone: list[Path], aside: Path) -> None:
    """Rename each source in `new` to its target; move what was there, and `gone`, to `aside`.

    Raises OSError when a rename fails, after undoing those that went before.
    """
    aside.mkdir()
    old = [target for target in [*new.values(), *gone] if target.exists() or target.is_symlink()]
    moves = [Move(path, aside / path.name) for path in dict.fromkeys(old)]
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
