"""Saves that are refused, late, lost or not stored, and faults of the page load after a save."""

from dataclasses import replace

from tests.browser.matrix.after_the_run import press_again
from tests.browser.matrix.before_the_click import (
    ask_by_message,
    press_after_a_click_that_was_not_saved,
    press_on_card,
    press_when_read_as_on,
    press_with_page_left,
    press_with_page_open,
)
from tests.browser.matrix.cell import Cell
from tests.browser.matrix.faulty_pages import SCRIPTS
from tests.browser.matrix.stage import COOKIES
from tests.linkedin import Scene

STILL_ON = ("not-confirmed", "reverted")
GONE = ("not-offered", "not-recognised", "not-confirmed")
NOT_STORED = Scene(save="not-stored")
REFUSED = Scene(save="500", snaps_back=False)
NOT_SAVED = (
    ("200 but not stored", NOT_STORED),
    ("save answers 500, page keeps showing off", REFUSED),
    ("save's connection dropped, page keeps showing off", Scene(save="dropped", snaps_back=False)),
)
DRAWN_OFF = Scene(save="not-stored", skeleton="off")
DRAWN_OFF_2 = Scene(save="not-stored", skeleton="off", skeleton_for=2)

FAULTY_SAVES = (
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
    # Late.
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
    # The reloaded page shows off until its settings request is answered.
    *(
        Cell(
            f"{fault}, truth {seconds} s late in the fresh load",
            replace(scene, loads=1, then=replace(scene, skeleton="off", state_after=seconds)),
            STILL_ON,
            after=True,
            within=60,
        )
        for fault, scene in NOT_SAVED
        for seconds in (3.2, 6, 12)
    ),
    *(
        Cell(
            f"{fault}, {script} script 5 s late in the fresh load",
            replace(
                scene,
                loads=1,
                then=replace(scene, skeleton="off", script=script, script_after=5),
            ),
            STILL_ON,
            after=True,
            within=60,
        )
        for fault, scene in NOT_SAVED[:2]
        for script in SCRIPTS
    ),
    Cell(
        "stored, truth 6 s late in the fresh load",
        Scene(loads=1, then=Scene(skeleton="off", state_after=6)),
        within=45,
    ),
    *(
        Cell(
            f"{fault}, request of the fresh load never answered",
            replace(scene, loads=1, then=replace(scene, skeleton="off", state="never")),
            STILL_ON,
            after=True,
            within=90,
        )
        for fault, scene in NOT_SAVED[:2]
    ),
    # After a failed save, one page load that shows off is not enough.
    *(
        Cell(
            f"{fault}, first fresh load shows off to the end",
            replace(
                scene,
                loads=1,
                then=replace(scene, skeleton="off", skeleton_for=90, loads=1, then=scene),
            ),
            STILL_ON,
            after=True,
            within=60,
        )
        for fault, scene in NOT_SAVED
        if scene.save != "not-stored"
    ),
    # A page that is idle for more than 2 s looks complete; a page that waits for its data does
    # not.
    Cell(
        "200 but not stored, only fresh load drawn off until its data come after 3.2 s",
        replace(
            NOT_STORED,
            loads=1,
            then=replace(NOT_STORED, skeleton="off", state_after=3.2),
        ),
        STILL_ON,
        after=True,
    ),
    Cell(
        "500, page keeps showing off, only fresh load drawn off for 5.2 s",
        replace(REFUSED, loads=1, then=Scene(skeleton="off", skeleton_for=5.2)),
        STILL_ON,
        after=True,
    ),
    # Answered with 200, but not stored.
    Cell("200 but not stored", Scene(save="not-stored"), STILL_ON, after=True),
    Cell(
        "200 but not stored, page open",
        Scene(save="not-stored"),
        STILL_ON,
        after=True,
        start=press_with_page_open,
    ),
    Cell(
        "200 but not stored, from the card",
        Scene(save="not-stored"),
        STILL_ON,
        after=True,
        start=press_on_card,
    ),
    Cell("200 but not stored, drawn off for 0.5 s", DRAWN_OFF, STILL_ON, after=True),
    Cell("200 but not stored, drawn off for 2 s", DRAWN_OFF_2, STILL_ON, after=True),
    Cell(
        "200 but not stored, drawn off for 0.5 s, page open and at rest",
        DRAWN_OFF,
        STILL_ON,
        after=True,
        start=press_when_read_as_on,
    ),
    Cell(
        "200 but not stored, drawn off for 2 s, page open and at rest",
        DRAWN_OFF_2,
        STILL_ON,
        after=True,
        start=press_when_read_as_on,
    ),
    Cell(
        "200 but not stored, only fresh load drawn off for 0.5 s",
        Scene(save="not-stored", loads=1, then=DRAWN_OFF),
        STILL_ON,
        after=True,
    ),
    Cell(
        "200 but not stored, only fresh load drawn off for 2 s",
        Scene(save="not-stored", loads=1, then=DRAWN_OFF_2),
        STILL_ON,
        after=True,
    ),
    Cell(
        "200 but not stored, fresh load takes 2 s",
        Scene(save="not-stored", loads=1, then=Scene(load_after=2)),
        STILL_ON,
        after=True,
    ),
    Cell(
        "200 but not stored, cacheable page",
        Scene(save="not-stored", cacheable=True),
        STILL_ON,
        after=True,
    ),
    Cell(
        "200 but not stored, by hand before",
        Scene(save="not-stored", cacheable=True),
        STILL_ON,
        after=True,
        start=press_after_a_click_that_was_not_saved,
    ),
    Cell(
        "never sent", Scene(save="never-sent"), ("needs-you", "not-confirmed"), after=True, saves=0
    ),
    # The reload fails.
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
