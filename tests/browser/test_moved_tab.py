"""An add-on that assigns LinkedIn to a container moves the run's tab. Only Firefox has these."""

from pathlib import Path

import pytest

from tests.browser.conftest import Launch, accept_notice
from tests.browser.drive import Options
from tests.browser.drive.firefox import Firefox
from tests.browser.runs import ending, open_popup_page, press, record
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn

MOVER = Path(__file__).with_name("mover")

pytestmark = pytest.mark.parametrize("browser_name", ["firefox"], indirect=True, scope="session")


def test_a_run_whose_tab_is_moved_to_another_container_says_so(
    launch: Launch, site: LinkedIn
) -> None:
    browser = launch(Options())
    assert isinstance(browser, Firefox)
    accept_notice(browser)
    browser.open_in_container("about:blank", 2)  # Turns containers on.
    browser.install_beside(MOVER)
    open_popup_page(browser)

    press(browser)

    assert ending(browser).outcome == "interrupted"
    assert record(browser)["reason"] == "tab-moved"
    assert browser.has_tab(AI_PATH), "the page is there, in the other container"
    assert (site.saves, site.switches[AI_KEY]) == ([], True)
