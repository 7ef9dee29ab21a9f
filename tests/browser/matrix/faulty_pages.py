"""Pages that are outdated, unusual, locked or missing."""

from typing import Literal, get_args

from tests.browser.matrix.after_the_run import wake_afterwards
from tests.browser.matrix.before_the_click import (
    only_look,
    press_after_an_off_page_was_cached,
    press_after_navigation,
    press_during_navigation,
    press_in_popup,
    press_on_card,
    press_when_read_as_on,
    press_with_page_asleep,
    press_with_page_open,
    press_with_page_unloaded,
    press_with_two_windows,
)
from tests.browser.matrix.cell import Cell
from tests.linkedin import Scene
from tests.linkedin.catalogue import MICROSOFT_KEY, NEWSLETTER_KEY
from tests.linkedin.scene import Hiding

GONE = ("not-offered", "not-recognised")
UNSURE = ("not-recognised",)
HIDING: tuple[Hiding, ...] = get_args(Hiding)

OTHER_SWITCHES: tuple[tuple[Literal["microsoft", "newsletter"], str], ...] = (
    ("microsoft", MICROSOFT_KEY),
    ("newsletter", NEWSLETTER_KEY),
)


FAULTY_PAGES = (
    # No fault.
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
    Cell("on, page open in an unloaded tab", start=press_with_page_unloaded, saves=1, within=20),
    Cell(
        "on, page open in a tab that is asleep",
        start=press_with_page_asleep,
        person=wake_afterwards,
        saves=1,
        within=20,
    ),
    Cell("on, came without a page load", start=press_after_navigation, saves=1),
    Cell("on, coming without a page load", start=press_during_navigation, saves=1),
    # No switch.
    Cell("not offered", Scene(switch="not-offered"), GONE, after=True, saves=0),
    Cell("page with other content", Scene(switch="elsewhere"), GONE, after=True, saves=0),
    # First drawn in another state.
    Cell("locked", Scene(disabled=True), ("locked",), after=True, saves=0),
    Cell("drawn locked for 0.5 s", Scene(skeleton="disabled", skeleton_for=0.5)),
    Cell("drawn locked for 2 s", Scene(skeleton="disabled", skeleton_for=2)),
    Cell("drawn off for 0.5 s", Scene(skeleton="off", skeleton_for=0.5)),
    Cell("drawn off for 2 s", Scene(skeleton="off", skeleton_for=2)),
    Cell("drawn off for 4.5 s", Scene(skeleton="off", skeleton_for=4.5), within=60),
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
    *(
        Cell(
            f"off already, drawn on for {seconds} s{where}",
            Scene(skeleton="on", skeleton_for=seconds),
            ("already-off", "confirmed-off"),
            before=False,
            start=start,
            saves=0,
        )
        for seconds in (0.5, 2)
        for where, start in (("", press_in_popup), (", page open", press_with_page_open))
    ),
    Cell(
        "off already, drawn on, truth 1.5 s later by request",
        Scene(skeleton="on", state_after=1.5),
        ("already-off",),
        before=False,
        saves=0,
    ),
    *(
        Cell(
            f"off already, drawn on for {seconds} s, only looked at",
            Scene(skeleton="on", skeleton_for=seconds),
            ("",),
            before=False,
            start=only_look,
            saves=0,
        )
        for seconds in (0.5, 3)
    ),
    Cell(
        "browser's cache says off, server says on",
        Scene(cacheable=True),
        start=press_after_an_off_page_was_cached,
    ),
    # Look-alikes and other switches.
    Cell("similar label above", Scene(twin="similar-label")),
    Cell("similar label above, no key", Scene(twin="similar-label", key=False)),
    Cell("same key twice, one hidden", Scene(twin="same-key-hidden")),
    Cell("same key twice, both shown", Scene(twin="same-key-visible"), UNSURE, after=True, saves=0),
    Cell("a second switch (Microsoft)", Scene(neighbours=(MICROSOFT_KEY,))),
    Cell("a second switch, no key", Scene(neighbours=(MICROSOFT_KEY,), key=False)),
    *(
        Cell(
            f"same key twice, first hidden by {how}",
            Scene(twin="same-key-hidden", twin_hidden=how),
            saves=1,
        )
        for how in HIDING
    ),
    *(
        Cell(
            f"same key twice, second hidden by {how}",
            Scene(twin="same-key-hidden", twin_hidden=how, twin_place="after"),
            saves=1,
        )
        for how in HIDING
    ),
    # The real switch is hidden: neither it nor another one may be clicked or believed.
    *(
        Cell(f"hidden by {how}", Scene(hidden=how), GONE, after=True, saves=0)
        for how in HIDING
        if how != "opacity"  # A transparent switch can be clicked.
    ),
    Cell(
        "hidden, drawn off",
        Scene(hidden="display", skeleton="off", skeleton_for=90),
        GONE,
        after=True,
        saves=0,
    ),
    *(
        Cell(
            f"hidden by {how}, a stranger shown names its key first",
            Scene(twin="two-ids", hidden=how),
            GONE,
            after=True,
            saves=0,
        )
        for how in HIDING
        if how != "opacity"
    ),
    Cell(
        "hidden, a stranger shown is off and names its key first",
        Scene(twin="two-ids", hidden="display"),
        GONE,
        off=(MICROSOFT_KEY,),
        after=True,
        saves=0,
    ),
    # Another switch, with a label of its own.
    Cell("a stranger names its key first", Scene(twin="two-ids"), saves=1),
    Cell(
        "a stranger names the key first, its own is gone",
        Scene(twin="two-ids", key=False),
        UNSURE,
        after=True,
        saves=0,
    ),
    Cell(
        "a stranger that is off names the key first, its own is gone",
        Scene(twin="two-ids", key=False),
        UNSURE,
        off=(MICROSOFT_KEY,),
        after=True,
        saves=0,
    ),
    *(
        Cell(
            f"only a stranger ({name}{', off' if off else ''}), the known words near it",
            Scene(switch=name),
            GONE,
            off=off,
            after=True,
            saves=0,
        )
        for name, key in OTHER_SWITCHES
        for off in ((), (key,))
    ),
    # Without the key.
    *(
        Cell(f"no key, label in {lang}", Scene(key=False, lang=lang))
        for lang in ("en", "de", "fr", "es", "nl", "pt", "pl", "cs")
    ),
    Cell("no key, unknown label", Scene(key=False, label="unknown"), UNSURE, after=True, saves=0),
    Cell("language no rule knows", Scene(lang="is")),
    Cell("right to left", Scene(lang="ar")),
    # Other layouts.
    *(Cell(f"shape of {shape}", Scene(shape=shape)) for shape in ("2024", "2022", "2020")),
    Cell("shape of 2022 in a frame", Scene(shape="2022-frame")),
    Cell("in a shadow root", Scene(shape="shadow")),
    Cell("in a closed shadow root", Scene(shape="closed-shadow")),
    Cell("no aria-checked", Scene(aria_checked="absent")),
    Cell("aria-checked present", Scene(aria_checked="present")),
    # A policy that forbids the page's scripts to make markup or scripts from text.
    Cell("policy of trusted types", Scene(trusted_types=True), saves=1),
    Cell(
        "policy of trusted types, from the card",
        Scene(trusted_types=True),
        start=press_on_card,
        saves=1,
    ),
    Cell(
        "policy of trusted types, came without a page load",
        Scene(trusted_types=True),
        start=press_after_navigation,
        saves=1,
    ),
    # Contradicting signs, so that "off" would be a guess.
    Cell("aria-checked always true", Scene(aria_checked="stale"), (*UNSURE, "not-confirmed")),
)
