"""What comes instead of a setting's page."""

from tests.browser.matrix.before_the_click import press_with_page_open
from tests.browser.matrix.cell import Cell
from tests.linkedin import Scene
from tests.linkedin.scene import Load

INSTEAD: tuple[tuple[str, Load, str], ...] = (
    ("a refusal (403)", "403", "blocked"),
    ("a sign-in form", "sign-in-form", "signed-out"),
    ("a proxy's page", "proxy", "not-confirmed"),
    ("a network's offline page", "offline", "not-confirmed"),
)

OTHER_PAGES = (
    # The list of settings instead of the page.
    Cell(
        "redirected to the list",
        Scene(load="list"),
        ("not-offered",),
        after=True,
        saves=0,
        within=10,
    ),
    Cell(
        "led to the list by a script before it is drawn",
        Scene(list_after=0.5, draw_after=2),
        ("not-offered",),
        after=True,
        saves=0,
        within=10,
    ),
    Cell(
        "redirected to the feed",
        Scene(load="feed"),
        ("not-confirmed",),
        after=True,
        saves=0,
    ),
    Cell(
        "redirected to the sign-in page and back without an end",
        Scene(load="loop"),
        ("signed-out",),
        after=True,
        saves=0,
        within=10,
    ),
    # A page of somebody else at the setting's address.
    *(
        Cell(f"{what} instead of the page", Scene(load=load), (outcome,), after=True, saves=0)
        for what, load, outcome in INSTEAD
    ),
    *(
        Cell(
            f"{what} instead of the fresh load",
            Scene(loads=1, then=Scene(load=load)),
            (outcome,),
            start=press_with_page_open,
            within=60,
        )
        for what, load, outcome in INSTEAD
    ),
    # Words that a page translator has replaced.
    Cell("translated", Scene(translated_after=0), saves=1),
    Cell(
        "translated, without its key",
        Scene(key=False, translated_after=0),
        ("not-recognised",),
        after=True,
        saves=0,
    ),
    Cell(
        "translated after the click, without its key",
        Scene(key=False, loads=1, then=Scene(key=False, translated_after=0)),
        ("not-confirmed",),
        start=press_with_page_open,
    ),
    # Another answer instead of the page.
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
