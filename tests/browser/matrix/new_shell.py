"""LinkedIn's new front end: its own pages, and old pages that it shows in a frame."""

from typing import Literal

from tests.browser.matrix.before_the_click import (
    press_after_navigation,
    press_on_card,
    press_when_read_as_on,
    press_with_page_open,
)
from tests.browser.matrix.cell import STILL_ON, Cell
from tests.linkedin import Scene
from tests.linkedin.catalogue import MICROSOFT_KEY

SHAPES: tuple[tuple[str, Literal["new-shell", "new-shell-button"]], ...] = (
    ("new shell", "new-shell"),
    ("new shell with a button", "new-shell-button"),
)


def cells_of(name: str, shape: Literal["new-shell", "new-shell-button"]) -> tuple[Cell, ...]:
    """Return the cells of a shape of the new shell."""
    return (
        Cell(name, Scene(shape=shape), saves=1, within=20),
        Cell(f"{name}, off already", Scene(shape=shape), ("already-off",), before=False, saves=0),
        Cell(
            f"{name}, came without a page load",
            Scene(shape=shape),
            start=press_after_navigation,
            saves=1,
        ),
        Cell(
            f"{name}, save answers 403", Scene(shape=shape, save="403"), ("reverted",), after=True
        ),
        Cell(
            f"{name}, drawn off, truth 6 s later by request",
            Scene(shape=shape, skeleton="off", state_after=6),
        ),
    )


NEW_SHELL = (
    *(cell for name, shape in SHAPES for cell in cells_of(name, shape)),
    Cell("new shell, from the card", Scene(shape="new-shell"), start=press_on_card, saves=1),
    Cell("new shell, a second switch", Scene(shape="new-shell", neighbours=(MICROSOFT_KEY,))),
    Cell(
        "new shell, locked",
        Scene(shape="new-shell", disabled=True),
        ("locked",),
        after=True,
        saves=0,
    ),
    Cell(
        "new shell, unknown label",
        Scene(shape="new-shell", label="unknown"),
        ("not-recognised",),
        after=True,
        saves=0,
    ),
    Cell(
        "new shell, save answers 500, page keeps showing off",
        Scene(shape="new-shell", save="500", snaps_back=False),
        ("not-confirmed",),
        after=True,
    ),
    Cell(
        "new shell, 200 but not stored",
        Scene(shape="new-shell", save="not-stored"),
        STILL_ON,
        after=True,
    ),
    Cell("new shell, save takes 3 s", Scene(shape="new-shell", save_after=3), saves=1),
    Cell(
        "new shell, drawn off, truth 6 s later by request, page open and at rest",
        Scene(shape="new-shell", skeleton="off", state_after=6),
        start=press_when_read_as_on,
    ),
    Cell(
        "new shell, drawn off by the HTML, script 5 s late",
        Scene(shape="new-shell", skeleton="off", script_after=5),
    ),
    # An old page in a frame. Only a page load shows it as it is.
    Cell(
        "in a frame after a move",
        Scene(in_frame="after-move"),
        start=press_after_navigation,
        saves=1,
        within=20,
    ),
    Cell(
        "in a frame after a move, off already",
        Scene(in_frame="after-move"),
        ("already-off",),
        before=False,
        start=press_after_navigation,
        saves=0,
    ),
    Cell(
        "in a frame after a move, drawn off, truth 6 s later by request",
        Scene(in_frame="after-move", skeleton="off", state_after=6),
        start=press_after_navigation,
    ),
    Cell(
        "in a frame after a move, save answers 403",
        Scene(in_frame="after-move", save="403"),
        ("reverted",),
        after=True,
        start=press_after_navigation,
    ),
    Cell(
        "in a frame even after a page load",
        Scene(in_frame="always"),
        ("not-recognised",),
        after=True,
        start=press_after_navigation,
        saves=0,
    ),
    Cell(
        "in a frame only after the click",
        Scene(loads=1, then=Scene(in_frame="always")),
        ("not-confirmed",),
        start=press_with_page_open,
        within=70,
    ),
)
