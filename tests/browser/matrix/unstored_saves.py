"""Saves that are answered with 200 but not stored, and a save that is never sent."""

from tests.browser.matrix.before_the_click import (
    press_after_a_click_that_was_not_saved,
    press_on_card,
    press_when_read_as_on,
    press_with_page_open,
)
from tests.browser.matrix.cell import STILL_ON, Cell
from tests.linkedin import Scene

DRAWN_OFF = Scene(save="not-stored", skeleton="off")
DRAWN_OFF_2 = Scene(save="not-stored", skeleton="off", skeleton_for=2)

UNSTORED_SAVES = (
    Cell("200 but not stored", Scene(save="not-stored"), STILL_ON, after=True),
    Cell(
        "200 but not stored, page open",
        Scene(save="not-stored"),
        STILL_ON,
        after=True,
        start=press_with_page_open,
    ),
    Cell(
        "200 but not stored, from the card",
        Scene(save="not-stored"),
        STILL_ON,
        after=True,
        start=press_on_card,
    ),
    Cell("200 but not stored, drawn off for 0.5 s", DRAWN_OFF, STILL_ON, after=True),
    Cell("200 but not stored, drawn off for 2 s", DRAWN_OFF_2, STILL_ON, after=True),
    Cell(
        "200 but not stored, drawn off for 0.5 s, page open and at rest",
        DRAWN_OFF,
        STILL_ON,
        after=True,
        start=press_when_read_as_on,
    ),
    Cell(
        "200 but not stored, drawn off for 2 s, page open and at rest",
        DRAWN_OFF_2,
        STILL_ON,
        after=True,
        start=press_when_read_as_on,
    ),
    Cell(
        "200 but not stored, only fresh load drawn off for 0.5 s",
        Scene(save="not-stored", loads=1, then=DRAWN_OFF),
        STILL_ON,
        after=True,
    ),
    Cell(
        "200 but not stored, only fresh load drawn off for 2 s",
        Scene(save="not-stored", loads=1, then=DRAWN_OFF_2),
        STILL_ON,
        after=True,
    ),
    Cell(
        "200 but not stored, fresh load takes 2 s",
        Scene(save="not-stored", loads=1, then=Scene(load_after=2)),
        STILL_ON,
        after=True,
    ),
    Cell(
        "200 but not stored, cacheable page",
        Scene(save="not-stored", cacheable=True),
        STILL_ON,
        after=True,
    ),
    Cell(
        "200 but not stored, by hand before",
        Scene(save="not-stored", cacheable=True),
        STILL_ON,
        after=True,
        start=press_after_a_click_that_was_not_saved,
    ),
    Cell(
        "never sent", Scene(save="never-sent"), ("needs-you", "not-confirmed"), after=True, saves=0
    ),
)
