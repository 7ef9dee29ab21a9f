"""The page about other rights: its links, the letter for one's region, and what is ticked off."""

from collections.abc import Iterator

import pytest

from builder.rules.load import Rules, load_rules
from builder.rules.statements import Region, Right
from tests.browser.conftest import ROOT
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.test_accessible import violations
from tests.linkedin import LinkedIn

PAGE = "pages/rights.html"
LINKS = """Object.fromEntries([...document.querySelectorAll('.right')].map((right) =>
  [right.id, [...right.querySelectorAll('a')].map(({ href, target, rel, textContent }) =>
    [href, target, rel, textContent])]))"""
SHOWN = """[...document.querySelectorAll('.right')].filter(({ hidden }) => !hidden)
  .map(({ id }) => id)"""
CHOOSE = """(id) => { const list = document.querySelector('#region'); list.value = id;
  list.dispatchEvent(new Event('change', { bubbles: true })); }"""
SET_DAY = """(day) => { const field = document.querySelector('#copy [name=back-on]');
  field.value = day; field.dispatchEvent(new Event('change', { bubbles: true })); }"""
LETTER = "document.querySelector('.letter textarea').value"
DONE = "document.querySelector('#copy [name=done]').checked"
DUE = "document.querySelector('#copy').dataset.due"


@pytest.fixture(scope="module")
def rules() -> Rules:
    """Return the rules the build was made from."""
    return load_rules(ROOT)


@pytest.fixture
def page(browser: Browser) -> Iterator[Browser]:
    """Return a browser on the page, the notice not accepted: it needs no leave of anyone."""
    open_page(browser)
    yield browser
    assert browser.errors() == []


def open_page(browser: Browser) -> None:
    """Open the page and wait until it was drawn."""
    browser.page(PAGE)
    until(lambda: browser.js(SHOWN), 10, "the rights")


def choose(browser: Browser, region: str) -> None:
    """Choose a region and wait until that was kept and drawn."""
    browser.js(CHOOSE, region)
    until(lambda: browser.storage().get("region") == region, 5, "the choice to be kept")
    guessed = "document.querySelector('#region-guessed').hidden"
    until(lambda: browser.js(guessed), 5, "the choice to be drawn")


def test_every_link_is_the_one_of_the_rules(page: Browser, rules: Rules) -> None:
    wanted = {right.id: [link_of(right)] if right.address else [] for right in rules.rights}

    assert page.js(LINKS) == wanted


def link_of(right: Right) -> list[str | None]:
    """Return what a right's link must say: its address, and that it leaves the page behind."""
    return [right.address, "_blank", "noopener noreferrer", right.address]


def test_a_link_that_ends_the_account_is_behind_its_warning(page: Browser) -> None:
    seen = "(name) => document.querySelector(`#close-account ${name}`).checkVisibility()"
    # Chromium hides the content of closed details by another way than display.
    closed = "!document.querySelector('#close-account details').open"

    assert page.js(closed)
    assert not any(page.js(seen, name) for name in ("a", ".warning"))
    page.click("#close-account summary")

    until(lambda: page.js(seen, "a"), 5, "the link")
    assert "Get a copy of your data first" in page.text("#close-account .warning")
    order = """document.querySelector('#close-account .warning').compareDocumentPosition(
      document.querySelector('#close-account a')) & Node.DOCUMENT_POSITION_FOLLOWING"""
    assert page.js(order)


# What each region's letter names, and what it must not.
LETTERS = {
    "za": (["POPIA", "section 11(3)", "I object"], ["Article 21", "Microsoft"]),
    "eu": (["Article 21", "General Data Protection Regulation", "I object"], ["POPIA"]),
    "uk": (["Microsoft", "legitimate interests"], ["POPIA", "Article 21"]),
    "cn": (["I object"], ["POPIA", "Article", "Microsoft"]),
}


def test_the_letter_is_that_of_the_region(page: Browser) -> None:
    for region, (named, unnamed) in LETTERS.items():
        choose(page, region)

        def fits(named: list[str] = named, unnamed: list[str] = unnamed) -> bool:
            letter = page.js(LETTER)
            return all(each in letter for each in named) and not any(
                each in letter for each in unnamed
            )

        until(fits, 10, f"the letter for {region}")


def test_a_chosen_reason_is_in_the_letter_that_is_copied(page: Browser) -> None:
    choose(page, "za")
    page.js("() => { navigator.clipboard.writeText = async (words) => { window.copied = words } }")
    page.click('.letter input[value="letter_reason_not_asked"]')
    page.click(".letter button")

    until(lambda: page.text(".letter .copy [role=status]") == "Copied.", 5, "the word of it")
    copied = page.js("window.copied")
    assert "This use was switched on without asking me.\n\nPlease stop" in copied
    assert "POPIA" in copied


def test_the_button_copies_with_the_browsers_own_clipboard(page: Browser) -> None:
    """A page without a window in front may be refused, and says so: it never says Copied then."""
    page.click(".letter button")

    said = until(lambda: page.text(".letter .copy [role=status]"), 5, "an answer")
    selected = "getSelection().toString() || document.activeElement.value"
    assert said == "Copied." or page.js(selected).startswith("Dear LinkedIn team")


def test_a_right_of_some_regions_is_shown_there_alone(page: Browser) -> None:
    choose(page, "uk")
    assert "regulator" in page.js(SHOWN)

    choose(page, "za")

    assert "regulator" not in page.js(SHOWN)


def test_the_text_of_a_region_tells_what_was_true_as_history(page: Browser) -> None:
    choose(page, "eu")

    said = page.text("#region-text")

    assert "Since 3 November 2025" in said
    assert "were exempt; that is no longer so" in said


def test_what_is_ticked_off_and_when_to_come_back_is_kept(page: Browser) -> None:
    page.click("#copy [name=done]")
    until(lambda: "right:copy" in page.storage(), 5, "the tick to be kept")
    page.js(SET_DAY, "2020-02-29")
    until(lambda: page.storage()["right:copy"]["backOn"], 5, "the day to be kept")

    page.reload()
    until(lambda: page.js(SHOWN), 10, "the rights")

    until(lambda: page.js(DONE), 5, "the tick")
    assert page.js(DUE) == "true"
    assert "Due since" in page.text("#copy .when")
    assert page.text("#due li") == "Get a copy of your data"
    others = "document.querySelectorAll('[name=done]:checked, [data-due=true]').length"
    assert page.js(others) == 2


def test_a_day_to_come_is_not_due_and_a_tick_can_be_taken_back(page: Browser) -> None:
    page.js(SET_DAY, "2999-12-31")
    until(lambda: "right:copy" in page.storage(), 5, "the day to be kept")
    assert page.js(DUE) == "false"
    assert page.js("document.querySelector('#due').hidden")

    page.js(SET_DAY, "")

    until(lambda: "right:copy" not in page.storage(), 5, "nothing to be kept any more")


def test_the_region_chosen_in_the_options_is_that_of_the_page(page: Browser) -> None:
    page.page("pages/options.html")
    until(lambda: page.js("document.querySelector('#region').length > 1"), 5, "the regions")
    page.js(CHOOSE, "ca")
    until(lambda: page.text("#saved") == "Saved.", 5, "the word of it")

    page.switch(PAGE)

    until(lambda: page.js("document.querySelector('#region').value") == "ca", 5, "the region")


def test_the_browsers_language_guesses_and_a_guess_is_not_kept(page: Browser) -> None:
    """English of the United States is the language of every browser in these tests."""
    assert page.js("document.querySelector('#region').value") == "us"
    assert "Guessed" in page.text("#region-guessed")
    assert "region" not in page.storage()


def test_nothing_is_asked_of_anybody(page: Browser, site: LinkedIn, rules: Rules) -> None:
    regions: tuple[Region, ...] = rules.regions
    for region in regions:
        choose(page, region.id)
    page.click("#copy [name=done]")
    until(lambda: "right:copy" in page.storage(), 5, "the tick to be kept")
    page.click(".letter button")

    loaded = page.js("performance.getEntriesByType('resource').map(({ name }) => name)")

    assert [name for name in loaded if not name.startswith(page.base)] == []
    assert site.requests == []


def test_popup_and_options_lead_to_the_page(page: Browser) -> None:
    for place in ("popup/popup.html", "pages/options.html"):
        page.page(place)
        links = page.js("[...document.querySelectorAll('a')].map(({ href }) => href)")
        assert f"{page.base}/{PAGE}" in links, place


def test_axe_finds_nothing(browser: Browser) -> None:
    open_page(browser)
    assert violations(browser) == [], "as it opens"

    choose(browser, "uk")
    browser.click("#close-account summary")
    browser.click("#deletion [name=done]")
    browser.js(SET_DAY, "2020-02-29")
    until(lambda: browser.js(DUE) == "true", 5, "the day to be drawn")
    assert violations(browser) == [], "ticked off, due and warned"

    browser.page("pages/options.html")
    until(lambda: browser.js("document.querySelector('#region').length > 1"), 5, "the regions")
    assert violations(browser) == [], "options"
