"""Pages that draw nothing until somebody looks at them."""

from tests.browser.matrix.cell import STILL_ON, Cell
from tests.linkedin import Scene

UNSEEN_PAGES = (
    Cell("drawn when seen", Scene(draws="when-seen"), saves=1, within=30),
    Cell("drawn in a frame", Scene(draws="in-a-frame"), saves=1, within=30),
    Cell(
        "off already, drawn when seen",
        Scene(draws="when-seen"),
        ("already-off",),
        before=False,
        saves=0,
        within=30,
    ),
    Cell(
        "drawn when seen, 200 but not stored",
        Scene(draws="when-seen", save="not-stored"),
        STILL_ON,
        after=True,
        within=40,
    ),
    Cell(
        "only the fresh load drawn when seen, off, truth 6 s later by request",
        Scene(loads=1, then=Scene(draws="when-seen", skeleton="off", state_after=6)),
        saves=1,
    ),
)
