"""Take screenshots of every page and of the card in every language, a row for each language."""

import html
from pathlib import Path
from tempfile import TemporaryDirectory

from builder.locales.languages import load_languages
from tests.browser import all_pages
from tests.browser.conftest import accept_notice, start_on_welcome
from tests.browser.drive import BROWSERS, Browser, Options, until
from tests.browser.rights import open_rights
from tests.browser.translated import LANGUAGES, translated_build
from tests.linkedin import AI_PATH, LinkedIn
from tests.screenshots.sheets import take_sheet
from tests.screenshots.stage import ALL_READY
from tests.shard import Shard

PHONE = (360, 740)
NOTICE_SHOWN = "document.querySelector('#accept')?.checkVisibility()"
SHEET_WIDTH = 1800
ROWS = 5
"""How many languages a sheet shows: more would be too small to read."""

SHEET = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Untrain</title><style>
body {{ margin: 16px; background: #e9e7e2; font: 13px/1.4 system-ui, sans-serif; }}
section {{ display: grid; grid-template-columns: repeat(7, 1fr); gap: 8px; margin: 0 0 16px; }}
h2 {{ grid-column: 1 / -1; margin: 0; font-size: 15px; }}
img {{ width: 100%; box-shadow: 0 1px 4px rgb(0 0 0 / 25%); }}
</style>{rows}</html>"""


def show_languages(name: str, folder: Path, shard: Shard) -> list[Path]:
    """Take the screenshots of a part of the languages in one browser; return the sheets' paths."""
    folder.mkdir(parents=True, exist_ok=True)
    taken: dict[str, list[Path]] = {}
    with LinkedIn() as site, TemporaryDirectory() as copies:
        for language in shard.of(LANGUAGES):
            site.reset()
            print(f"  {language}", flush=True)
            build = translated_build(name, language, Path(copies, language))
            with BROWSERS[name](site, build, Options()) as browser:
                taken[language] = _take_language(browser, folder / language)
        with BROWSERS[name](site, Path("dist", name), Options()) as browser:
            return _sheets(browser, taken, folder)


def _take_language(browser: Browser, prefix: Path) -> list[Path]:
    pictures: list[Path] = []

    def take(surface: str) -> None:
        browser.set_viewport(*PHONE)
        pictures.append(prefix.with_name(f"{prefix.name}-{surface}.png"))
        browser.screenshot(pictures[-1])

    start_on_welcome(browser)
    until(lambda: browser.js(NOTICE_SHOWN), "the notice")
    take("1-notice")
    accept_notice(browser)
    take("2-ready")
    browser.new_tab()
    browser.set_viewport(*PHONE)
    browser.open(AI_PATH)
    until(browser.has_card, "the card")
    until(lambda: browser.card(ALL_READY), "the buttons of the card to be ready")
    take("3-card")
    all_pages.popup(browser)
    take("4-popup")
    all_pages.history(browser)
    take("5-history")
    open_rights(browser)
    take("6-rights")
    browser.page("pages/options.html")
    take("7-options")
    return pictures


def _sheets(browser: Browser, taken: dict[str, list[Path]], folder: Path) -> list[Path]:
    """Write pages with some languages each, and return the paths of their screenshots."""
    names = {code: language.name for code, language in load_languages().items()}
    sheets = []
    for first in range(0, len(taken), ROWS):
        rows = "".join(
            f"<section><h2>{html.escape(f'{code}: {names[code]}')}</h2>"
            + "".join(f'<img src="{each.name}" alt="">' for each in taken[code])
            + "</section>"
            for code in list(taken)[first : first + ROWS]
        )
        page = folder / f"sheet-{first // ROWS + 1}.html"
        page.write_text(SHEET.format(rows=rows), encoding="utf-8")
        sheets.append(take_sheet(browser, page, page.with_suffix(".png"), SHEET_WIDTH))
    return sheets
