"""Pages that draw their switch or its real state late, or that never load all they ask for."""

from dataclasses import replace
from typing import Literal

from tests.browser.matrix.before_the_click import (
    press_when_read_as_on,
    press_with_page_loading,
    press_with_page_open,
)
from tests.browser.matrix.cell import Cell
from tests.linkedin import Scene

UNKNOWN = ("not-confirmed", "not-recognised")
SCRIPTS: tuple[Literal["blocking", "deferred"], ...] = ("blocking", "deferred")
STREAMS: tuple[Literal["fetch", "event-source"], ...] = ("fetch", "event-source")


def by_request(seconds: float) -> Scene:
    """Return a scene that draws the switch off until the settings request is answered."""
    return Scene(skeleton="off", state_after=seconds)


SLOW_PAGES = (
    # Late.
    Cell("drawn after 0.1 s", Scene(draw_after=0.1)),
    Cell("drawn after 2 s", Scene(draw_after=2)),
    Cell("drawn after 8 s", Scene(draw_after=8)),
    *(
        Cell(f"drawn after {seconds} s", Scene(draw_after=seconds), saves=1, within=90)
        for seconds in (15, 18)
    ),
    Cell(
        "drawn after 18 s, page open",
        Scene(draw_after=18),
        start=press_with_page_open,
        saves=1,
        within=90,
    ),
    Cell(
        "off already, drawn after 18 s",
        Scene(draw_after=18),
        ("already-off",),
        before=False,
        saves=0,
        within=90,
    ),
    Cell(
        "drawn after 18 s, 200 but not stored",
        Scene(draw_after=18, save="not-stored"),
        ("not-confirmed", "reverted"),
        after=True,
        within=90,
    ),
    Cell(
        "drawn off after 18 s, truth 4 s later by request",
        Scene(draw_after=18, skeleton="off", state_after=22),
        within=120,
    ),
    Cell("server takes 2 s for the page", Scene(load_after=2)),
    Cell("handler attached after 0.3 s", Scene(handler_after=0.3), within=60),
    Cell("handler attached after 1 s", Scene(handler_after=1), within=60),
    # The real state comes late, with the settings request or with a late script.
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
    # The page replies to the run's first command only after the run has stopped waiting.
    Cell("busy for 2 s at a time", Scene(busy_slices=2), saves=1, within=90),
    # The page gets its answer, but its scripts are too busy to read it at once.
    Cell(
        "busy for 0.5 s at a time, drawn off, truth 6 s later by request",
        replace(by_request(6), busy_slices=0.5),
        within=90,
    ),
    Cell(
        "save answers 500, fresh load busy for 5 s at a time, truth 6 s late",
        Scene(save="500", snaps_back=False, loads=1, then=replace(by_request(6), busy_slices=5)),
        ("not-confirmed",),
        after=True,
        within=120,
    ),
    *(
        Cell(
            f"drawn off, page's own request {answer}",
            scene,
            UNKNOWN,
            after=True,
            saves=0,
            within=90,
        )
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
    # A picture that does not arrive must not delay a run.
    Cell("a picture does not arrive", Scene(picture_after=19), saves=1, within=17),
    Cell(
        "a picture does not arrive, page open",
        Scene(picture_after=19),
        start=press_with_page_loading,
        saves=1,
        within=17,
    ),
    Cell(
        "off already, a picture does not arrive",
        Scene(picture_after=19),
        ("already-off",),
        before=False,
        saves=0,
        within=17,
    ),
    Cell(
        "a picture does not arrive, 200 but not stored",
        Scene(picture_after=19, save="not-stored"),
        ("not-confirmed", "reverted"),
        after=True,
        within=17,
    ),
    Cell(
        "a picture does not arrive, drawn off, truth 6 s later by request",
        Scene(picture_after=25, skeleton="off", state_after=6),
        within=60,
    ),
    *(
        Cell(
            f"a picture does not arrive, drawn off by the HTML, {script} script 5 s late",
            Scene(picture_after=25, skeleton="off", script=script, script_after=5),
            within=60,
        )
        for script in SCRIPTS
    ),
    # Streams and tracking requests must not delay a run.
    *(
        Cell(f"a stream beside ({kind})", Scene(stream=kind), saves=1, within=15)
        for kind in STREAMS
    ),
    Cell("tracking beside", Scene(tracking=True), saves=1, within=15),
    Cell(
        "a stream and tracking beside, drawn off, truth 6 s later by request",
        Scene(stream="fetch", tracking=True, skeleton="off", state_after=6),
        within=60,
    ),
)
