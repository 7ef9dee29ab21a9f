"""Every language fits into every page: nothing is cut off, and no button becomes a paragraph."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.locales.languages import load_languages
from builder.sources import LOCALES
from tests.browser.all_pages import CUT_OFF, PAGES, TALL
from tests.browser.conftest import DIST, ROOT, accept_notice, start_on_welcome
from tests.browser.drive import BROWSERS, Browser, Options
from tests.browser.expressions import SIDEWAYS
from tests.linkedin import LinkedIn

LANGUAGES = sorted(path.name for path in (ROOT / "extension" / LOCALES).iterdir())
# Firefox draws the same pages, so it shows one language of each kind.
IN_BROWSERS = [
    *(("chromium", language) for language in LANGUAGES),
    *(("firefox", language) for language in ("ar", "de", "ja", "ru")),
]


@pytest.fixture
def translated(request: pytest.FixtureRequest, site: LinkedIn, tmp_path: Path) -> Iterator[Browser]:
    """Return an English browser whose extension speaks a language, on the welcome page.

    The extension takes its language and direction from its messages, not from the browser.
    """
    name, language = request.param
    code = getattr(load_languages()[language], name)[0]
    shutil.copytree(DIST / name, tmp_path / name)
    messages = Path(LOCALES, code, "messages.json")
    shutil.copyfile(DIST / name / messages, tmp_path / name / LOCALES / "en/messages.json")
    browser = BROWSERS[name](site, tmp_path / name, Options())
    try:
        start_on_welcome(browser)
        yield browser
    finally:
        browser.quit()


@pytest.mark.parametrize("translated", IN_BROWSERS, ids="-".join, indirect=True)
def test_every_page_fits_in_each_language(translated: Browser) -> None:
    translated.set_viewport(320, 640)
    assert not translated.js(SIDEWAYS), "welcome with the notice"
    accept_notice(translated)
    for name, open_page in PAGES.items():
        open_page(translated)
        translated.set_viewport(320, 640)

        assert not translated.js(SIDEWAYS), name
        assert translated.js(CUT_OFF) == [], name
        assert translated.js(TALL) == [], name
