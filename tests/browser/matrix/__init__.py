"""The fault matrix: all known faults of pages, servers and people that can disturb a run.

`python -m tests.browser.matrix` writes docs/proof.md from the results of its last run.
"""

from tests.browser.matrix.by_hand import BY_HAND
from tests.browser.matrix.cell import Cell
from tests.browser.matrix.checks import CHECKS
from tests.browser.matrix.delays import DELAYS
from tests.browser.matrix.failed_reloads import FAILED_RELOADS
from tests.browser.matrix.faulty_pages import FAULTY_PAGES
from tests.browser.matrix.framework_pages import FRAMEWORK_PAGES
from tests.browser.matrix.hostile_pages import HOSTILE_PAGES
from tests.browser.matrix.interruptions import INTERRUPTIONS
from tests.browser.matrix.late_saves import LATE_SAVES
from tests.browser.matrix.misleading_reloads import MISLEADING_RELOADS
from tests.browser.matrix.new_shell import NEW_SHELL
from tests.browser.matrix.other_pages import OTHER_PAGES
from tests.browser.matrix.refused_saves import REFUSED_SAVES
from tests.browser.matrix.slow_pages import SLOW_PAGES
from tests.browser.matrix.unseen_pages import UNSEEN_PAGES
from tests.browser.matrix.unstored_saves import UNSTORED_SAVES

GROUPS: dict[str, tuple[Cell, ...]] = {
    "Pages that are slow, old, odd, or not there": (
        *FAULTY_PAGES,
        *SLOW_PAGES,
        *OTHER_PAGES,
        *UNSEEN_PAGES,
        *NEW_SHELL,
    ),
    "Saves that are refused, late, or only said to be kept": (
        *REFUSED_SAVES,
        *LATE_SAVES,
        *MISLEADING_RELOADS,
        *UNSTORED_SAVES,
        *FAILED_RELOADS,
    ),
    "Pages on LinkedIn's frameworks": FRAMEWORK_PAGES,
    "Everything late at once": DELAYS,
    "Checks, which click nothing": CHECKS,
    "Runs in which the person clicks": BY_HAND,
    "Pages that fight back": HOSTILE_PAGES,
    "People in the middle of a run": INTERRUPTIONS,
}
CELLS = tuple(cell for group in GROUPS.values() for cell in group)

# The cells that `make test` runs: those in which the page shows another state than the server has,
# and one of each kind of outcome. `make proof` runs all cells.
ALWAYS = {
    "off already",
    "on",
    "check, drawn off, truth 6 s later by request",
    "check, drawn on, truth 6 s later by request",
    "check, locked",
    "by hand, clicked",
    "by hand, never clicked",
    "by hand, clicked, 500, page keeps showing off",
    "by hand, off already",
    "check, missing",
    "new shell",
    "new shell, drawn off, truth 6 s later by request",
    "in a frame after a move",
    "drawn off for 2 s",
    "drawn when seen",
    "drawn off, truth 6 s later by request",
    "drawn off, page's own request answered 500",
    "hidden by display, a stranger shown names its key first",
    "browser's cache says off, server says on",
    "snaps back after 2 s, 200 not stored",
    "save answers 500, page keeps showing off",
    "200 but not stored",
    "200 but not stored, only fresh load drawn off for 2 s",
    "save answers 500, page keeps showing off, truth 6 s late in the fresh load",
    "moves when its save is answered, after 2.2 s",
    "stored, fresh load is a security check",
    "never sent",
    "tab closed before the confirmation",
    "person goes back before the confirmation",
    "signed out, then in",
    "turned on by hand afterwards, in the document of the first visit",
    "old tab still shows on, our script put in again",
    "on (React)",
    "on (Ember)",
    "drawn by the server, code of its row 3 s late (React)",
    "reloaded after a click that was not stored (React)",
}
if unknown := ALWAYS - {cell.name for cell in CELLS}:
    raise ValueError(f"ALWAYS: no cell has the name {sorted(unknown)[0]!r}")

__all__ = ["ALWAYS", "CELLS", "GROUPS", "Cell"]
