"""A page draws its switch late, or first in a wrong state, as its scene says."""

from __future__ import annotations

from typing import Any

import pytest

from tests.linkedin import AI_KEY, AI_PATH, ORIGIN, LinkedIn, Scene
from tests.linkedin.page_driver import SHOWN, Browser

SWITCH = "document.querySelector('[role=switch]')"
# Whether it is checked and whether it is disabled, as text.
STATE = f"((one) => one && `${{one.checked}} ${{one.disabled}}`)({SWITCH})"


def test_content_is_drawn_late(browser: Browser, site: LinkedIn) -> None:
    """The document is complete before it contains the switch."""
    site.scene = Scene(draw_after=1)
    with browser.recording(f"document.readyState + ' ' + {SHOWN}"):
        browser.open()

        assert browser.on()
        assert "complete null" in browser.js("return recorded")


def test_a_picture_arrives_late(browser: Browser, site: LinkedIn) -> None:
    """The page is drawn long before its `load` event."""
    site.scene = Scene(picture_after=3)

    browser.open()

    page = browser.js("return performance.getEntriesByType('navigation')[0].toJSON()")
    assert page["domContentLoadedEventEnd"] < page["loadEventStart"] - 300


@pytest.mark.parametrize("skeleton", ["off", "disabled"])
def test_a_skeleton_is_corrected(browser: Browser, site: LinkedIn, skeleton: Any) -> None:
    """The skeleton does not show the state of the server."""
    site.scene = Scene(skeleton=skeleton, skeleton_for=0.6)
    with browser.recording(STATE):
        browser.open()

        browser.until(lambda: browser.js("return recorded.at(-1)") == "true false")
        first = {"off": "false false", "disabled": "true true"}[skeleton]
        assert browser.js("return recorded") == [first, "true false"]


@pytest.mark.parametrize("skeleton", ["off", "disabled", "none"])
def test_the_state_may_come_over_the_network(
    browser: Browser, site: LinkedIn, skeleton: Any
) -> None:
    """The page shows its skeleton until its settings request is answered."""
    site.scene = Scene(skeleton=skeleton, state_after=1)
    with browser.recording(f"document.readyState + ' ' + {STATE}"):
        browser.open()

        browser.until(lambda: browser.js("return recorded.at(-1)") == "complete true false")
        shown = {"off": "false false", "disabled": "true true", "none": "null"}[skeleton]
        assert f"complete {shown}" in browser.js("return recorded")

    assert [each.path for each in site.requests][-1] == "/mysettings-api/settings"
    browser.click()
    browser.until(lambda: not site.switches[AI_KEY])


def test_the_answer_has_the_state_at_the_time_of_the_answer(
    browser: Browser, site: LinkedIn
) -> None:
    """The state at the time of the page load does not matter."""
    site.scene = Scene(skeleton="disabled", state_after=3)
    browser.open()

    site.switches[AI_KEY] = False

    browser.until(lambda: browser.js(f"return !{SWITCH}.disabled"))
    assert not browser.on()


@pytest.mark.parametrize("state", ["500", "dropped"])
def test_a_page_without_an_answer_keeps_its_skeleton(
    browser: Browser, site: LinkedIn, state: Any
) -> None:
    """It does not know the state of the server."""
    site.scene = Scene(skeleton="off", state=state)

    browser.open()

    browser.until(lambda: "/mysettings-api/settings" in [each.path for each in site.requests])
    browser.click()
    assert browser.js("return arguments[0].checked", browser.find("[role=switch]"))
    assert site.saves == []


def test_the_settings_request_may_never_be_answered(browser: Browser, site: LinkedIn) -> None:
    """The request stays open, and the page keeps its skeleton."""
    site.scene = Scene(skeleton="off", state="never")

    browser.open()

    assert not browser.on()
    browser.until(lambda: browser.js("return document.readyState === 'complete'"))
    assert [each.path for each in site.requests] == [AI_PATH]


@pytest.mark.parametrize(
    ("script", "ready"), [("blocking", "loading"), ("deferred", "interactive")]
)
def test_the_script_that_draws_may_be_late(
    browser: Browser, site: LinkedIn, script: Any, ready: str
) -> None:
    """Until then the HTML shows the skeleton, and the document is not complete, twice."""
    site.scene = Scene(skeleton="off", skeleton_for=0.1, script_after=0.6, script=script)
    with browser.recording(f"{SWITCH} && `${{document.readyState}} ${{{SWITCH}.checked}}`"):
        for _ in range(2):
            browser.open()

            # The record is up to 10 ms behind the page.
            browser.until(lambda: browser.js("return recorded.at(-1)") == "complete true")

            recorded = browser.js("return window.recorded")
            # The parser may still be at work when the switch is first seen.
            assert recorded[0] in ("loading false", f"{ready} false")
            assert f"{ready} false" in recorded


@pytest.mark.parametrize("stream", ["fetch", "event-source"])
def test_a_page_may_keep_a_stream_open(browser: Browser, site: LinkedIn, stream: Any) -> None:
    """The stream delays neither a click nor the next page load."""
    site.scene = Scene(stream=stream)
    browser.open()

    browser.until(lambda: browser.js("return window.__streamed"))

    assert "/realtime/connect" in [each.path for each in site.requests]
    browser.click()
    browser.until(lambda: not site.switches[AI_KEY])
    browser.open()
    assert not browser.on()


def test_a_page_may_track_its_person(browser: Browser, site: LinkedIn) -> None:
    """It posts at each click and once a second."""
    site.scene = Scene(tracking=True)
    browser.open()

    def posts() -> int:
        return [each.path for each in site.requests].count("/li/track")

    browser.click("h1")

    # A slow machine may see the first post only after the second.
    browser.until(lambda: posts() >= 1)
    browser.until(lambda: posts() >= 3)


def test_navigating_within_the_app_loads_no_document(browser: Browser, site: LinkedIn) -> None:
    """Only the address, the title and the content change."""
    browser.open("/mypreferences/d/categories/privacy")
    browser.js("window.marker = 1")

    browser.click('a[href$="data-for-ai-improvement"]')

    assert browser.on()
    assert browser.driver.current_url == ORIGIN + AI_PATH
    assert browser.driver.title.startswith("Data for Generative AI Improvement")
    browser.driver.back()
    browser.until(lambda: "Data privacy" in browser.driver.title)
    browser.js("window.__navigate(arguments[0])", "/mypreferences/d/settings/linkedin-promotions")
    browser.until(lambda: browser.js("return document.querySelectorAll('.knob').length") == 2)
    assert browser.js("return window.marker") == 1
    assert [r.path for r in site.requests if r.dest == "document"] == [
        "/mypreferences/d/categories/privacy"
    ]


def test_signing_in_leads_back_to_the_requested_page(browser: Browser, site: LinkedIn) -> None:
    """The address of the sign-in page has the path."""
    site.signed_in = False
    browser.open()

    browser.click("form button")

    assert browser.on()
    assert browser.driver.current_url == ORIGIN + AI_PATH
