"""Pages that are slow, old, odd, locked, not there, or not to be had."""

from tests.browser.matrix.cell import Cell
from tests.browser.matrix.person import (
    press_after_an_off_page_was_cached,
    press_on_card,
    press_on_moved_page,
    press_when_read_as_on,
    press_while_moving,
    press_with_page_open,
    press_with_two_windows,
)
from tests.linkedin import Scene
from tests.linkedin.catalogue import MICROSOFT_KEY

GONE = ("not-offered", "not-recognised")
UNSURE = ("not-recognised",)

FAULTY_PAGES = (
    # As it should be.
    Cell("off already", before=False, outcomes=("already-off",), saves=0),
    Cell(
        "off already, page open",
        before=False,
        start=press_with_page_open,
        outcomes=("already-off",),
        saves=0,
    ),
    Cell("on", saves=1),
    Cell("on, page open", start=press_with_page_open, saves=1),
    Cell("on, from the card", start=press_on_card, saves=1),
    Cell("on, page open in two windows", start=press_with_two_windows, saves=1),
    Cell("on, came without a page load", start=press_on_moved_page, saves=1),
    Cell("on, coming without a page load", start=press_while_moving, saves=1),
    # Not there.
    Cell("not offered", Scene(switch="not-offered"), GONE, after=True, saves=0),
    Cell("page with other content", Scene(switch="elsewhere"), GONE, after=True, saves=0),
    # Late.
    Cell("drawn after 0.1 s", Scene(draw_after=0.1)),
    Cell("drawn after 2 s", Scene(draw_after=2)),
    Cell("drawn after 8 s", Scene(draw_after=8)),
    Cell("server takes 2 s for the page", Scene(load_after=2)),
    Cell("handler attached after 0.3 s", Scene(handler_after=0.3), within=60),
    Cell("handler attached after 1 s", Scene(handler_after=1), within=60),
    # Drawn as something else first.
    Cell("locked", Scene(disabled=True), ("locked",), after=True, saves=0),
    Cell("drawn locked for 0.5 s", Scene(skeleton="disabled", skeleton_for=0.5)),
    Cell("drawn locked for 2 s", Scene(skeleton="disabled", skeleton_for=2)),
    Cell("drawn off for 0.5 s", Scene(skeleton="off", skeleton_for=0.5)),
    Cell("drawn off for 2 s", Scene(skeleton="off", skeleton_for=2)),
    Cell(
        "drawn off for 0.5 s, page open",
        Scene(skeleton="off", skeleton_for=0.5),
        start=press_with_page_open,
    ),
    Cell(
        "drawn off for 2 s, page open",
        Scene(skeleton="off", skeleton_for=2),
        start=press_with_page_open,
    ),
    Cell(
        "drawn off for 2 s, page open and at rest",
        Scene(skeleton="off", skeleton_for=2),
        start=press_when_read_as_on,
    ),
    Cell(
        "browser's cache says off, server says on",
        Scene(cacheable=True),
        start=press_after_an_off_page_was_cached,
    ),
    # Look-alikes and strangers.
    Cell("similar label above", Scene(twin="similar-label")),
    Cell("similar label above, no key", Scene(twin="similar-label", key=False)),
    Cell("same key twice, one hidden", Scene(twin="same-key-hidden")),
    Cell("same key twice, both shown", Scene(twin="same-key-visible"), UNSURE, after=True, saves=0),
    Cell("a second switch (Microsoft)", Scene(neighbours=(MICROSOFT_KEY,))),
    Cell("a second switch, no key", Scene(neighbours=(MICROSOFT_KEY,), key=False)),
    # Without the key.
    *(
        Cell(f"no key, label in {lang}", Scene(key=False, lang=lang))
        for lang in ("en", "de", "fr", "nl", "pt", "pl", "cs")
    ),
    Cell("no key, unknown label", Scene(key=False, label="unknown"), UNSURE, after=True, saves=0),
    Cell("language no rule knows", Scene(lang="is")),
    Cell("right to left", Scene(lang="ar")),
    # Other shapes.
    *(Cell(f"shape of {shape}", Scene(shape=shape)) for shape in ("2024", "2022", "2020")),
    Cell("shape of 2022 in a frame", Scene(shape="2022-frame")),
    Cell("in a shadow root", Scene(shape="shadow")),
    Cell("no aria-checked", Scene(aria_checked="absent")),
    Cell("aria-checked present", Scene(aria_checked="present")),
    # Signs that contradict each other to the end: to call it off would be to guess.
    Cell("aria-checked always true", Scene(aria_checked="stale"), (*UNSURE, "not-confirmed")),
    # In place of the page.
    Cell("page answers 429", Scene(load="429"), ("blocked",), after=True, saves=0),
    Cell("page answers 500", Scene(load="500"), ("not-confirmed",), after=True, saves=0),
    Cell("page's connection dropped", Scene(load="dropped"), ("not-confirmed",), after=True),
    Cell("security check", Scene(load="checkpoint"), ("blocked",), after=True, saves=0),
    Cell(
        "security check, page open",
        Scene(save="403", loads=1, then=Scene(load="checkpoint")),
        ("blocked",),
        after=True,
        start=press_with_page_open,
    ),
)
