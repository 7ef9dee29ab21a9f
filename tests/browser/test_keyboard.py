"""Everything from the welcome page to a confirmed run works by keyboard."""

from selenium.webdriver.common.keys import Keys

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.expressions import SEEN
from tests.browser.page_reports import open_report
from tests.browser.runs import ending, open_popup_page
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn

MAX_TABS = 60
FOCUS = """() => { const { id, localName } = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return [id || localName, outlineStyle !== 'none' && outlineWidth !== '0px'] }"""
KEEP_FOCUS = "document.hasFocus() || void window.focus()"
"""Firefox may move the focus to the address bar when the extension opens a page, also late."""


def tab_to(browser: Browser, name: str) -> list[str]:
    """Press Tab until an element has the focus, and return the names of all focused elements.

    Every focused element must have a visible outline.
    """
    passed: list[str] = []
    for _ in range(MAX_TABS):
        browser.keys(Keys.TAB)
        focused = str(browser.js(FOCUS)[0])
        if focused not in ("body", "html"):
            until(lambda: _shows_focus(browser), f"{focused} to show its focus")
        passed.append(focused)
        if focused == name:
            return passed
    raise AssertionError(f"{name} cannot be reached; the focus went through {passed}")


def _shows_focus(browser: Browser) -> bool:
    """Tell whether the focused element has a visible outline, in a page that has the focus."""
    return bool(browser.js(KEEP_FOCUS) and browser.js(FOCUS)[1])


def test_the_keyboard_leads_from_the_welcome_page_to_confirmed_off(
    browser: Browser, site: LinkedIn
) -> None:
    until(lambda: browser.js(SEEN, "#accept"), "the notice")
    until(lambda: browser.js(KEEP_FOCUS), "the page to have the focus")
    tab_to(browser, "accept")
    browser.keys(Keys.ENTER)
    until(lambda: "notice" in browser.storage(), "the acceptance")
    until(
        lambda: browser.js("document.activeElement.id") == "ready",
        "the focus to move to the next step",
    )

    open_popup_page(browser)
    until(lambda: not browser.js("document.querySelector('#opt-out').disabled"), "the button")
    assert tab_to(browser, "opt-out") == ["opt-out"], "the main button comes first"
    browser.keys(Keys.SPACE)

    assert ending(browser).outcome == "confirmed-off"
    assert site.switches[AI_KEY] is False
    # The undo button can be reached as well.
    tab_to(browser, "undo")


def test_options_and_erase_dialog_work_by_keyboard(agreed: Browser) -> None:
    agreed.page("pages/options.html")
    until(lambda: agreed.js(SEEN, "#options"), "the options")
    tab_to(agreed, "input")
    agreed.keys(Keys.DOWN)
    until(lambda: agreed.storage()["notice"]["onPage"] is False, "the choice to be stored")

    tab_to(agreed, "erase")
    agreed.keys(Keys.ENTER)
    until(lambda: agreed.js("document.querySelector('#sure').open"), "the dialog")
    assert agreed.js("document.activeElement.id") == "keep", "the harmless answer comes first"
    agreed.keys(Keys.ESCAPE)

    until(lambda: not agreed.js("document.querySelector('#sure').open"), "the dialog to close")
    assert agreed.js("document.activeElement.id") == "erase"
    assert "notice" in agreed.storage()


def test_a_page_report_can_be_read_and_copied_by_keyboard(agreed: Browser) -> None:
    agreed.new_tab(AI_PATH)
    open_report(agreed)

    assert tab_to(agreed, "copy") == ["setting", "again", "file", "save", "copy"]
    agreed.keys(Keys.ENTER)

    until(lambda: agreed.text("#status"), "the answer to the press")
