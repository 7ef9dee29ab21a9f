"""Saves that are late, or hard to observe."""

from tests.browser.matrix.before_the_click import ask_by_message, press_with_page_open
from tests.browser.matrix.cell import STILL_ON, Cell
from tests.browser.matrix.stage import COOKIES
from tests.linkedin import Scene

LATE_SAVES = (
    Cell("save takes 2 s", Scene(save_after=2)),
    Cell("save takes 10 s", Scene(save_after=10)),
    *(
        Cell(f"save takes {seconds} s, sent once", Scene(save_after=seconds), saves=1, within=30)
        for seconds in (3, 8)
    ),
    Cell("save answers 500 after 4 s", Scene(save="500", save_after=4), ("reverted",), after=True),
    # The switch changes only when its save is answered. There must be one click and no question.
    *(
        Cell(
            f"moves when its save is answered, after {seconds} s",
            Scene(moves="when-answered", save_after=seconds),
            saves=1,
            within=30,
        )
        for seconds in (1, 2.2, 4)
    ),
    *(
        Cell(
            f"moves when its save is answered, after {seconds} s, page open",
            Scene(moves="when-answered", save_after=seconds),
            start=press_with_page_open,
            saves=1,
            within=30,
        )
        for seconds in (2.2, 4)
    ),
    Cell(
        "would move when its save is answered, 500 after 2 s",
        Scene(moves="when-answered", save="500", save_after=2),
        ("reverted", "not-confirmed"),
        after=True,
        saves=1,
    ),
    # The switch for cookies has no key, so the address of its save is unknown.
    *(
        Cell(
            f"cookies: save takes {seconds} s",
            Scene(save_after=seconds),
            target=COOKIES,
            start=ask_by_message,
            saves=1,
            within=30,
        )
        for seconds in (0, 3)
    ),
    *(
        Cell(
            f"cookies: moves when its save is answered, after {seconds} s",
            Scene(moves="when-answered", save_after=seconds),
            target=COOKIES,
            start=ask_by_message,
            saves=1,
            within=30,
        )
        for seconds in (1, 2.2, 4)
    ),
    Cell(
        "cookies: 500 after 3 s, page keeps showing off",
        Scene(save="500", save_after=3, snaps_back=False),
        STILL_ON,
        target=COOKIES,
        start=ask_by_message,
        after=True,
    ),
    # Saves that are hard to observe.
    Cell("reads before it saves", Scene(reads_first=True), saves=1, within=15),
    Cell(
        "reads before it saves, save answers 500",
        Scene(reads_first=True, save="500"),
        ("reverted", "not-confirmed"),
        after=True,
        saves=1,
    ),
    Cell("nobody reads the answer", Scene(save_body_read=False), saves=1, within=12),
    Cell(
        "nobody reads the answer, which comes after 3 s",
        Scene(save_body_read=False, save_after=3),
        saves=1,
        within=15,
    ),
    Cell(
        "nobody reads the answer, nothing stored",
        Scene(save_body_read=False, save="not-stored"),
        STILL_ON,
        after=True,
    ),
    Cell("saved at an address for everything", Scene(save_to="flagship"), saves=1, within=12),
    Cell(
        "saved at an address for everything, after 3 s",
        Scene(save_to="flagship", save_after=3),
        saves=1,
        within=15,
    ),
    Cell(
        "saved at an address for everything, answers 500",
        Scene(save_to="flagship", save="500", snaps_back=False),
        STILL_ON,
        after=True,
    ),
    Cell(
        "save takes 3 s, a stream and tracking beside",
        Scene(save_after=3, stream="fetch", tracking=True),
        saves=1,
        within=15,
    ),
    Cell(
        "never sent, a stream and tracking beside",
        Scene(save="never-sent", stream="fetch", tracking=True),
        ("needs-you", "not-confirmed"),
        after=True,
        saves=0,
    ),
)
