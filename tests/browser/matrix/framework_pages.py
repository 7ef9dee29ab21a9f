"""Pages that run on React and Ember, as LinkedIn's do."""

from dataclasses import replace

from tests.browser.matrix.before_the_click import (
    look_after_reloading_an_unstored_click,
    press_after_reloading_an_unstored_click,
    press_with_page_open,
)
from tests.browser.matrix.cell import STILL_ON, Cell
from tests.linkedin import Scene

REACT = Scene(framework="react")
EMBER = Scene(framework="ember", shape="2020")
PAGES = (
    ("React", REACT),
    ("React, 2024", Scene(framework="react", shape="2024")),
    ("Ember", EMBER),
)
NOT_STORED_ONCE = replace(REACT, cacheable=True, save_faults=("not-stored",))

FRAMEWORK_PAGES = (
    *(Cell(f"on ({name})", page, saves=1) for name, page in PAGES),
    *(
        Cell(f"off already ({name})", page, ("already-off",), before=False, saves=0)
        for name, page in PAGES
    ),
    *(
        Cell(f"save answers 500 after 1 s ({name})", scene, ("reverted",), after=True)
        for name, page in PAGES
        for scene in (replace(page, save="500", save_after=1),)
    ),
    *(
        Cell(f"200 but not stored ({name})", scene, STILL_ON, after=True)
        for name, page in PAGES
        for scene in (replace(page, save="not-stored"),)
    ),
    *(
        Cell(f"save never sent ({name})", scene, ("needs-you", "not-confirmed"), after=True)
        for name, page in PAGES
        for scene in (replace(page, save="never-sent"),)
    ),
    # React takes over a switch that the server drew; a click before that is lost.
    Cell("drawn by the server, script 3 s late (React)", replace(REACT, script_after=3)),
    Cell("drawn by the server, code of its row 3 s late (React)", replace(REACT, handler_after=3)),
    Cell(
        "drawn by the server, code of its row 3 s late, page open (React)",
        replace(REACT, handler_after=3),
        start=press_with_page_open,
    ),
    Cell("script 3 s late (Ember)", replace(EMBER, script_after=3)),
    *(
        Cell(f"drawn off, truth 6 s later by request ({name})", scene, within=60)
        for name, page in PAGES
        for scene in (replace(page, skeleton="off", state_after=6),)
    ),
    Cell("drawn after 6 s by request (Ember)", replace(EMBER, state_after=6), within=60),
    # Firefox unchecks the box of such a page again, and React leaves it so.
    Cell(
        "reloaded after a click that was not stored (React)",
        NOT_STORED_ONCE,
        ("",),
        after=True,
        start=look_after_reloading_an_unstored_click,
    ),
    Cell(
        "reloaded after a click that was not stored, then pressed (React)",
        NOT_STORED_ONCE,
        start=press_after_reloading_an_unstored_click,
    ),
)
