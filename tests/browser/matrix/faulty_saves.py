"""Saves that are refused, late, lost, or only said to be kept; and what comes after them."""

from tests.browser.matrix.cell import Cell
from tests.browser.matrix.person import (
    press_after_a_visit_that_was_not_kept,
    press_again,
    press_on_card,
    press_when_read_as_on,
    press_with_page_open,
)
from tests.linkedin import Scene

STILL_ON = ("not-confirmed", "reverted")
DRAWN_OFF = Scene(save="not-stored", skeleton="off")
DRAWN_OFF_2 = Scene(save="not-stored", skeleton="off", skeleton_for=2)

FAULTY_SAVES = (
    # Nodes replaced.
    Cell("node replaced after the click", Scene(replace_after=(0.05,))),
    Cell("node replaced three times", Scene(replace_after=(0.02, 0.2, 0.6), save_after=0.8)),
    # Taken back by the page.
    *(
        Cell(
            f"snaps back after {seconds} s, nothing sent",
            Scene(snap_back_after=seconds),
            # Without a request for 2 s a click has started none, and the fresh load tells the rest.
            ("reverted",) if seconds < 2 else ("reverted", "needs-you"),
            after=True,
            saves=0,
        )
        for seconds in (0.5, 2, 5)
    ),
    *(
        Cell(
            f"snaps back after {seconds} s, 200 not stored",
            Scene(snap_back_after=seconds, save="not-stored"),
            STILL_ON,
            after=True,
        )
        for seconds in (0.5, 2, 5)
    ),
    Cell(
        "snaps back after 0.5 s, page open",
        Scene(snap_back_after=0.5),
        ("reverted",),
        after=True,
        start=press_with_page_open,
    ),
    # Refused.
    *(
        Cell(f"save answers {status}", Scene(save=status), ("reverted",), after=True)
        for status in ("403", "429", "500")
    ),
    *(
        Cell(
            f"save answers {status}, page keeps showing off",
            Scene(save=status, snaps_back=False),
            ("not-confirmed",),
            after=True,
        )
        for status in ("403", "500")
    ),
    Cell("save answers 500 after 1 s", Scene(save="500", save_after=1), ("reverted",), after=True),
    Cell("save answers 500 once, pressed again", Scene(save_faults=("500",)), person=press_again),
    Cell("save answers 401", Scene(save="401"), ("signed-out",), after=True),
    Cell("save's connection dropped", Scene(save="dropped"), STILL_ON, after=True),
    Cell(
        "save's connection dropped, page keeps showing off",
        Scene(save="dropped", snaps_back=False),
        STILL_ON,
        after=True,
    ),
    Cell("saved, but the answer is lost", Scene(save="lost")),
    # Late.
    Cell("save takes 2 s", Scene(save_after=2)),
    Cell("save takes 10 s", Scene(save_after=10)),
    # Only said to be kept.
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
        start=press_after_a_visit_that_was_not_kept,
    ),
    Cell(
        "never sent", Scene(save="never-sent"), ("needs-you", "not-confirmed"), after=True, saves=0
    ),
    # The fresh load fails.
    Cell("stored, signed out after it", Scene(sign_out_after_save=True), ("signed-out",)),
    Cell(
        "stored, fresh load is a security check",
        Scene(loads=1, then=Scene(load="checkpoint")),
        ("blocked",),
    ),
    Cell("stored, fresh load answers 429", Scene(loads=1, then=Scene(load="429")), ("blocked",)),
    Cell(
        "stored, fresh load answers 500", Scene(loads=1, then=Scene(load="500")), ("not-confirmed",)
    ),
    Cell(
        "stored, fresh load without the switch",
        Scene(loads=1, then=Scene(switch="elsewhere")),
        ("not-offered", "not-recognised", "not-confirmed"),
    ),
    Cell("stored, fresh load drawn after 2 s", Scene(loads=1, then=Scene(draw_after=2))),
)
