"""Make all that a release hands out: packages, source, bill of materials and their checksums."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from builder._locked import locked_packages
from builder._sources import source_names
from builder._swap import swap
from builder.archive import pack_files, sha256
from builder.build import build, temporary_folder
from builder.check import Checked
from builder.output import SOURCE, SUMS, archive_name, bill_name
from builder.sbom import bill_of_materials
from builder.sources import BROWSERS


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
