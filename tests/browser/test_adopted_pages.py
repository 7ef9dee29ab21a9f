"""Each adopted page is read, and a run there ends, as it did when the page was adopted."""

import pytest

from tests.browser.conftest import ROOT
from tests.browser.drive import Browser
from tests.linkedin import LinkedIn
from tests.linkedin.adopt.try_out import observe, run
from tests.linkedin.adopted import AdoptedPage, adopted_pages

PAGES = pytest.mark.parametrize("page", adopted_pages(), ids=lambda page: page.name)


@PAGES
def test_the_switch_of_an_adopted_page_is_read(
    browser: Browser, site: LinkedIn, page: AdoptedPage
) -> None:
    site.adopt(page)

    assert observe(browser, page, ROOT).reading == page.reading


@PAGES
def test_a_run_in_an_adopted_page_ends_as_expected(
    agreed: Browser, site: LinkedIn, page: AdoptedPage
) -> None:
    site.adopt(page)
    others = {key: value for key, value in site.switches.items() if key != page.key}

    record = run(agreed, page)

    assert record["outcome"] == page.outcome
    assert site.switches == others | {page.key: page.outcome != "confirmed-off"}
    assert {each.key for each in site.saves} <= {page.key}
