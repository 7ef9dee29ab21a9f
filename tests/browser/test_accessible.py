"""Axe finds nothing to object to in any page of ours, light or dark."""

from pathlib import Path

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.runs import open_popup_page, opt_out
from tests.linkedin import AI_PATH, LinkedIn, Scene

AXE = Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js"
PAGES = ["pages/welcome.html", "popup/popup.html"]


def violations(browser: Browser) -> list[str]:
    """Run axe in the current page as it looks in the light and in the dark."""
    found = run_axe(browser)
    browser.look(dark=True)
    in_the_dark = run_axe(browser)
    browser.look(dark=False)
    return found + [f"dark: {each}" for each in in_the_dark]


def run_axe(browser: Browser, *, but: tuple[str, ...] = ()) -> list[str]:
    """Run axe in the current page, all its rules `but` some; list each broken rule with where."""
    if browser.js("typeof axe") == "undefined":
        browser.driver.execute_script(AXE.read_text(encoding="utf-8"))
    rules = {"rules": {name: {"enabled": False} for name in but}}
    found = browser.js("(rules) => axe.run(rules).then(({violations}) => violations)", rules)
    return [f"{each['id']}: {node['html']}" for each in found for node in each["nodes"]]


def test_axe_finds_nothing_in_any_state(browser: Browser, site: LinkedIn) -> None:
    for page in PAGES:
        browser.page(page)
        assert violations(browser) == [], f"{page} before acceptance"

    browser.switch("pages/welcome.html")
    browser.click("#accept")
    until(lambda: browser.js("document.querySelector('#notice').hidden"), 10, "the acceptance")
    assert violations(browser) == [], "welcome after acceptance"
    open_popup_page(browser)
    assert violations(browser) == [], "popup, nothing read"

    browser.new_tab(AI_PATH)
    until(lambda: browser.has_card(), 10, "the card")
    assert violations(browser) == [], "LinkedIn's page with the card"

    site.scene = Scene(save="500")
    opt_out(browser)
    assert violations(browser) == [], "popup after a failure"
    site.scene = Scene()
    browser.click("#opt-out")
    until(lambda: browser.js("!document.querySelector('#steps').hidden"), 10, "the steps")
    assert violations(browser) == [], "popup during a run"
