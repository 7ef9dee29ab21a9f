"""The page about other rights has links, a letter for the region, and a list to tick off."""

from collections.abc import Iterator

import pytest

from builder.rules.load import Rules, load_rules
from builder.rules.statements import Region, Right
from tests.browser.axe import violations
from tests.browser.conftest import ROOT
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.expressions import SEEN
from tests.browser.rights import PAGE, SELECT, SHOWN, open_rights, select_region
from tests.linkedin import LinkedIn

LINKS = """Object.fromEntries([...document.querySelectorAll('.right')].map((right) =>
  [right.id, [...right.querySelectorAll('a')].map(({ href, target, rel, textContent }) =>
    [href, target, rel, textContent])]))"""
SET_DAY = """(day) => { const field = document.querySelector('#copy [name=back-on]');
  field.value = day; field.dispatchEvent(new Event('change', { bubbles: true })); }"""
LETTER = "document.querySelector('.letter textarea').value"
DONE = "document.querySelector('#copy [name=done]').checked"
DUE = "document.querySelector('#copy').dataset.due"


@pytest.fixture(scope="module")
def rules() -> Rules:
    """Return the repository's rules."""
    return load_rules(ROOT)


@pytest.fixture
def page(browser: Browser) -> Iterator[Browser]:
    """Return a browser on the page, without acceptance of the notice, which it does not need."""
    open_rights(browser)
    yield browser
    assert browser.errors() == []


def test_every_link_is_that_of_the_rules(page: Browser, rules: Rules) -> None:
    expected = {right.id: [link_of(right)] if right.address else [] for right in rules.rights}

    assert page.js(LINKS) == expected


def link_of(right: Right) -> list[str | None]:
    """Return address, target, rel and text of a right's link."""
    return [right.address, "_blank", "noopener noreferrer", right.address]


def test_the_link_that_closes_the_account_follows_a_warning(page: Browser) -> None:
    visible = "(name) => document.querySelector(`#close-account ${name}`).checkVisibility()"
    # Chromium does not hide the content of closed details with `display`.
    closed = "!document.querySelector('#close-account details').open"

    assert page.js(closed)
    assert not any(page.js(visible, name) for name in ("a", ".warning"))
    page.click("#close-account summary")

    until(lambda: page.js(visible, "a"), "the link")
    assert "Get a copy of your data first" in page.text("#close-account .warning")
    order = """document.querySelector('#close-account .warning').compareDocumentPosition(
      document.querySelector('#close-account a')) & Node.DOCUMENT_POSITION_FOLLOWING"""
    assert page.js(order)


# Words that each region's letter must and must not contain.
LETTERS = {
    "za": (["POPIA", "section 11(3)", "I object"], ["Article 21", "Microsoft"]),
    "eu": (["Article 21", "General Data Protection Regulation", "I object"], ["POPIA"]),
    "uk": (["Microsoft", "legitimate interests"], ["POPIA", "Article 21"]),
    "cn": (["I object"], ["POPIA", "Article", "Microsoft"]),
}


def test_the_letter_is_that_of_the_region(page: Browser) -> None:
    for region, (included, excluded) in LETTERS.items():
        select_region(page, region)

        def matches(included: list[str] = included, excluded: list[str] = excluded) -> bool:
            letter = page.js(LETTER)
            return all(each in letter for each in included) and not any(
                each in letter for each in excluded
            )

        until(matches, f"the letter for {region}")


def test_a_selected_reason_is_in_the_copied_letter(page: Browser) -> None:
    select_region(page, "za")
    page.js("() => { navigator.clipboard.writeText = async (words) => { window.copied = words } }")
    page.click('.letter input[value="letter_reason_not_asked"]')
    page.click(".letter button")

    until(lambda: page.text(".letter .copy [role=status]") == "Copied.", "the confirmation")
    copied = page.js("window.copied")
    assert "This use was switched on without asking me.\n\nPlease stop" in copied
    assert "POPIA" in copied


def test_the_button_copies_or_selects_the_letter(page: Browser) -> None:
    """The browser may refuse a page in the background, which then does not claim to have copied."""
    page.click(".letter button")

    status = until(lambda: page.text(".letter .copy [role=status]"), "an answer")
    selected = "getSelection().toString() || document.activeElement.value"
    assert status == "Copied." or page.js(selected).startswith("Dear LinkedIn team")


def test_a_right_of_some_regions_is_shown_only_there(page: Browser) -> None:
    select_region(page, "uk")
    assert "regulator" in page.js(SHOWN)

    select_region(page, "za")

    assert "regulator" not in page.js(SHOWN)


def test_the_text_of_a_region_describes_the_past_as_history(page: Browser) -> None:
    select_region(page, "eu")

    text = page.text("#region-text")

    assert "Since 3 November 2025" in text
    assert "were exempt; this exception has ended" in text


def test_ticks_and_dates_are_stored(page: Browser) -> None:
    page.click("#copy [name=done]")
    until(lambda: "right:copy" in page.storage(), "the tick to be stored")
    page.js(SET_DAY, "2020-02-29")
    until(lambda: page.storage()["right:copy"]["backOn"], "the date to be stored")

    page.reload()
    until(lambda: page.js(SHOWN), "the rights")

    until(lambda: page.js(DONE), "the tick")
    assert page.js(DUE) == "true"
    assert "Due since" in page.text("#copy .when")
    assert page.text("#due li") == "Get a copy of your data"
    others = "document.querySelectorAll('[name=done]:checked, [data-due=true]').length"
    assert page.js(others) == 2


def test_a_future_date_is_not_due_and_can_be_removed(page: Browser) -> None:
    page.js(SET_DAY, "2999-12-31")
    until(lambda: "right:copy" in page.storage(), "the date to be stored")
    assert page.js(DUE) == "false"
    assert page.js("document.querySelector('#due').hidden")

    page.js(SET_DAY, "")

    until(lambda: "right:copy" not in page.storage(), "the stored value to be removed")


def test_setting_a_day_keeps_a_tick_that_the_page_does_not_show_yet(page: Browser) -> None:
    page.click("#copy [name=done]")
    until(lambda: "right:copy" in page.storage(), "the tick to be stored")
    page.js("document.querySelector('#copy [name=done]').checked = false")

    page.js(SET_DAY, "2020-02-29")

    until(lambda: page.storage()["right:copy"]["backOn"], "the date to be stored")
    assert page.storage()["right:copy"]["doneAt"] > 0
    until(lambda: page.js(DONE), "the tick to be drawn")


def test_the_region_selected_in_the_options_applies_to_the_page(page: Browser) -> None:
    page.page("pages/options.html")
    until(lambda: page.js(SEEN, "#page"), "the options")
    page.js(SELECT, "ca")
    until(lambda: page.text("#saved") == "Saved.", "the confirmation")

    page.switch(PAGE)

    until(lambda: page.js("document.querySelector('#region').value") == "ca", "the region")


def test_the_region_is_guessed_from_the_language_and_not_stored(page: Browser) -> None:
    """The language of the browsers in these tests is en-US."""
    assert page.js("document.querySelector('#region').value") == "us"
    assert "Guessed" in page.text("#region-guessed")
    assert "region" not in page.storage()


def test_the_page_sends_no_request(page: Browser, site: LinkedIn, rules: Rules) -> None:
    regions: tuple[Region, ...] = rules.regions
    for region in regions:
        select_region(page, region.id)
    page.click("#copy [name=done]")
    until(lambda: "right:copy" in page.storage(), "the tick to be stored")
    page.click(".letter button")

    loaded = page.js("performance.getEntriesByType('resource').map(({ name }) => name)")

    assert [name for name in loaded if not name.startswith(page.base)] == []
    assert site.requests == []


def test_popup_and_options_link_to_the_page(page: Browser) -> None:
    for place in ("popup/popup.html", "pages/options.html"):
        page.page(place)
        links = page.js("[...document.querySelectorAll('a')].map(({ href }) => href)")
        assert f"{page.base}/{PAGE}" in links, place


def test_axe_reports_nothing(browser: Browser) -> None:
    open_rights(browser)
    assert violations(browser) == [], "after opening"

    select_region(browser, "uk")
    browser.click("#close-account summary")
    browser.click("#deletion [name=done]")
    browser.js(SET_DAY, "2020-02-29")
    until(lambda: browser.js(DUE) == "true", "the date to be drawn")
    assert violations(browser) == [], "with ticks, a due date and the warning"

    browser.page("pages/options.html")
    until(lambda: browser.js(SEEN, "#page"), "the options")
    assert violations(browser) == [], "options"
