"""Make the files of a release: zips, source archive, bill of materials and checksums."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from builder.archive import pack_files, sha256
from builder.build import build, temporary_folder
from builder.check import Checked, Log, log_nothing
from builder.errors import Fault, raise_faults
from builder.output import SOURCE, SUMS, archive_name, bill_name, swap
from builder.sbom import bill_of_materials, locked_packages
from builder.sources import BROWSERS

# The zips are made from these folders. A file in them that git does not track would be in a zip but
# not in the source archive.
SHIPPED_FOLDERS = ("builder", "extension", "rules")


@dataclass(frozen=True)
class Shipped:
    """The checked inputs, and the SHA-256 of each file in the folder `out` by name."""

    checked: Checked
    out: Path
    sums: dict[str, str]


def ship(root: Path, out: Path, log: Log = log_nothing) -> Shipped:
    """Build for all browsers and write all files of a release to `out`; raise BuildError."""
    names = source_names(root)
    packages = locked_packages(root)
    checked = build(root, out, BROWSERS, log).checked
    version = checked.version
    zips = [archive_name(version, browser) for browser in BROWSERS]
    with temporary_folder(out.parent) as work:
        source, bill = work / archive_name(version, SOURCE), work / bill_name(version)
        pack_files(root, names, source, inside=f"untrain-{version}/")
        log("packed", f"source, {len(names)} files")
        bill.write_text(bill_of_materials(version, packages), encoding="utf-8", newline="\n")
        log("listed", f"{len(packages)} packages")
        paths = [*(out / name for name in zips), source, bill]
        sums = {path.name: sha256(path) for path in paths}
        (work / SUMS).write_text(_lines(sums), encoding="utf-8", newline="\n")
        swap({work / name: out / name for name in (source.name, bill.name, SUMS)}, [], work / "old")
    return Shipped(checked, out, sums)


def _lines(sums: dict[str, str]) -> str:
    """Return the sums in the format of `sha256sum --check`."""
    return "".join(f"{digits}  {name}\n" for name, digits in sums.items())


def source_names(root: Path) -> tuple[str, ...]:
    """Return the names of all source files, relative to `root`, sorted; raise BuildError.

    In a clone these are the files that git tracks. In an unpacked source archive, where there is no
    repository, they are all files that .gitignore does not name.
    """
    others = ("--others", "--exclude-per-directory=.gitignore")
    if (root / ".git").exists():
        names = _git_files(root)
        advice = "add it or move it away"
        raise_faults(
            Fault(name, "a file that git tracks", "an untracked file", advice)
            for name in _git_files(root, *others, "--", *SHIPPED_FOLDERS)
        )
    else:
        with TemporaryDirectory() as empty:
            _git(root, "init", "--quiet", "--bare", empty)
            names = _git_files(root, *others, places=(f"--git-dir={empty}", f"--work-tree={root}"))
    raise_faults(fault for name in names for fault in _file_faults(root, name))
    return names


def _git_files(root: Path, *options: str, places: tuple[str, ...] = ()) -> tuple[str, ...]:
    answer = _git(root, *places, "ls-files", "-z", *options)
    return tuple(sorted(filter(None, answer.split("\0"))))


def _git(root: Path, *arguments: str) -> str:
    if shutil.which("git") is None:
        raise_faults([Fault("git", "the program", "nothing", "install it")])
    command = ["git", *arguments]
    result = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    if result.returncode != 0:
        found = f"the error {result.stderr.strip()!r} of git"
        raise_faults([Fault(str(root), "the list of tracked files", found)])
    return result.stdout


def _file_faults(root: Path, name: str) -> Iterator[Fault]:
    path = root / name
    if path.is_symlink():
        yield Fault(name, "a regular file", "a symbolic link")
    elif not path.is_file():
        yield Fault(name, "the file that git tracks", "nothing", "commit its deletion")
