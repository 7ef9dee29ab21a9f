"""Build the extension: check, bundle, lay out, pack, and only then put into place."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from builder.archive import pack
from builder.bundle import bundle_content_script, shorten_styles
from builder.check import Checked, Say, check, quiet
from builder.errors import BuildError, Fault, raise_faults
from builder.output import TEMPORARY, archive_name, archives_in, is_build, papers_in, swap
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
    """What was checked, and the folders and zips that were written."""

    checked: Checked
    written: tuple[Path, ...]


def build(root: Path, out: Path, browsers: tuple[str, ...], say: Say = quiet) -> Built:
    """Build for `browsers` into `out`; on BuildError or OSError `out` is left as it was."""
    _refuse_no_folder(out)
    _refuse_foreign(out, browsers)
    checked = check(root, say)
    out.parent.mkdir(parents=True, exist_ok=True)
    with temporary_folder(out.parent) as work:
        content_scripts = _bundle(root, checked, work / "sources")
        say("bundled", ", ".join(content_scripts))
        new: dict[Path, Path] = {}
        for browser in browsers:
            folder = work / browser
            extra = content_scripts | (polyfill_files(root) if browser == "chromium" else {})
            stage_browser(root, checked, browser, extra, folder)
            refuse_machine_paths(folder, (root, work, out))
            archive = work / archive_name(checked.version, browser)
            pack(folder, archive)
            say("packed", browser)
            new |= {folder: out / browser, archive: out / archive.name}
        gone = [path for browser in browsers for path in archives_in(out, browser)]
        gone += papers_in(out)  # They speak of the zips that were there.
        with _folder(out):
            swap(new, gone, work / "old")
    return Built(checked, tuple(new.values()))


def _bundle(root: Path, checked: Checked, tree: Path) -> dict[str, bytes]:
    """Bundle once for all browsers: the content scripts are the same in each."""
    stage_sources(root, checked, tree)
    shorten_styles(root, tree, (name for name in checked.files if name.endswith(".css")))
    bundled = {}
    for script in FIELDS:
        stage_page_rules(checked, script, tree)
        bundled[script] = bundle_content_script(root, tree, script).encode()
    return bundled


@contextmanager
def temporary_folder(parent: Path) -> Iterator[Path]:
    """Yield a folder on the file system of `parent`, so that renaming from it is one step."""
    try:
        work = Path(tempfile.mkdtemp(prefix=TEMPORARY, dir=parent))
    except OSError as error:
        # Its own words name the temporary folder, which means nothing to anybody.
        found = f"{error.strerror}"
        raise BuildError([Fault(str(parent), "a folder that can be written to", found)]) from error
    try:
        yield work
    finally:
        shutil.rmtree(work)


@contextmanager
def _folder(out: Path) -> Iterator[None]:
    """Make `out` if it is missing, and take it away again if what follows fails."""
    missing = not out.exists()
    if missing:
        out.mkdir()
    try:
        yield
    except BaseException:
        if missing:
            out.rmdir()
        raise


def _refuse_no_folder(out: Path) -> None:
    there = next(path for path in (out, *out.parents) if path.exists())
    if not there.is_dir():
        raise_faults([Fault(str(there), "a folder", "a file", "choose another --out")])


def _refuse_foreign(out: Path, browsers: tuple[str, ...]) -> None:
    for browser in browsers:
        folder = out / browser
        if (folder.exists() or folder.is_symlink()) and not is_build(folder):
            advice = "move it away or choose another --out"
            raise_faults([Fault(str(folder), "a folder that a build made", "another", advice)])
