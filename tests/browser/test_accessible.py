"""Axe reports no violation in any extension page, light or dark."""

from tests.browser.axe import violations
from tests.browser.conftest import ROOT
from tests.browser.drive import Browser
from tests.browser.drive.wait import PATIENCE, until
from tests.browser.lists import unfold
from tests.browser.runs import open_popup_page, opt_out
from tests.linkedin import AI_PATH, LIST_PATH, LinkedIn, Scene

# Axe cannot enter a closed shadow root, so the test copies the card into a plain page.
COPY = """(root) => [...root.children].filter(({ localName }) => localName !== "style")
  .map(({ outerHTML }) => outerHTML).join("")"""
# The style comes from the source, as scripts of a page cannot read it from the card in Firefox 140.
STYLE = [ROOT / "extension/shared/ui/design.css", ROOT / "extension/content/ui/card.css"]
PASTE = """(nodes, css) => {
  document.documentElement.lang = "en";
  document.title = "Untrain's card";
  const textContent = `:root { color-scheme: light dark; background: Canvas }
    ${css.replaceAll(":host", "#host")}`;
  document.head.append(Object.assign(document.createElement("style"), { textContent }));
  document.body.innerHTML = `<main><h1>Untrain's card</h1><div id="host">${nodes}</div></main>`;
  return document.querySelectorAll("#host .card").length; }"""
PAGES = ["pages/welcome.html", "popup/popup.html", "pages/report.html"]


def test_axe_reports_nothing_in_any_state(browser: Browser, site: LinkedIn) -> None:
    for page in PAGES:
        browser.page(page)
        assert violations(browser) == [], f"{page} before acceptance"

    browser.switch("pages/welcome.html")
    browser.click("#accept")
    until(lambda: browser.js("document.querySelector('#notice').hidden"), "the acceptance")
    assert violations(browser) == [], "welcome after acceptance"
    open_popup_page(browser)
    assert violations(browser) == [], "popup, nothing read"
    browser.click("#select-all")
    browser.click("#visits summary")
    until(lambda: len(browser.storage().get("chosen", [])) > 1, "the selection")
    assert violations(browser) == [], "popup with the list of pages"
    browser.click("#select-all")
    browser.click("[data-setting='ai-training'] input")
    until(lambda: browser.storage()["chosen"] == ["ai-training"], "the selection")

    browser.new_tab(AI_PATH)
    until(lambda: browser.has_card(), "the card")
    assert violations(browser) == [], "LinkedIn's page with the card"

    site.scene = Scene(save="500")
    opt_out(browser)
    assert violations(browser) == [], "popup after a failure"
    site.scene = Scene()
    browser.click("#opt-out")
    until(lambda: browser.js("!document.querySelector('#steps').hidden"), "the steps")
    assert violations(browser) == [], "popup during a run"


def test_axe_reports_nothing_in_the_card(agreed: Browser, site: LinkedIn) -> None:
    agreed.new_tab(LIST_PATH)
    assert_the_card_is_accessible(agreed, "Untrain:")
    unfold(agreed)
    assert_the_card_is_accessible(agreed, "Not checked yet")
    agreed.open(AI_PATH)
    assert_the_card_is_accessible(agreed, "LinkedIn may train AI")
    agreed.card_click(".fold")
    assert_the_card_is_accessible(agreed, "Untrain:")
    site.scene = Scene(untrusted="restored")
    agreed.reload()
    until(lambda: "Turn it off" in agreed.card_texts(), "the card")
    agreed.card_click("button.primary")
    assert_the_card_is_accessible(agreed, "Please click the switch yourself", 60)
    site.scene = Scene()
    agreed.click(".knob")
    assert_the_card_is_accessible(agreed, "Off, confirmed", 60)


def assert_the_card_is_accessible(browser: Browser, words: str, timeout: float = PATIENCE) -> None:
    """Wait for the card to show some words, and run axe on a copy of it."""
    until(
        lambda: words in " ".join(browser.card_texts()), f"a card with {words!r}", timeout=timeout
    )
    nodes = browser.card(COPY)
    css = "".join(each.read_text(encoding="utf-8") for each in STYLE)
    page = browser.url
    browser.new_tab()
    assert browser.js(PASTE, nodes, css) == 1
    assert violations(browser) == [], words
    browser.close_tab()
    browser.switch(page)
