"""Check that a release can be made, and list where each of its files is uploaded."""

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
CHECK_DONE = "the live check to be done, as the version is 1.0.0 or later"
ADVICE = "do it and write the date, your name and the browser into its line 'Last done'"
HEADING = re.compile(r"## (?P<name>\S+).*")
CHECKLIST = "docs/live-checklist.md"
LAST_DONE = re.compile(r"^Last done: (?P<when>.+)$", re.MULTILINE)
NEVER = "never"
DONE = re.compile(r"\d{4}-\d{2}-\d{2}, \S.*")
# Sentences that these texts contain until the live check has been done.
NOT_CHECKED_YET = {
    "README.md": "Nobody has checked it on a live account yet",
    "docs/store/every-store.md": "It has not been checked on a live account yet",
}

TRANSLATED_TEXTS = "docs/store/languages"
MARKED_SENTENCE = "stays until the live check is done"
"""What the translated store texts contain, in a comment before that sentence."""


def refuse_unready(root: Path, version: str, *, dry_run: bool = False) -> None:
    """Raise BuildError with all reasons why `version` cannot be released.

    From 1.0.0 on the live check must have been done, except for a dry run.
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
    """Return (file in dist/, where to upload it) for all files of a release."""
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
    for where, value in found.items():
        if value != version:
            yield Fault(where, repr(version), repr(value))


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
        advice = "write what has changed for users"
        yield Fault(CHANGELOG, f"a heading '## {version}'", "none", advice)
        return
    section = lines[headings[version] + 1 :]
    end = next((i for i, line in enumerate(section) if HEADING.fullmatch(line)), len(section))
    if not any(line.startswith("- ") for line in section[:end]):
        yield Fault(f"{CHANGELOG}: {version}", "a list of changes", "nothing")


def _tree_faults(root: Path) -> Iterator[Fault]:
    command = ["git", "status", "--porcelain", "--no-renames", "-z"]
    result = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    if result.returncode != 0:
        yield Fault(str(root), "a clone", f"the error {result.stderr.strip()!r} of git")
        return
    for entry in filter(None, result.stdout.split("\0")):
        yield Fault(entry[3:], "no uncommitted change", "one", "commit or revert it")


def is_done(root: Path) -> bool:
    """Return whether the live check is done; raise BuildError if the checklist is missing."""
    return DONE.fullmatch(_last_done(root)) is not None


def live_check_faults(root: Path) -> Iterator[Fault]:
    """Yield a fault for a malformed date in the checklist and for each text that contradicts it."""
    last = _last_done(root)
    if last != NEVER and not DONE.fullmatch(last):
        expected = "'never', or '2026-12-24, your name, the browser'"
        yield Fault(f"{CHECKLIST}: Last done", expected, repr(last))
        return
    translated = sorted((root / TRANSLATED_TEXTS).glob("*.md"))
    marked = {path.relative_to(root).as_posix(): MARKED_SENTENCE for path in translated}
    for name, sentence in (NOT_CHECKED_YET | marked).items():
        contains = sentence in " ".join(read_text(root, name).split())
        if last == NEVER and not contains:
            advice = "nobody has done the live check"
            yield Fault(name, f"the words {sentence!r}", "nothing", advice)
        elif last != NEVER and contains:
            advice = f"the live check was done: {last}"
            yield Fault(name, f"the words {sentence!r} to be gone", "them", advice)


def _last_done(root: Path) -> str:
    found = LAST_DONE.search(read_text(root, CHECKLIST))
    return found["when"].strip() if found else ""
