"""With texts that are longer, accented and in brackets, every page shows them whole."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.all_pages import CUT_OFF, PAGES, TALL
from tests.browser.conftest import DIST, accept_notice, start_on_welcome
from tests.browser.drive import BROWSERS, Browser, Options
from tests.browser.drive.wait import until
from tests.browser.expressions import SIDEWAYS
from tests.linkedin import AI_PATH, LinkedIn
from tests.pseudo_locale import write_pseudo_build

# In ASCII, as Firefox reads the scripts of a card in another encoding.
# Text outside of brackets may be the brand, a name of LinkedIn's, an address, or a date.
BARE = """(root) => {
  const isBare = (text) => {
    let rest = text;
    for (let before; before !== rest; ) {
      before = rest;
      rest = rest.replace(/\\u27e6[^\\u27e6\\u27e7]*\\u27e7/gu, "");
    }
    return /\\p{L}/u.test(rest.replaceAll("Untrain", ""));
  };
  const isOther = (element) =>
    element.closest("[lang=en], a[href^='https:'], #days h2, .time, script, style") ||
    element.localName === "option";
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (!parentElement?.checkVisibility() || isOther(parentElement)) continue;
    if (isBare(data) && !/^\\/[\\w/-]+$/.test(data)) found.push(data);
  }
  for (const element of root.querySelectorAll("[aria-label]"))
    if (isBare(element.ariaLabel)) found.push(element.ariaLabel);
  return found;
}"""
BARE_PAGE = f"({BARE})(document.body)"


@pytest.fixture
def pseudo(browser_name: str, site: LinkedIn, tmp_path: Path) -> Iterator[Browser]:
    """Return a browser whose extension speaks the pseudo-locale, on the welcome page."""
    folder = tmp_path / browser_name
    write_pseudo_build(DIST / browser_name, folder)
    browser = BROWSERS[browser_name](site, folder, Options())
    start_on_welcome(browser)
    yield browser
    browser.quit()


def test_every_text_is_a_message_and_fits(pseudo: Browser) -> None:
    pseudo.set_viewport(320, 640)
    assert pseudo.js(BARE_PAGE) == [], "welcome with the notice"
    assert not pseudo.js(SIDEWAYS), "welcome with the notice"
    accept_notice(pseudo)
    for name, open_page in PAGES.items():
        open_page(pseudo)
        pseudo.set_viewport(320, 640)

        assert pseudo.js(BARE_PAGE) == [], name
        assert not pseudo.js(SIDEWAYS), name
        assert pseudo.js(CUT_OFF) == [], name
        assert pseudo.js(TALL) == [], name


def test_every_text_of_the_card_is_a_message(pseudo: Browser) -> None:
    accept_notice(pseudo)
    pseudo.new_tab(AI_PATH)
    until(pseudo.has_card, "the card")

    assert pseudo.card(BARE) == []
    assert not pseudo.js(SIDEWAYS)
