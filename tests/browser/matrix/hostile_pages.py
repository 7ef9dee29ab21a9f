"""Pages that resist being read or clicked."""

from dataclasses import replace
from typing import Literal

from tests.browser.matrix.before_the_click import press_on_card_by_sight, press_with_page_open
from tests.browser.matrix.cell import Cell
from tests.browser.matrix.during_the_run import (
    cancel_when_asked,
    click_synthetically,
    click_when_asked,
    confirm_when_asked,
    inject_again,
    let_it_be_answered,
)
from tests.linkedin import Scene

ALL_AT_ONCE = Scene(
    mutations_per_second=10_000, patched=True, clobbered=True, synthetic_clicks=True
)

BESIDE: tuple[Literal["cookies", "chat", "toast", "news"], ...] = (
    "cookies",
    "chat",
    "toast",
    "news",
)

HOSTILE_PAGES = (
    # The page ignores scripted clicks, so the person must click.
    Cell("undoes our click", Scene(untrusted="restored"), ("needs-you",), after=True, saves=0),
    Cell(
        "undoes our click, person clicks",
        Scene(untrusted="restored"),
        person=click_when_asked,
        on_the_way="needs-you",
        saves=1,
    ),
    Cell(
        "ignores our click silently, person clicks",
        Scene(untrusted="ignored"),
        person=click_when_asked,
        on_the_way="needs-you",
        saves=1,
        within=60,
    ),
    Cell(
        "undoes our click, not stored for the person",
        Scene(untrusted="restored", save="not-stored"),
        ("not-confirmed", "reverted"),
        after=True,
        person=click_when_asked,
        on_the_way="needs-you",
    ),
    # A dialog that only the person may answer.
    Cell("asks first", Scene(dialog="anyone"), ("needs-you",), after=True, saves=0),
    Cell(
        "asks first, person confirms",
        Scene(dialog="anyone"),
        person=confirm_when_asked,
        on_the_way="needs-you",
        saves=1,
    ),
    Cell(
        "asks first, takes a person only",
        Scene(dialog="person"),
        person=confirm_when_asked,
        on_the_way="needs-you",
        saves=1,
    ),
    Cell(
        "asks first, person cancels",
        Scene(dialog="anyone"),
        ("needs-you",),
        after=True,
        person=cancel_when_asked,
        saves=0,
    ),
    # Another extension answers it.
    Cell(
        "asks first, answered by an extension",
        Scene(dialog="anyone", dialog_answers_after=0.5),
        saves=1,
    ),
    Cell(
        "asks first, answered by an extension after 4 s",
        Scene(dialog="anyone", dialog_answers_after=4),
        person=let_it_be_answered,
        on_the_way="needs-you",
        saves=1,
    ),
    # Dialogs that ask nothing about the switch.
    *(
        Cell(
            f"{name} after the click{late}",
            Scene(beside=name, beside_from="click", beside_after=0.05, save_after=save_after),
            saves=1,
        )
        for name in BESIDE
        for late, save_after in (("", 0), (", saved 1 s later", 1))
    ),
    *(
        Cell(
            f"{name} 1 s after drawing, saved 1.5 s later",
            Scene(beside=name, beside_after=1, save_after=1.5),
            saves=1,
        )
        for name in BESIDE
    ),
    *(
        Cell(
            f"{name} after the click, reads before it saves",
            Scene(beside=name, beside_from="click", beside_after=0.05, reads_first=True),
            saves=1,
        )
        for name in BESIDE
    ),
    Cell(
        "cookies after the click, not stored",
        Scene(beside="cookies", beside_from="click", beside_after=0.05, save="not-stored"),
        ("not-confirmed", "reverted"),
        after=True,
    ),
    Cell(
        "chat beside, undoes our click, person clicks",
        Scene(beside="chat", untrusted="restored"),
        person=click_when_asked,
        on_the_way="needs-you",
        saves=1,
    ),
    # Mutations, patched methods and scripted clicks.
    Cell("10,000 changes a second", Scene(mutations_per_second=10_000)),
    Cell(
        "10,000 changes a second, not stored",
        Scene(mutations_per_second=10_000, save="not-stored"),
        ("not-confirmed", "reverted"),
        after=True,
    ),
    Cell("patched prototypes", Scene(patched=True)),
    Cell("clobbered names", Scene(clobbered=True)),
    Cell(
        "clicks everything by script",
        Scene(synthetic_clicks=True),
        start=press_with_page_open,
        person=click_synthetically,
        saves=1,
    ),
    Cell("all at once", ALL_AT_ONCE),
    Cell("all at once, from the card", ALL_AT_ONCE, start=press_on_card_by_sight),
    Cell(
        "all at once, drawn off, truth 6 s later by request",
        replace(ALL_AT_ONCE, skeleton="off", state_after=6, stream="fetch", tracking=True),
        within=90,
    ),
    Cell(
        "all at once, 500, truth 6 s late in the fresh load",
        replace(
            ALL_AT_ONCE,
            save="500",
            snaps_back=False,
            loads=1,
            then=replace(ALL_AT_ONCE, skeleton="off", state_after=6),
        ),
        ("not-confirmed", "reverted"),
        after=True,
        within=60,
    ),
    # The content script is injected twice.
    Cell(
        "our script put in again",
        Scene(draw_after=2, save_after=1),
        person=inject_again,
        start=press_with_page_open,
        saves=1,
    ),
)
