"""Pages on which everything is late at once: drawn by lot, and always the same."""

from random import Random

from tests.browser.matrix.cell import Cell
from tests.linkedin import Scene


def _page(lot: Random) -> Scene:
    """Draw how late page, script, data and drawing are; the switch is drawn off meanwhile."""
    return Scene(
        skeleton="off",
        load_after=round(lot.uniform(0, 2), 1),
        script=lot.choice(("blocking", "deferred")),
        script_after=round(lot.uniform(0, 4), 1),
        draw_after=round(lot.uniform(0, 1), 1),
        state_after=round(lot.uniform(0.5, 7), 1),
        handler_after=round(lot.uniform(0, 0.3), 1),
    )


def _cell(number: int) -> Cell:
    """Draw one scene; with an even number the save is kept, with an odd one it is not."""
    lot = Random(number)
    # Only what is late decides: each save gets its answer, and the page believes it.
    values = vars(_page(lot)) | {"save_after": round(lot.uniform(0, 5), 1)}
    if number % 2 == 0:
        return Cell(f"all late at once ({number}), stored", Scene(**values), within=75)
    values |= {"save": lot.choice(("not-stored", "500", "dropped")), "snaps_back": False}
    return Cell(
        f"all late at once ({number}), {values['save']}",
        Scene(**values),
        ("not-confirmed", "reverted"),
        after=True,
        within=90,
    )


DELAYS = tuple(_cell(number) for number in range(1, 9))
