"""Saves that the page undoes or LinkedIn refuses, and nodes that are replaced after the click."""

from tests.browser.matrix.after_the_run import press_again
from tests.browser.matrix.before_the_click import press_with_page_open
from tests.browser.matrix.cell import STILL_ON, Cell
from tests.linkedin import Scene

REFUSED_SAVES = (
    # Nodes replaced.
    Cell("node replaced after the click", Scene(replace_after=(0.05,))),
    Cell("node replaced three times", Scene(replace_after=(0.02, 0.2, 0.6), save_after=0.8)),
    # The page undoes the click.
    *(
        Cell(
            f"snaps back after {seconds} s, nothing sent",
            Scene(snap_back_after=seconds),
            # After 2 s without a request the click has sent none; the reload shows the state.
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
)
