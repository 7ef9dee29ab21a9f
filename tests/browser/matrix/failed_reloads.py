"""Reloads that fail or are late, after a save that was stored."""

from tests.browser.matrix.before_the_click import press_with_page_left
from tests.browser.matrix.cell import Cell
from tests.linkedin import Scene

GONE = ("not-offered", "not-recognised", "not-confirmed")

FAILED_RELOADS = (
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
    # The same after an earlier visit that read on: that reading says nothing about the new state.
    *(
        Cell(
            f"read as on before, stored, {fault}",
            Scene(loads=2, then=then),
            outcomes,
            start=press_with_page_left,
        )
        for fault, then, outcomes in (
            ("fresh load answers 429", Scene(load="429"), ("blocked",)),
            ("fresh load answers 500", Scene(load="500"), ("not-confirmed",)),
            ("fresh load is a security check", Scene(load="checkpoint"), ("blocked",)),
            ("fresh load without the switch", Scene(switch="elsewhere"), GONE),
            ("signs contradict each other", Scene(aria_checked="stale"), GONE),
        )
    ),
    Cell(
        "read as on before, stored, signed out after it",
        Scene(sign_out_after_save=True),
        ("signed-out",),
        start=press_with_page_left,
    ),
    Cell("stored, fresh load drawn after 2 s", Scene(loads=1, then=Scene(draw_after=2))),
)
