"""Runs in which the person clicks: nothing of Untrain's clicks, and its proof is the same."""

import time
from collections.abc import Callable

from tests.browser.drive.wait import until
from tests.browser.matrix.before_the_click import press_by_hand
from tests.browser.matrix.cell import PLAIN, STILL_ON, Act, Cell
from tests.browser.matrix.during_the_run import (
    click_when_asked,
    confirm_when_asked,
    do_nothing,
)
from tests.browser.matrix.stage import Stage
from tests.linkedin import Scene


def by_hand(
    name: str,
    scene: Scene = PLAIN,
    *outcomes: str,
    person: Act = click_when_asked,
    on: bool = True,
    saves: int = 1,
) -> Cell:
    """Return the cell of a run by hand; it turns the switch off unless it has another outcome."""
    expected = outcomes or ("confirmed-off",)
    after = on and bool(outcomes)
    return Cell(
        f"by hand, {name}",
        scene,
        expected,
        before=on,
        after=after,
        start=press_by_hand,
        person=person,
        saves=saves,
        within=90,
    )


def let_time_pass(stage: Stage) -> None:
    """Let the ten minutes be over in which the person may click."""
    stage.wait_for_step("person")
    run = stage.browser.storage("session")["run"]
    over = round(time.time() * 1000)
    stage.browser.storage_set({"run": run | {"deadline": over}}, "session")
    # A background that starts again sets its timer by the stored run.
    stage.browser.stop_background()


def click_then(act: Act) -> Callable[[Stage], None]:
    """Return an action that clicks the switch, and then does what LinkedIn's page asks for."""

    def click(stage: Stage) -> None:
        stage.wait_for_step("person")
        stage.switch_to_setting()
        stage.browser.click(".knob")
        act(stage)

    return click


def click_after_restart(stage: Stage) -> None:
    """Click after the browser has stopped the background."""
    stage.wait_for_step("person")
    stage.browser.stop_background()
    click_when_asked(stage)


def close_tab(stage: Stage) -> None:
    """Close the tab instead of clicking."""
    stage.wait_for_step("person")
    stage.switch_to_setting()
    stage.browser.close_tab()


def load_signed_out(stage: Stage) -> None:
    """Load the page again after LinkedIn has ended the session."""
    stage.wait_for_step("person")
    stage.site.signed_in = False
    stage.switch_to_setting()
    stage.browser.reload()
    # The badge warns of the end until the person has seen it.
    stage.switch_to_popup()


def load_then_click(stage: Stage) -> None:
    """Load the page again before the click."""
    stage.wait_for_step("person")
    asked = stage.progress["startedAt"]
    before = stage.browser.storage("session")["run"]["commandId"]
    stage.switch_to_setting()
    stage.browser.reload()

    def is_asked_again() -> bool:
        run = stage.browser.storage("session")["run"]
        return bool(run["step"] == "person" and run["commandId"] > before)

    until(is_asked_again, "the run to ask in the new page")
    click_when_asked(stage)
    assert stage.progress.get("startedAt", asked) == asked, "the run goes on"


BY_HAND = (
    by_hand("clicked"),
    by_hand("never clicked", PLAIN, "needs-you", person=let_time_pass, saves=0),
    by_hand("clicked, save answers 500", Scene(save="500"), *STILL_ON),
    by_hand("clicked, 500, page keeps showing off", Scene(save="500", snaps_back=False), *STILL_ON),
    by_hand("clicked, 200 not stored", Scene(save="not-stored"), *STILL_ON),
    by_hand("clicked, save takes 4 s", Scene(save_after=4)),
    by_hand("clicked, moves when its save is answered", Scene(moves="when-answered", save_after=2)),
    by_hand("clicked, then asked", Scene(dialog="person"), person=click_then(confirm_when_asked)),
    by_hand("off already", PLAIN, "already-off", person=do_nothing, on=False, saves=0),
    by_hand("missing", Scene(switch="not-offered"), "not-offered", person=do_nothing, saves=0),
    by_hand("background stopped, then clicked", person=click_after_restart),
    by_hand("loaded again, then clicked", person=load_then_click),
    by_hand("tab closed", PLAIN, "interrupted", person=close_tab, saves=0),
    by_hand("signed out", PLAIN, "signed-out", person=load_signed_out, saves=0),
)
