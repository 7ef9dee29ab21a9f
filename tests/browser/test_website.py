"""The website in docs/ fits, is accessible, loads nothing from elsewhere and can stand still."""

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from tests.browser.all_pages import CUT_OFF
from tests.browser.axe import run_axe, violations
from tests.browser.conftest import ROOT, Launch
from tests.browser.drive import Browser, Options
from tests.browser.expressions import SEEN, SIDEWAYS

DOCS = ROOT / "docs"
# English, a document with tables, right to left, and without spaces. Unit tests read all pages.
PAGES = ["index.html", "privacy.html", "languages/ar.html", "languages/ja.html"]
SIZES = {"320px": (320, 640), "wide": (1280, 800)}
# Forced colours come from the system, but axe would attribute them to the page.
SYSTEM_COLOURS = ("color-contrast",)
# The pictures that can be seen, with the width that their height asks for.
PICTURES = """() => [...document.images].filter((each) => each.checkVisibility()).map((each) =>
  [each.complete, each.width, (each.height * each.naturalWidth) / each.naturalHeight])"""
RESOURCES = """performance.getEntriesByType("resource").map(({ name }) => name)"""
MOVING = "figure picture img"
STILL = "figure .still"
STANDS = "(name) => document.querySelector(name).currentSrc.endsWith('demo-still.webp')"


class Silent(SimpleHTTPRequestHandler):
    """Serves files and writes no log."""

    def log_message(self, *_: object) -> None:
        """Write nothing."""


@pytest.fixture(scope="module")
def website() -> Iterator[str]:
    """Serve docs/ as it is, and return its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Silent, directory=DOCS)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def visit(browser: Browser, address: str) -> None:
    """Open a page of the website in a tab of its own."""
    browser.new_tab()
    browser.open(address)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("page", PAGES)
def test_a_page_fits_and_is_accessible(
    cleared: Browser, website: str, page: str, size: tuple[int, int]
) -> None:
    visit(cleared, website + page)
    cleared.set_viewport(*size)

    assert not cleared.js(SIDEWAYS)
    assert cleared.js(CUT_OFF) == []
    assert violations(cleared) == []
    cleared.js("() => document.querySelector('.languages')?.setAttribute('open', '')")
    assert not cleared.js(SIDEWAYS), "with the list of languages"
    assert run_axe(cleared) == [], "with the list of languages"


@pytest.mark.parametrize("page", PAGES)
def test_every_picture_is_there_and_keeps_its_shape(
    cleared: Browser, website: str, page: str
) -> None:
    visit(cleared, website + page)

    pictures = cleared.js(PICTURES)
    assert pictures
    for complete, width, due in pictures:
        assert complete
        assert abs(width - due) < 2, "it is stretched"


def test_axe_reports_nothing_in_forced_colours(launch: Launch, website: str) -> None:
    browser = launch(Options(forced_colors=True))
    visit(browser, website + "index.html")

    assert run_axe(browser, without=SYSTEM_COLOURS) == []


def test_a_visitor_can_stop_the_moving_picture(cleared: Browser, website: str) -> None:
    visit(cleared, website + "index.html")
    assert not cleared.js(STANDS, MOVING)
    assert not cleared.js(SEEN, STILL)

    cleared.click("figure input")

    assert not cleared.js(SEEN, MOVING)
    assert cleared.js(SEEN, STILL)
    assert cleared.js(STANDS, STILL)


def test_nothing_moves_for_a_person_who_wants_no_motion(launch: Launch, website: str) -> None:
    browser = launch(Options(reduced_motion=True))
    visit(browser, website + "index.html")

    assert browser.js(STANDS, MOVING)
    assert not browser.js(SEEN, "figure label")


@pytest.mark.parametrize("page", PAGES)
def test_everything_comes_from_the_folder_itself(cleared: Browser, website: str, page: str) -> None:
    visit(cleared, website + page)

    names = cleared.js(RESOURCES)
    assert f"{website}style.css" in names, "the list must work"
    assert [name for name in names if not name.startswith(website)] == []
