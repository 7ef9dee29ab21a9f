"""Reloads that show off for a while though the switch is on."""

from dataclasses import replace

from tests.browser.matrix.cell import STILL_ON, Cell
from tests.browser.matrix.slow_pages import SCRIPTS
from tests.linkedin import Scene

NOT_STORED = Scene(save="not-stored")
REFUSED = Scene(save="500", snaps_back=False)
NOT_SAVED = (
    ("200 but not stored", NOT_STORED),
    ("save answers 500, page keeps showing off", REFUSED),
    ("save's connection dropped, page keeps showing off", Scene(save="dropped", snaps_back=False)),
)

MISLEADING_RELOADS = (
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
)
