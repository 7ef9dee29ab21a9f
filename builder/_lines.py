"""Say in a line what a command has done."""

from __future__ import annotations

from pathlib import Path

from builder.archive import files_in
from builder.check import Checked


def checked_line(checked: Checked) -> str:
    """Return how much was checked."""
    settings, locales, files = len(checked.rules.settings), len(checked.locales), len(checked.files)
    return f"checked  settings {settings}, locales {locales}, source files {files}"


def wrote_line(path: Path, root: Path) -> str:
    """Return how much was written to a file or a folder."""
    names = files_in(path) if path.is_dir() else []
    size = sum((path / name).stat().st_size for name in names) or path.stat().st_size
    count = f", {len(names)} files" if names else ""
    return f"wrote    {short(path, root)}{count}, {size / 1000:.1f} kB"


def short(path: Path, root: Path) -> str:
    """Return a path as one would type it in `root`."""
    return str(path.relative_to(root) if path.is_relative_to(root) else path)
