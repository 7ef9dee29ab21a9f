"""Tell what earlier builds have made, so that nothing else is ever replaced or removed."""

from __future__ import annotations

import re
from pathlib import Path

from builder import _rules_js

TEMPORARY = ".untrain-build-"


def archive_name(version: str, browser: str) -> str:
    """Return the name of the zip of a version for a browser."""
    return f"untrain-{version}-{browser}.zip"


def archives_in(out: Path, browser: str) -> list[Path]:
    """Return the zips that builds of any version have made for a browser, sorted."""
    form = re.compile(rf"untrain-[0-9.]+-{browser}\.zip")
    found = out.iterdir() if out.is_dir() else ()
    return sorted(path for path in found if form.fullmatch(path.name) and path.is_file())


def is_build(folder: Path) -> bool:
    """Tell whether a build made `folder`: the rules compiled into it say so."""
    module = folder / _rules_js.FILE
    if folder.is_symlink() or not module.is_file():
        return False
    return module.read_bytes().startswith(_rules_js.HEADER.encode())
