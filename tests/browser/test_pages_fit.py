"""Every extension page works in small windows, from right to left and in forced colours."""

import pytest

from tests.browser.all_pages import CUT_OFF, PAGES
from tests.browser.axe import run_axe, violations
from tests.browser.conftest import Launch, accept_notice
from tests.browser.drive import Browser, Options
from tests.browser.drive.wait import until
from tests.browser.expressions import SIDEWAYS
from tests.browser.runs import ending, open_popup_page
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn

DIRECTION = "[document.documentElement.lang.split('-')[0], document.documentElement.dir]"
MIRROR = "() => { document.documentElement.dir = 'rtl'; }"
FORCED = "matchMedia('(forced-colors: active)').matches"
# Forced colours come from the system, but axe would attribute them to the page.
SYSTEM_COLOURS = ("color-contrast",)
# The window of a phone. Firefox for Android shows the popup as a page too.
PHONE = (360, 740)
# Controls that a finger misses: buttons of less than 44 pixels and others of less than 24. A label
# belongs to its control.
SMALL = """[...document.querySelectorAll('button, select, input, summary, textarea')]
  .filter((each) => each.checkVisibility())
  .filter((each) => {
    const least = each.matches('button:not(.quiet), select') ? 44 : 24;
    return ![each, ...(each.labels ?? [])].map((one) => one.getBoundingClientRect())
      .some(({ width, height }) => width >= 24 && height >= least);
  })
  .map(({ outerHTML }) => outerHTML.slice(0, 80))"""


# The parts of a page that moved after it was first drawn. Only Chromium tells.
MOVED = """() => new Promise((resolve) => {
  const moved = (list) => list.getEntries().flatMap(({ sources }) => sources);
  const observer = new PerformanceObserver((list) => resolve(moved(list).length));
  observer.observe({ type: "layout-shift", buffered: true });
  setTimeout(resolve, 500, 0);
})"""


@pytest.mark.parametrize("browser_name", ["chromium"], indirect=True, scope="session")
def test_nothing_moves_on_the_options_page_once_it_is_shown(agreed: Browser) -> None:
    agreed.page("pages/options.html")
    until(lambda: agreed.js("document.querySelector('#page').checkVisibility()"), "the page")

    assert agreed.js(MOVED) == 0


@pytest.mark.parametrize("size", [(320, 640), (320, 256), PHONE], ids=["320px", "400%", "phone"])
def test_no_page_scrolls_sideways_or_cuts_off_text(browser: Browser, size: tuple[int, int]) -> None:
    browser.set_viewport(*size)
    assert not browser.js(SIDEWAYS), "welcome with the notice"
    accept_notice(browser)
    for name, open_page in PAGES.items():
        open_page(browser)
        browser.set_viewport(*size)

        assert not browser.js(SIDEWAYS), name
        assert browser.js(CUT_OFF) == [], name


def test_every_control_is_large_enough_for_a_finger(browser: Browser) -> None:
    browser.set_viewport(*PHONE)
    assert browser.js(SMALL) == [], "welcome with the notice"
    accept_notice(browser)
    for name, open_page in PAGES.items():
        open_page(browser)
        browser.set_viewport(*PHONE)

        assert browser.js(SMALL) == [], name


def test_a_person_with_a_phone_gets_by_with_taps(browser: Browser, site: LinkedIn) -> None:
    browser.set_viewport(*PHONE)
    browser.tap("#accept")
    until(lambda: "notice" in browser.storage(), "the acceptance to be stored")
    open_popup_page(browser)
    browser.set_viewport(*PHONE)

    until(lambda: browser.js("!document.querySelector('#opt-out').disabled"), "the button")
    browser.tap("#opt-out")

    assert ending(browser).outcome == "confirmed-off"
    assert site.switches[AI_KEY] is False


def test_english_words_are_not_mirrored_in_a_right_to_left_browser(launch: Launch) -> None:
    """Untrain is not translated into Urdu."""
    browser = launch(Options(language="ur"))
    accept_notice(browser)
    for name, open_page in PAGES.items():
        open_page(browser)

        assert browser.js(DIRECTION) == ["en", "ltr"], name

    browser.new_tab(AI_PATH)
    until(browser.has_card, "the card")
    own = "(root) => getComputedStyle(root.querySelector('.card')).direction"
    assert browser.card(own) == "ltr"


def test_axe_reports_nothing_from_right_to_left(launch: Launch) -> None:
    """Chromium's pages are in Arabic. Firefox stays in English, so the test mirrors its pages."""
    browser = launch(Options(language="ar"))
    browser.js(MIRROR)
    assert violations(browser) == [], "welcome with the notice"
    accept_notice(browser)
    for name, open_page in PAGES.items():
        open_page(browser)
        browser.js(MIRROR)

        assert browser.js("getComputedStyle(document.body).direction") == "rtl", name
        assert violations(browser) == [], name
        assert not browser.js(SIDEWAYS), name


def test_axe_reports_nothing_in_forced_colours(launch: Launch) -> None:
    browser = launch(Options(forced_colors=True))
    assert browser.js(FORCED)
    accept_notice(browser)
    for name, open_page in PAGES.items():
        open_page(browser)

        assert run_axe(browser, without=SYSTEM_COLOURS) == [], name

    browser.new_tab(AI_PATH)
    until(browser.has_card, "the card")
    assert run_axe(browser, without=SYSTEM_COLOURS) == [], "LinkedIn's page with the card"


def test_the_toolbar_popup_does_not_scroll_sideways(agreed: Browser) -> None:
    agreed.new_tab("/feed/")

    agreed.click_action()
    until(lambda: agreed.popup("document.querySelector('#settings li') !== null"), "the popup")

    until(lambda: agreed.popup("innerWidth") >= 340, "the popup's full width")
    assert not agreed.popup(SIDEWAYS)
