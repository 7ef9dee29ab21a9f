"""Tell whether the product was checked on a live account, and whether its texts say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from builder.errors import Fault
from builder.files import read_text

CHECKLIST = "docs/live-checklist.md"
LAST_DONE = re.compile(r"^Last done: (?P<what>.+)$", re.MULTILINE)
NEVER = "never"
DONE = re.compile(r"\d{4}-\d{2}-\d{2}, \S.*")
# What these texts say for as long as nobody has done the check.
SAID = {
    "README.md": "Nobody has checked it on a live account yet",
    "docs/store/every-store.md": "It has not been checked on a live account yet",
}


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
