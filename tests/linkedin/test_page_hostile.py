"""A hostile page deceives scripts in its own world, and works for a person."""

from __future__ import annotations

from tests.linkedin import AI_KEY, LinkedIn, Scene
from tests.linkedin.page_driver import Browser


def test_a_hostile_page_still_works_for_a_person(browser: Browser, site: LinkedIn) -> None:
    """Even with all attacks at once, a real click saves."""
    site.scene = Scene(
        mutations_per_second=10_000, patched=True, clobbered=True, synthetic_clicks=True
    )
    browser.open()
    browser.until(lambda: browser.js("return window.__mutations > 1000 && window.__pressed > 50"))

    browser.click_at("document.getElementsByClassName('knob')[0]")

    browser.until(lambda: site.saves)
    assert [save.value for save in site.saves] == [False]
    assert not site.switches[AI_KEY]


def test_a_hostile_page_breaks_scripts_in_its_own_world(browser: Browser, site: LinkedIn) -> None:
    """Methods to find and click elements are replaced or shadowed there."""
    site.scene = Scene(patched=True, clobbered=True)
    browser.open()

    browser.js("document.getElementsByClassName('knob')[0].click()")

    assert browser.js("return window.__lied") == ["click"]
    assert browser.js("return String(document.querySelector)") == "[object HTMLFormElement]"
    assert browser.js("return document.body.tagName") == "IMG"
    assert browser.js("return document.forms.tagName") == "FORM"
    assert site.saves == []
