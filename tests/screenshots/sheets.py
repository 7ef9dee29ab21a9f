"""Make the contact sheet of all screenshots, and the screenshots for the stores."""

import html
from pathlib import Path

from builder.locales.messages import load_english
from tests.browser.conftest import ROOT, accept_notice, start_on_welcome
from tests.browser.drive import Browser, until
from tests.browser.history import open_history
from tests.browser.rights import open_rights
from tests.browser.runs import open_popup_page, opt_out
from tests.linkedin import AI_PATH

STORE = (1280, 800)
TILE = (440, 280)
SHEET_WIDTH = 1600

SHEET = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Untrain</title><style>
body {{ margin: 24px; background: #e9e7e2; font: 13px/1.4 system-ui, sans-serif; }}
main {{ columns: 4; column-gap: 24px; }}
figure {{ display: inline-block; width: 100%; margin: 0 0 24px; }}
img {{ max-width: 100%; box-shadow: 0 1px 6px rgb(0 0 0 / 25%); }}
</style><main>{figures}</main></html>"""

TILE_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Untrain</title><style>
body {{ display: grid; grid-template-columns: auto 1fr; gap: 20px; align-items: center;
  box-sizing: border-box; height: 100vh; margin: 0; padding: 32px; background: #fffdf9;
  color: #23201b; font-family: system-ui, sans-serif; }}
svg {{ width: 96px; height: 96px; }}
h1 {{ margin: 0 0 6px; font-size: 34px; }}
p {{ margin: 0; font-size: 18px; line-height: 1.35; text-wrap: balance; }}
</style>{icon}<div><h1>{name}</h1><p>{words}</p></div></html>"""


def contact_sheet(browser: Browser, pictures: list[Path], folder: Path) -> Path:
    """Write an HTML page with all screenshots, and return the path of its screenshot."""
    figures = "".join(
        f'<figure><img src="{each.name}" alt=""><figcaption>{html.escape(each.stem)}</figcaption>'
        "</figure>"
        for each in pictures
    )
    page = folder / "index.html"
    page.write_text(SHEET.format(figures=figures), encoding="utf-8")
    return take_sheet(browser, page, folder / "contact-sheet.png", SHEET_WIDTH)


def take_sheet(browser: Browser, page: Path, picture: Path, width: int) -> Path:
    """Take a screenshot of a whole page of pictures, `width` CSS pixels wide; return its path."""
    browser.new_tab()
    browser.set_viewport(width, 1200)
    browser.open(page.resolve().as_uri())
    until(lambda: browser.js("[...document.images].every(({ complete }) => complete)"))
    browser.set_viewport(width, browser.js("document.documentElement.scrollHeight"))
    browser.screenshot(picture)
    return picture


def store_pictures(browser: Browser, folder: Path) -> list[Path]:
    """Take the screenshots for the stores, with one device pixel per CSS pixel."""
    start_on_welcome(browser)
    accept_notice(browser)
    browser.new_tab()
    browser.set_viewport(*STORE)
    browser.open(AI_PATH)
    until(lambda: "Turn it off" in browser.card_texts(), "the card")
    taken = [_take(browser, folder / "store-1-found.png")]
    opt_out(browser)
    open_popup_page(browser)
    taken.append(_take(browser, folder / "store-2-proved.png", STORE))
    open_history(browser)
    taken.append(_take(browser, folder / "store-3-history.png", STORE))
    open_rights(browser)
    taken.append(_take(browser, folder / "store-4-rights.png", STORE))
    taken.append(_tile(browser, folder))
    return taken


def _tile(browser: Browser, folder: Path) -> Path:
    english = load_english(ROOT)
    name, _, words = english["extName"]["message"].partition(": ")
    icon = (ROOT / "extension/icons/icon.svg").read_text(encoding="utf-8")
    page = folder / "tile.html"
    sentence = words[:1].upper() + words[1:]
    page.write_text(TILE_PAGE.format(icon=icon, name=name, words=sentence), encoding="utf-8")
    browser.new_tab()
    browser.set_viewport(*TILE)
    browser.open(page.resolve().as_uri())
    return _take(browser, folder / "store-tile.png", TILE)


def _take(browser: Browser, path: Path, size: tuple[int, int] | None = None) -> Path:
    if size:
        browser.set_viewport(*size)
    browser.screenshot(path)
    return path
