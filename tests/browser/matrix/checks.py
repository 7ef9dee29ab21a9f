"""Checks, which click nothing: no page may lead one to a false claim of off or on, or to a save."""

from collections.abc import Callable
from dataclasses import replace

from tests.browser.matrix.before_the_click import press_check, press_check_with_page_open
from tests.browser.matrix.cell import Cell
from tests.browser.matrix.slow_pages import UNKNOWN
from tests.browser.matrix.stage import Stage
from tests.linkedin import Scene


def check(
    name: str,
    scene: Scene,
    *outcomes: str,
    on: bool = True,
    start: Callable[[Stage], None] = press_check,
) -> Cell:
    """Return the cell of a check of a switch that is on, or off, and stays so."""
    return Cell(
        f"check, {name}", scene, outcomes, before=on, after=on, start=start, saves=0, within=90
    )


LATE_ON = Scene(skeleton="off", state_after=6)
LATE_OFF = Scene(skeleton="on", state_after=6)

CHECKS = (
    check("on", Scene(), "is-on"),
    check("off", Scene(), "already-off", on=False),
    check("on, page open", Scene(), "is-on", start=press_check_with_page_open),
    check("drawn off, truth 6 s later by request", LATE_ON, "is-on"),
    check("drawn on, truth 6 s later by request", LATE_OFF, "already-off", on=False),
    check(
        "drawn off, truth 6 s later by request, page open",
        LATE_ON,
        "is-on",
        start=press_check_with_page_open,
    ),
    check(
        "busy for 0.5 s at a time, drawn on, truth 6 s later by request",
        replace(LATE_OFF, busy_slices=0.5),
        "already-off",
        on=False,
    ),
    check("drawn off for 2 s", Scene(skeleton="off", skeleton_for=2), "is-on"),
    check("drawn on for 2 s", Scene(skeleton="on", skeleton_for=2), "already-off", on=False),
    check("drawn after 8 s", Scene(draw_after=8), "is-on"),
    check(
        "drawn off, page's own request answered 500", Scene(skeleton="off", state="500"), *UNKNOWN
    ),
    check(
        "drawn on, page's own request answered 500",
        Scene(skeleton="on", state="500"),
        *UNKNOWN,
        on=False,
    ),
    check("locked", Scene(disabled=True), "locked"),
    check("missing", Scene(switch="not-offered"), "not-offered"),
    check("signed out", Scene(load="signed-out"), "signed-out"),
    check("security check", Scene(load="checkpoint"), "blocked"),
)
