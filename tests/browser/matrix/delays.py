"""Pages on which everything is late at once, with random but reproducible delays."""

from random import Random

from tests.browser.matrix.cell import Cell
from tests.linkedin import Scene


def _page(random: Random) -> Scene:
    """Return a scene with random delays, in which the switch is drawn off at first."""
    return Scene(
        skeleton="off",
        load_after=round(random.uniform(0, 2), 1),
        script=random.choice(("blocking", "deferred")),
        script_after=round(random.uniform(0, 4), 1),
        draw_after=round(random.uniform(0, 1), 1),
        state_after=round(random.uniform(0.5, 7), 1),
        handler_after=round(random.uniform(0, 0.3), 1),
    )


def _cell(number: int) -> Cell:
    """Return the cell with a number as its seed; the save is stored if the number is even."""
    random = Random(number)
    # Fault tests of saves are elsewhere; here the page never undoes the click.
    values = vars(_page(random)) | {"save_after": round(random.uniform(0, 5), 1)}
    if number % 2 == 0:
        return Cell(f"all late at once ({number}), stored", Scene(**values), within=75)
    values |= {"save": random.choice(("not-stored", "500", "dropped")), "snaps_back": False}
    return Cell(
        f"all late at once ({number}), {values['save']}",
        Scene(**values),
        ("not-confirmed", "reverted"),
        after=True,
        within=90,
    )


DELAYS = tuple(_cell(number) for number in range(1, 9))
