"""Assemble a browser's folder of the build."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

from builder.archive import files_in
from builder.check import Checked
from builder.errors import Fault, raise_faults
from builder.locales.messages import DEFAULT, shipped_messages
from builder.locales.names import linkedin_names
from builder.rules import compile as compiled
from builder.rules import highlight
from builder.sources import LOCALES, SOURCE, shipped_as

POLYFILL = "node_modules/webextension-polyfill"
POLYFILL_SCRIPT = "dist/browser-polyfill.min.js"
# Add-on reviewers compare the checksum with release 0.12.0, so the file ships unchanged.
POLYFILL_SHA256 = "918ed891c0e7f9b58b39ac32c9c3133eb2a1fbaaa27f4aa7579ae55e7572cc21"
SHIPS_AS = {
    POLYFILL_SCRIPT: "vendor/browser-polyfill.min.js",
    "LICENSE": "vendor/browser-polyfill.LICENSE",
}


def stage_sources(root: Path, checked: Checked, tree: Path) -> None:
    """Copy all source files to `tree`."""
    for name in checked.files:
        _copy(root / SOURCE / name, tree / name)


def stage_page_rules(checked: Checked, script: str, tree: Path) -> None:
    """Write to `tree` the rules with the fields that one content script needs."""
    _write(tree / compiled.RULES, compiled.page_rules_module(checked.rules, script).encode())
    _write(tree / compiled.REPORT, compiled.report_module(checked.rules).encode())


def stage_browser(
    root: Path, checked: Checked, browser: str, extra: dict[str, bytes], folder: Path
) -> None:
    """Write to `folder` all files that ship to `browser`; `extra` maps further names to content."""
    for name in checked.files:
        ships_as = shipped_as(name, browser, checked.files)
        if ships_as is not None:
            _copy(root / SOURCE / name, folder / ships_as)
    manifest = json.dumps(checked.manifests[browser], indent=2, ensure_ascii=False)
    _write(folder / "manifest.json", f"{manifest}\n".encode())
    _write(folder / compiled.RULES, compiled.rules_module(checked.rules).encode())
    _write(
        folder / compiled.ABOUT,
        compiled.about_module(checked.rules, checked.locales[DEFAULT]).encode(),
    )
    _write(folder / compiled.REPORT, compiled.report_module(checked.rules).encode())
    _write(folder / highlight.FILE, highlight.highlight_css(checked.rules).encode())
    names = {folder: linkedin_names(checked.rules, folder) for folder in checked.locales}
    for code, messages in shipped_messages(checked.locales, names, browser).items():
        text = json.dumps(messages, separators=(",", ":"), ensure_ascii=False)
        _write(folder / LOCALES / code / "messages.json", f"{text}\n".encode())
    for name, content in extra.items():
        _write(folder / name, content)


def refuse_machine_paths(folder: Path, places: tuple[Path, ...]) -> None:
    """Raise BuildError if a file in `folder` contains one of `places`, paths of this machine."""
    faults = []
    for name in files_in(folder):
        content = (folder / name).read_bytes()
        found = [place for place in places if f"{place}/".encode() in content]
        faults += [Fault(name, "no path of this machine", repr(str(place))) for place in found]
    raise_faults(faults)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    # Copy only the content: the build must not depend on times and modes of the source.
    shutil.copyfile(source, target)


def _write(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def polyfill_files(root: Path) -> dict[str, bytes]:
    """Return the polyfill and its licence by their names in the build; raise BuildError."""
    for name in SHIPS_AS:
        if not (root / POLYFILL / name).is_file():
            raise_faults([Fault(f"{POLYFILL}/{name}", "the polyfill", "nothing", "run `npm ci`")])
    files = {ships_as: (root / POLYFILL / name).read_bytes() for name, ships_as in SHIPS_AS.items()}
    for name, ships_as in SHIPS_AS.items():
        found = hashlib.sha256(files[ships_as]).hexdigest()
        if name.endswith(".js") and found != POLYFILL_SHA256:
            raise_faults(
                [Fault(f"{POLYFILL}/{name}", f"sha256 {POLYFILL_SHA256}", found, "run `npm ci`")]
            )
    return files
