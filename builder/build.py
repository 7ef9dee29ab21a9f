"""Build the extension in a temporary folder, then move the result into place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from builder.archive import pack
from builder.bundle import bundle_content_script, shorten_styles
from builder.check import Checked, Log, check, log_nothing
from builder.errors import BuildError, Fault, raise_faults
from builder.output import TEMPORARY, archive_name, archives_in, is_build, release_files_in, swap
from builder.rules.compile import FIELDS
from builder.stage import (
    polyfill_files,
    refuse_machine_paths,
    stage_browser,
    stage_page_rules,
    stage_sources,
)


@dataclass(frozen=True)
class Built:
    """The checked inputs of a build, and the folders and zips it wrote."""

    checked: Checked
    written: tuple[Path, ...]


def build(root: Path, out: Path, browsers: tuple[str, ...], log: Log = log_nothing) -> Built:
    """Build for `browsers` into `out`; leave `out` unchanged on BuildError or OSError."""
    _refuse_file(out)
    _refuse_foreign_folders(out, browsers)
    checked = check(root, log)
    out.parent.mkdir(parents=True, exist_ok=True)
    with temporary_folder(out.parent) as work:
        content_scripts = _bundle(root, checked, work / "sources")
        log("bundled", ", ".join(content_scripts))
        new: dict[Path, Path] = {}
        for browser in browsers:
            folder = work / browser
            extra = content_scripts | (polyfill_files(root) if browser == "chromium" else {})
            stage_browser(root, checked, browser, extra, folder)
            refuse_machine_paths(folder, (root, work, out))
            archive = work / archive_name(checked.version, browser)
            pack(folder, archive)
            log("packed", browser)
            new |= {folder: out / browser, archive: out / archive.name}
        obsolete = [path for browser in browsers for path in archives_in(out, browser)]
        obsolete += release_files_in(out)  # These describe the zips that are being replaced.
        with _folder(out):
            swap(new, obsolete, work / "old")
    return Built(checked, tuple(new.values()))


def _bundle(root: Path, checked: Checked, tree: Path) -> dict[str, bytes]:
    """Bundle the content scripts, which are the same for every browser."""
    stage_sources(root, checked, tree)
    shorten_styles(root, tree, (name for name in checked.files if name.endswith(".css")))
    bundled = {}
    for script in FIELDS:
        stage_page_rules(checked, script, tree)
        bundled[script] = bundle_content_script(root, tree, script).encode()
    return bundled


@contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """Yield a temporary folder in `parent`, so that a rename out of it stays on one file system."""
    try:
        work = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=parent))
    except OSError as error:
        # The full message names the temporary folder, which nobody would recognise.
        found = f"{error.strerror}"
        raise BuildError([Fault(str(parent), "a folder that can be written to", found)]) from error
    try:
        yield work
    finally:
        shutil.rmtree(work)


@contextmanager
def _folder(out: Path) -> Iterator[None]:
    """Create `out` if it is missing, and remove it again if the body fails."""
    missing = not out.exists()
    if missing:
        out.mkdir()
    try:
        yield
    except BaseException:
        if missing:
            out.rmdir()
        raise


def _refuse_file(out: Path) -> None:
    existing = next(path for path in (out, *out.parents) if path.exists())
    if not existing.is_dir():
        raise_faults([Fault(str(existing), "a folder", "a file", "choose another --out")])


def _refuse_foreign_folders(out: Path, browsers: tuple[str, ...]) -> None:
    for browser in browsers:
        folder = out / browser
        if (folder.exists() or folder.is_symlink()) and not is_build(folder):
            advice = "move it away or choose another --out"
            raise_faults([Fault(str(folder), "a folder made by a build", "another", advice)])
