"""People who interrupt a run, and unusual actions before and after it."""

from dataclasses import replace

from tests.browser.matrix.after_the_run import (
    inject_everywhere_afterwards,
    restart_after_turning_on,
    restart_afterwards,
    sign_in_afterwards,
    sign_in_again,
    turn_on_again,
    turn_on_in_the_first_tab,
    visit_an_old_tab_afterwards,
)
from tests.browser.matrix.before_the_click import (
    press_after_a_click_that_was_not_saved,
    press_after_going_back,
    press_after_moving_on,
    press_signed_out,
    press_with_page_open,
    press_with_the_page_in_another_window,
)
from tests.browser.matrix.cell import STILL_ON, Cell
from tests.browser.matrix.during_the_run import (
    close_before_the_click,
    close_before_the_confirmation,
    go_back_after_the_click,
    go_back_before_the_confirmation,
    go_elsewhere_after_the_click,
    go_elsewhere_before_the_click,
    move_away_after_the_click,
    other_signs_in_before_the_confirmation,
    press_twice,
    reload_after_the_click,
    stop_background_at,
    turn_on_in_a_second_tab,
)
from tests.linkedin import MEMBER, OTHER_MEMBER, Scene

CUT_OFF = ("interrupted",)
SLOW_SAVE = Scene(save_after=4)
LATE_TRUTH = Scene(save_after=4, loads=1, then=Scene(skeleton="off", state_after=6))
LATE_TRUTH_NOT_STORED = replace(
    LATE_TRUTH,
    save="not-stored",
    then=Scene(skeleton="off", state_after=6, save="not-stored"),
)
SLOW_FRESH_LOAD = Scene(loads=1, then=Scene(draw_after=10))

INTERRUPTIONS = (
    Cell(
        "tab closed before the click",
        Scene(draw_after=3),
        CUT_OFF,
        after=True,
        person=close_before_the_click,
        saves=0,
    ),
    Cell(
        "tab closed before the confirmation",
        SLOW_FRESH_LOAD,
        CUT_OFF,
        person=close_before_the_confirmation,
    ),
    Cell(
        "person leaves before the click",
        Scene(draw_after=3),
        CUT_OFF,
        after=True,
        person=go_elsewhere_before_the_click,
        saves=0,
    ),
    Cell(
        "person leaves after the click",
        SLOW_SAVE,
        CUT_OFF,
        after=None,
        person=go_elsewhere_after_the_click,
    ),
    Cell(
        "person moves away without a page load",
        SLOW_SAVE,
        # If the run has just started its reload, no page confirms it.
        ("interrupted", "not-confirmed"),
        start=press_with_page_open,
        person=move_away_after_the_click,
    ),
    Cell(
        "person loads the page again",
        SLOW_SAVE,
        ("confirmed-off", "not-confirmed", "interrupted"),
        after=None,
        person=reload_after_the_click,
    ),
    Cell("person presses twice", Scene(draw_after=0.5), person=press_twice, saves=1),
    # Pages from the back/forward cache.
    Cell(
        "cacheable page, person came back to it",
        Scene(cacheable=True),
        start=press_after_going_back,
        saves=1,
    ),
    Cell("page not to be cached, person came back to it", start=press_after_going_back, saves=1),
    Cell(
        "person goes back after the click",
        Scene(save="not-stored", save_after=1.5, cacheable=True),
        ("interrupted", "not-confirmed", "reverted", "needs-you"),
        after=True,
        start=press_after_a_click_that_was_not_saved,
        person=go_back_after_the_click,
    ),
    Cell(
        "person goes back before the confirmation",
        Scene(
            save="not-stored",
            cacheable=True,
            loads=2,
            then=Scene(draw_after=3, cacheable=True, save="not-stored"),
        ),
        ("interrupted", "not-confirmed", "reverted", "needs-you"),
        after=True,
        start=press_after_a_click_that_was_not_saved,
        person=go_back_before_the_confirmation,
    ),
    # Signed out.
    Cell("signed out", outcomes=("signed-out",), after=True, start=press_signed_out, saves=0),
    Cell("signed out, then in", start=press_signed_out, person=sign_in_again),
    # After the run, and in other tabs.
    Cell(
        "turned on by hand afterwards",
        outcomes=("",),
        after=True,
        person=turn_on_again,
        on_list=True,
    ),
    Cell(
        "turned on by hand afterwards, in the document of the first visit",
        outcomes=("",),
        after=True,
        start=press_after_moving_on,
        person=turn_on_in_the_first_tab,
        on_list=True,
    ),
    Cell(
        "turned on by hand in a second tab, before the confirmation",
        # The loads are that of the second tab, the run's first load and its reload.
        Scene(loads=2, then=Scene(draw_after=6)),
        # Any outcome but a success, or none if the later visit has replaced it.
        ("", "reverted", "not-confirmed", "interrupted"),
        after=True,
        start=press_with_the_page_in_another_window,
        person=turn_on_in_a_second_tab,
        on_list=True,
        within=60,
    ),
    Cell(
        "old tab still shows on, our script put in again",
        start=press_with_the_page_in_another_window,
        person=inject_everywhere_afterwards,
        on_list=True,
    ),
    Cell(
        "old tab still shows on, extension turned off and on",
        start=press_with_the_page_in_another_window,
        person=restart_afterwards,
    ),
    Cell(
        "old tab still shows on, its address changes without a load",
        start=press_with_the_page_in_another_window,
        person=visit_an_old_tab_afterwards,
    ),
    Cell(
        "turned on by hand afterwards, extension turned off and on",
        outcomes=("",),
        after=True,
        person=restart_after_turning_on,
    ),
    # Two members share the browser.
    Cell(
        "another member signs in afterwards",
        after=True,
        person=sign_in_afterwards(OTHER_MEMBER),
        on_list=True,
    ),
    Cell(
        "the same member signs in again afterwards",
        person=sign_in_afterwards(MEMBER),
        on_list=True,
    ),
    Cell(
        "save refused, another member who has it off signs in before the confirmation",
        Scene(save="403", save_after=3, snaps_back=False),
        ("signed-out",),
        other_before=False,
        person=other_signs_in_before_the_confirmation,
        on_list=True,
    ),
    # The browser stops the background.
    *(
        Cell(
            f"background stopped at {step}, {fault}",
            scene,
            outcomes,
            after=after,
            person=stop_background_at(step),
            within=90,
        )
        for step in ("hold", "confirm")
        for fault, scene, outcomes, after in (
            ("save takes 4 s", Scene(save_after=4), ("confirmed-off",), False),
            ("stored, truth 6 s late", LATE_TRUTH, ("confirmed-off",), False),
            ("not stored, truth 6 s late", LATE_TRUTH_NOT_STORED, STILL_ON, True),
        )
    ),
)
