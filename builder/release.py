"""Check that a release can be made, and say who gets which of its files."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from builder.errors import Fault, collect_faults, raise_faults
from builder.files import parse_json, read_text
from builder.manifest import VERSION, read_version
from builder.output import SOURCE, SUMS, archive_name, bill_name
from builder.sources import BROWSERS

CHANGELOG = "CHANGELOG.md"
CHECK_DONE = "the check to have been done for a version from 1.0.0 on"
ADVICE = "do it, and write the day, by whom and in which browser into its line 'Last done'"
HEADING = re.compile(r"## (?P<name>\S+).*")
CHECKLIST = "docs/live-checklist.md"
LAST_DONE = re.compile(r"^Last done: (?P<what>.+)$", re.MULTILINE)
NEVER = "never"
DONE = re.compile(r"\d{4}-\d{2}-\d{2}, \S.*")
# What these texts say for as long as nobody has done the check.
SAID = {
    "README.md": "Nobody has checked it on a live account yet",
    "docs/store/every-store.md": "It has not been checked on a live account yet",
}


def refuse_unready(root: Path, version: str, *, dry_run: bool = False) -> None:
    """Raise BuildError with everything that keeps `version` from being released.

    From 1.0.0 on the live check must have been done, but for a dry run.
    """
    if not VERSION.fullmatch(version):
        raise_faults([Fault("VERSION", "a version such as 1.2.3", repr(version))])
    faults: list[Fault] = []
    with collect_faults(faults):
        raise_faults(_version_faults(root, version))
    with collect_faults(faults):
        raise_faults(_changelog_faults(read_text(root, CHANGELOG), version))
    with collect_faults(faults):
        raise_faults(live_check_faults(root))
        if not (dry_run or version.startswith("0") or is_done(root)):
            raise_faults([Fault(CHECKLIST, CHECK_DONE, "'never'", ADVICE)])
    with collect_faults(faults):
        raise_faults(_tree_faults(root))
    raise_faults(faults)


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


def is_done(root: Path) -> bool:
    """Tell whether the checklist says when it was last done; raise BuildError without a list."""
    return DONE.fullmatch(_last_done(root)) is not None


def live_check_faults(root: Path) -> Iterator[Fault]:
    """Yield what the checklist lacks, and each text that says something else than the list."""
    last = _last_done(root)
    if last != NEVER and not DONE.fullmatch(last):
        expected = "'never', or '2026-12-24, by whom, in which browser'"
        yield Fault(f"{CHECKLIST}: Last done", expected, repr(last))
        return
    for name, sentence in SAID.items():
        there = sentence in " ".join(read_text(root, name).split())
        if last == NEVER and not there:
            advice = "nobody has done the live check"
            yield Fault(name, f"the words {sentence!r}", "nothing", advice)
        elif last != NEVER and there:
            advice = f"the live check was done: {last}"
            yield Fault(name, f"no more of the words {sentence!r}", "them", advice)


def _last_done(root: Path) -> str:
    found = LAST_DONE.search(read_text(root, CHECKLIST))
    return found["what"].strip() if found else ""
