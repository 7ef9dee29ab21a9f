"""A saved page shows its switch without a server."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.linkedin.page_driver import SHAPES, Browser

PAGES = Path(__file__).parent / "pages"


@pytest.mark.parametrize("shape", SHAPES)
def test_each_saved_page_shows_its_switch(browser: Browser, shape: str) -> None:
    """It is opened from disk, without a server."""
    browser.open((PAGES / f"ai-{shape}.html").as_uri())

    assert browser.on()
    assert browser.find(".knob").is_displayed()


def test_the_saved_page_with_a_frame_shows_its_switch(browser: Browser) -> None:
    """The frame is a saved page as well."""
    browser.open((PAGES / "ai-2022-frame.html").as_uri())

    browser.driver.switch_to.frame(0)

    assert browser.find(".knob").is_displayed()
