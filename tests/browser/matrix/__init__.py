"""The fault matrix: every way we know a page, a server or a person can get in a run's way.

`python -m tests.browser.matrix` writes docs/proof.md from what the last run of it found out.
"""

from tests.browser.matrix.cell import Cell
from tests.browser.matrix.faulty_pages import FAULTY_PAGES
from tests.browser.matrix.faulty_saves import FAULTY_SAVES
from tests.browser.matrix.hostile_pages import HOSTILE_PAGES
from tests.browser.matrix.interruptions import INTERRUPTIONS

GROUPS: dict[str, tuple[Cell, ...]] = {
    "Pages that are slow, old, odd, or not there": FAULTY_PAGES,
    "Saves that are refused, late, or only said to be kept": FAULTY_SAVES,
    "Pages that fight back": HOSTILE_PAGES,
    "People in the middle of a run": INTERRUPTIONS,
}
CELLS = tuple(cell for group in GROUPS.values() for cell in group)

__all__ = ["CELLS", "GROUPS", "Cell"]
