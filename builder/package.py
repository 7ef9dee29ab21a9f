"""Make all that a release hands out: packages, source, bill of materials and their checksums."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from builder.archive import pack_files, sha256
from builder.build import build, temporary_folder
from builder.check import Checked
from builder.errors import Fault, raise_faults
from builder.files import read_text
from builder.output import SOURCE, SUMS, archive_name, bill_name, swap
from builder.sbom import bill_of_materials, locked_packages
from builder.sources import BROWSERS

IGNORED = ".gitignore"
# What the packages are made from. A file here that git does not track would ship, and be missing
# in the source.
SHIPS = ("builder", "extension", "rules")


@dataclass(frozen=True)
class Shipped:
    """What was checked, and the SHA-256 of each file by its name in the folder `out`."""

    checked: Checked
    out: Path
    sums: dict[str, str]


def ship(root: Path, out: Path) -> Shipped:
    """Build for all browsers into `out` and write the rest beside it; raise BuildError."""
    names = source_names(root)
    packages = locked_packages(root)
    checked = build(root, out, BROWSERS).checked
    version = checked.version
    zips = [archive_name(version, browser) for browser in BROWSERS]
    with temporary_folder(out.parent) as work:
        source, bill = work / archive_name(version, SOURCE), work / bill_name(version)
        pack_files(root, names, source, inside=f"untrain-{version}/")
        bill.write_text(bill_of_materials(version, packages), encoding="utf-8", newline="\n")
        paths = [*(out / name for name in zips), source, bill]
        sums = {path.name: sha256(path) for path in paths}
        (work / SUMS).write_text(_lines(sums), encoding="utf-8", newline="\n")
        swap({work / name: out / name for name in (source.name, bill.name, SUMS)}, [], work / "old")
    return Shipped(checked, out, sums)


def _lines(sums: dict[str, str]) -> str:
    """Return the sums in the form that `sha256sum --check` reads."""
    return "".join(f"{digits}  {name}\n" for name, digits in sums.items())


def source_names(root: Path) -> tuple[str, ...]:
    """Return the names of all source files, relative to `root`, sorted; raise BuildError.

    An unpacked source archive gives the same names as the clone it was made from.
    """
    patterns = _ignored(root)
    from_git = (root / ".git").exists() and shutil.which("git") is not None
    names = sorted(_tracked(root) if from_git else _walked(root, patterns))
    raise_faults(_untracked_faults(root, patterns, frozenset(names)))
    raise_faults(fault for name in names for fault in _file_faults(root, name))
    return tuple(names)


def _ignored(root: Path) -> tuple[str, ...]:
    """Return the patterns in .gitignore, each of which must name folders wherever they are."""
    lines = enumerate(read_text(root, IGNORED).splitlines(), start=1)
    named = [(number, line) for number, line in lines if line and not line.startswith("#")]
    raise_faults(
        Fault(f"{IGNORED}: line {number}", "a folder's name and '/'", repr(line))
        for number, line in named
        if line.startswith("!") or line.find("/") != len(line) - 1
    )
    return tuple(line.removesuffix("/") for _, line in named)


def _tracked(root: Path) -> list[str]:
    command = ["git", "ls-files", "-z"]
    result = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    if result.returncode != 0:
        found = f"git's answer {result.stderr.strip()!r}"
        raise_faults([Fault(str(root), "what git tracks", found)])
    return result.stdout.split("\0")[:-1]


def _walked(root: Path, patterns: tuple[str, ...]) -> Iterator[str]:
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not _is_ignored(name, patterns)]
        inside = Path(folder).relative_to(root)
        # In a git worktree .git is a file.
        yield from ((inside / name).as_posix() for name in files if name != ".git")
        # os.walk takes a link to a folder for a folder, and does not enter it.
        links = (name for name in folders if (Path(folder) / name).is_symlink())
        yield from ((inside / name).as_posix() for name in links)


def _is_ignored(name: str, patterns: tuple[str, ...]) -> bool:
    return name == ".git" or any(fnmatch(name, pattern) for pattern in patterns)


def _untracked_faults(
    root: Path, patterns: tuple[str, ...], names: frozenset[str]
) -> Iterator[Fault]:
    for folder in SHIPS:
        for name in sorted(_walked(root / folder, patterns)):
            if f"{folder}/{name}" not in names:
                advice = "add it, or move it away"
                yield Fault(f"{folder}/{name}", "a file that git tracks", "another", advice)


def _file_faults(root: Path, name: str) -> Iterator[Fault]:
    path = root / name
    if path.is_symlink():
        yield Fault(name, "a file of its own", "a symbolic link")
    elif not path.is_file():
        yield Fault(name, "the file that git tracks", "nothing", "commit that it is gone")
