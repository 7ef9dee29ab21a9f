"""Remove what builds have made, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

from builder.output import TEMPORARY, archives_in, is_build, papers_in
from builder.sources import BROWSERS


def clean(out: Path) -> tuple[Path, ...]:
    """Remove the folders and files of earlier builds, and `out` if it is empty then.

    Returns what was removed. Temporary folders are there only if a build was killed.
    """
    folders = [out / browser for browser in BROWSERS if is_build(out / browser)]
    folders += sorted(path for path in out.parent.glob(f"{TEMPORARY}*") if path.is_dir())
    files = [path for browser in BROWSERS for path in archives_in(out, browser)]
    files += papers_in(out)
    for folder in folders:
        shutil.rmtree(folder)
    for file in files:
        file.unlink()
    if (folders or files) and out.is_dir() and not out.is_symlink() and not any(out.iterdir()):
        out.rmdir()
    return (*folders, *files)
