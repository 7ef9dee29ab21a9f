"""Pages without settings are left untouched, and no page sees more than the card's host."""

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.linkedin import AI_PATH, LinkedIn

ASK_EVERY_TAB = """browser.tabs.query({url: 'https://www.linkedin.com/*'}).then((tabs) =>
  Promise.all(tabs.map(({id, url}) => browser.tabs.sendMessage(id, {type: 'nothing'})
    .then(() => url, () => null)))).then((urls) => urls.filter(Boolean))"""


def test_only_settings_pages_have_a_content_script(agreed: Browser) -> None:
    agreed.new_tab("/feed/")
    agreed.new_tab("/mypreferences/d/categories/account")
    agreed.new_tab(AI_PATH)
    until(lambda: agreed.has_card(), "the card")

    agreed.page("popup/popup.html")
    listening = agreed.js(ASK_EVERY_TAB)

    assert len(listening) == 1
    assert AI_PATH in listening[0]


def test_the_feed_is_unchanged(agreed: Browser, site: LinkedIn) -> None:
    agreed.new_tab("/feed/")

    assert agreed.js("document.documentElement.children.length") == 2
    assert not agreed.has_card()
    assert not [each for each in site.requests if each.method == "PUT"]


def test_a_page_finds_only_the_host_of_the_card(agreed: Browser) -> None:
    agreed.new_tab(AI_PATH)
    until(lambda: agreed.has_card(), "the card")

    seen = agreed.js(
        """() => ({globals: ['untrain', 'browser'].filter((name) => name in window),
          address: document.documentElement.outerHTML.includes('-extension://'),
          sheets: [...document.styleSheets].length, adopted: document.adoptedStyleSheets.length,
          stored: localStorage.length + sessionStorage.length,
          nodes: [...document.documentElement.children].map(({localName}) => localName)})"""
    )

    sheets = agreed.js("document.querySelectorAll('link[rel=stylesheet], style').length")
    assert seen == {
        "globals": [],
        "address": False,
        "sheets": sheets,
        "adopted": 0,
        "stored": 0,
        "nodes": ["head", "body", "div"],
    }
