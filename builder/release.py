"""Check that a release can be made, and say who gets which of its files."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder._live_check import CHECKLIST, is_done, live_check_faults
from builder.errors import Fault, gathering, refuse
from builder.files import parse_json, read_text
from builder.manifest import VERSION, read_version
from builder.output import SOURCE, SUMS, archive_name, bill_name
from builder.sources import BROWSERS

CHANGELOG = "CHANGELOG.md"
DONE = "the check to have been done for a version from 1.0.0 on"
ADVICE = "do it, and write the day, by whom and in which browser into its line 'Last done'"
HEADING = re.compile(r"## (?P<name>\S+).*")


def refuse_unready(root: Path, version: str, *, dry_run: bool = False) -> None:
    """Raise BuildError with everything that keeps `version` from being released.

    From 1.0.0 on the live check must have been done, but for a dry run.
    """
    if not VERSION.fullmatch(version):
        refuse([Fault("VERSION", "a version such as 1.2.3", repr(version))])
    faults: list[Fault] = []
    with gathering(faults):
        refuse(_version_faults(root, version))
    with gathering(faults):
        refuse(_changelog_faults(read_text(root, CHANGELOG), version))
    with gathering(faults):
        refuse(live_check_faults(root))
        if not (dry_run or version.startswith("0") or is_done(root)):
            refuse([Fault(CHECKLIST, DONE, "'never'", ADVICE)])
    with gathering(faults):
        refuse(_tree_faults(root))
    refuse(faults)


def uploads(version: str) -> tuple[tuple[str, str], ...]:
    """Return (file in dist/, where a person uploads it) for all files of a release."""
    chromium, firefox = (archive_name(version, browser) for browser in BROWSERS)
    release = f"the release page of the tag v{version}"
    return (
        (chromium, "Chrome Web Store, Microsoft Edge Add-ons"),
        (firefox, "addons.mozilla.org"),
        (archive_name(version, SOURCE), f"addons.mozilla.org, as the source code; {release}"),
        (bill_name(version), release),
        (SUMS, release),
    )


def _version_faults(root: Path, version: str) -> Iterator[Fault]:
    package = _json(root, "package.json")
    lock = _json(root, "package-lock.json")
    found = {
        "pyproject.toml: project.version": read_version(root),
        "package.json: version": package.get("version"),
        "package-lock.json: version": lock.get("version"),
        'package-lock.json: packages[""].version': lock.get("packages", {})
        .get("", {})
        .get("version"),
    }
    for where, there in found.items():
        if there != version:
            yield Fault(where, repr(version), repr(there))


def _json(root: Path, name: str) -> dict[str, Any]:
    document: dict[str, Any] = parse_json(read_text(root, name), name)
    return document


def _changelog_faults(text: str, version: str) -> Iterator[Fault]:
    lines = text.splitlines()
    headings = {
        match["name"]: number
        for number, line in enumerate(lines)
        if (match := HEADING.fullmatch(line))
    }
    if version not in headings:
        advice = "write what has changed for the people who use it"
        yield Fault(CHANGELOG, f"a heading '## {version}'", "none", advice)
        return
    section = lines[headings[version] + 1 :]
    end = next((i for i, line in enumerate(section) if HEADING.fullmatch(line)), len(section))
    if not any(line.startswith("- ") for line in section[:end]):
        yield Fault(f"{CHANGELOG}: {version}", "what has changed, a line each", "nothing")


def _tree_faults(root: Path) -> Iterator[Fault]:
    command = ["git", "status", "--porcelain", "--no-renames", "-z"]
    result = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    if result.returncode != 0:
        yield Fault(str(root), "a clone", f"git's answer {result.stderr.strip()!r}")
        return
    for entry in filter(None, result.stdout.split("\0")):
        yield Fault(entry[3:], "what is committed", "a change", "commit it or take it back")
