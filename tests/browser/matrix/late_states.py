"""Pages that get the real state late, with the settings request or with a late script."""

from typing import Literal

from tests.browser.matrix.before_the_click import press_when_read_as_on, press_with_page_open
from tests.browser.matrix.cell import Cell
from tests.linkedin import Scene

UNKNOWN = ("not-confirmed", "not-recognised")
SCRIPTS: tuple[Literal["blocking", "deferred"], ...] = ("blocking", "deferred")


def by_request(seconds: float) -> Scene:
    """Return a scene that draws the switch off until the settings request is answered."""
    return Scene(skeleton="off", state_after=seconds)


LATE_STATES = (
    *(
        Cell(f"drawn off, truth {seconds} s later by request", by_request(seconds), within=60)
        for seconds in (3, 4.5, 6, 12)
    ),
    Cell(
        "drawn off, truth 6 s later by request, page open",
        by_request(6),
        start=press_with_page_open,
        within=60,
    ),
    Cell(
        "drawn off, truth 6 s later by request, page open and at rest",
        by_request(6),
        start=press_when_read_as_on,
        within=60,
    ),
    Cell(
        "drawn locked, truth 6 s later by request",
        Scene(skeleton="disabled", state_after=6),
        within=60,
    ),
    Cell("not drawn, truth 6 s later by request", Scene(state_after=6), within=60),
    *(
        Cell(f"drawn off, page's own request {answer}", scene, UNKNOWN, after=True, saves=0)
        for answer, scene in (
            ("answered 500", Scene(skeleton="off", state="500")),
            ("answered 500 after 3 s", Scene(skeleton="off", state="500", state_after=3)),
            ("dropped", Scene(skeleton="off", state="dropped")),
            ("never answered", Scene(skeleton="off", state="never")),
        )
    ),
    *(
        Cell(
            f"drawn off by the HTML, {script} script 5 s late",
            Scene(skeleton="off", script=script, script_after=5),
            within=60,
        )
        for script in SCRIPTS
    ),
    Cell(
        "drawn off by the HTML, script 3 s late, its request 3 s more",
        Scene(skeleton="off", script_after=3, state_after=3),
        within=60,
    ),
)
