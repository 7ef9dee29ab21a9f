"""Every language fits into every page and is accessible; no button becomes a paragraph."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.all_pages import CUT_OFF, PAGES, TALL
from tests.browser.axe import run_axe
from tests.browser.conftest import accept_notice, start_on_welcome
from tests.browser.drive import BROWSERS, Browser, Options
from tests.browser.drive.wait import until
from tests.browser.expressions import SIDEWAYS
from tests.browser.translated import LANGUAGES, translated_build
from tests.linkedin import AI_PATH, LIST_PATH, LinkedIn

# The slowest rule by far. Colours do not depend on the language; test_accessible checks them.
COLOURS = ("color-contrast",)

# Firefox draws the same pages, so it shows one language of each kind.
IN_BROWSERS = [
    *(("chromium", language) for language in LANGUAGES),
    *(("firefox", language) for language in ("ar", "de", "ja", "ru")),
]


@pytest.fixture
def translated(request: pytest.FixtureRequest, site: LinkedIn, tmp_path: Path) -> Iterator[Browser]:
    """Return an English browser whose extension speaks a language, on the welcome page."""
    name, language = request.param
    browser = BROWSERS[name](site, translated_build(name, language, tmp_path), Options())
    try:
        start_on_welcome(browser)
        yield browser
    finally:
        browser.quit()


@pytest.mark.parametrize("translated", IN_BROWSERS, ids="-".join, indirect=True)
def test_every_page_fits_in_each_language(translated: Browser) -> None:
    translated.set_viewport(320, 640)
    assert not translated.js(SIDEWAYS), "welcome with the notice"
    assert run_axe(translated, without=COLOURS) == [], "welcome with the notice"
    accept_notice(translated)
    for name, open_page in PAGES.items():
        open_page(translated)
        translated.set_viewport(320, 640)

        assert not translated.js(SIDEWAYS), name
        assert translated.js(CUT_OFF) == [], name
        assert translated.js(TALL) == [], name
        assert run_axe(translated, without=COLOURS) == [], name

    for path in (AI_PATH, LIST_PATH):
        translated.new_tab(path)
        translated.set_viewport(320, 640)
        until(translated.has_card, f"the card of {path}")

        assert translated.card(CUT_OFF) == [], path
