"""Lay out a browser's folder in a temporary place."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from builder import _about_js
from builder._css import plain_css, used_values
from builder.archive import files_in
from builder.check import Checked
from builder.errors import Fault, refuse
from builder.rules import compile as compiled
from builder.rules import highlight
from builder.sources import SOURCE, shipped_as

DESIGN = "shared/design.css"


def stage_sources(root: Path, checked: Checked, tree: Path) -> None:
    """Copy all sources to `tree`, ready to be linked but for the rules.

    Scripts are as they are; a style sheet is linked as a text, so it loses its comments here, and
    the design's sheet the values that nothing on a page uses.
    """
    for name in checked.files:
        _copy(root / SOURCE / name, tree / name)
        if name.endswith(".css"):
            _write(tree / name, plain_css(_read(tree / name)).encode())
    drawn = "".join(_read(sheet) for sheet in sorted((tree / "content").glob("*.css")))
    if DESIGN in checked.files:
        _write(tree / DESIGN, used_values(_read(tree / DESIGN), drawn).encode())


def stage_page_rules(checked: Checked, script: str, tree: Path) -> None:
    """Write to `tree` the rules as one content script needs them."""
    _write(tree / compiled.FILE, compiled.page_rules_module(checked.rules, script).encode())


def stage_browser(
    root: Path, checked: Checked, browser: str, extra: dict[str, bytes], folder: Path
) -> None:
    """Write to `folder` what ships to `browser`; `extra` is written by name, as it is."""
    for name in checked.files:
        ships_as = shipped_as(name, browser)
        if ships_as is not None:
            _copy(root / SOURCE / name, folder / ships_as)
    manifest = json.dumps(checked.manifests[browser], indent=2, ensure_ascii=False)
    _write(folder / "manifest.json", f"{manifest}\n".encode())
    _write(folder / compiled.FILE, compiled.rules_module(checked.rules).encode())
    _write(folder / _about_js.FILE, _about_js.about_module(checked.rules).encode())
    _write(folder / highlight.FILE, highlight.highlight_css(checked.rules).encode())
    for name, content in extra.items():
        _write(folder / name, content)


def refuse_machine_paths(folder: Path, places: tuple[Path, ...]) -> None:
    """Raise BuildError if a file in `folder` holds one of `places`, a path of this machine."""
    faults = []
    for name in files_in(folder):
        content = (folder / name).read_bytes()
        found = [place for place in places if f"{place}/".encode() in content]
        faults += [Fault(name, "no path of this machine", repr(str(place))) for place in found]
    refuse(faults)


def _read(sheet: Path) -> str:
    return sheet.read_text(encoding="utf-8")


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    # Only the content: times and modes of the source must not reach the build.
    shutil.copyfile(source, target)


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
