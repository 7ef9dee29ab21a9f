"""The background observes the page's requests only during a run."""

from typing import Any

import pytest

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.runs import open_popup_page, opt_out, press, run_step, wait_for_record
from tests.linkedin import AI_KEY, AI_PATH, ORIGIN, LinkedIn, Scene


def receipt(browser: Browser) -> dict[str, Any]:
    """Return the only stored receipt."""
    stored = browser.storage()
    (name,) = [name for name in stored if name.startswith("receipt:")]
    found: dict[str, Any] = stored[name]
    return found


FORGETS = 156
"""The first Chromium version seen to forget the listeners of a service worker that was stopped."""


def is_woken_by_a_request(browser: Browser, site: LinkedIn) -> bool:
    """Stop the background, and tell whether a request of the page wakes it."""
    # The end of a run is an event, too.
    until(lambda: not browser.has_tab(AI_PATH), "the run's tab to close")
    browser.settle_background()
    site.scene = Scene(load_after=1.5)
    browser.js("(path) => fetch(path).then((answer) => answer.text())", AI_PATH)
    return browser.background_running()


def test_without_a_run_no_request_wakes_the_background(agreed: Browser, site: LinkedIn) -> None:
    agreed.open(f"{ORIGIN}/feed/")
    assert not is_woken_by_a_request(agreed, site)

    site.scene = Scene()
    opt_out(agreed)
    agreed.open(f"{ORIGIN}/feed/")
    assert not is_woken_by_a_request(agreed, site)


def test_a_run_leaves_no_request_listener_after_the_background_was_stopped(
    agreed: Browser, site: LinkedIn
) -> None:
    site.scene = Scene(draw_after=2)
    open_popup_page(agreed)
    press(agreed)
    until(lambda: run_step(agreed) == "read", "step read")
    agreed.stop_background()
    wait_for_record(agreed, outcome="confirmed-off")

    agreed.open(f"{ORIGIN}/feed/")
    # Firefox drops a listener when the event page starts again without adding it.
    is_woken_by_a_request(agreed, site)
    # Chromium 150 keeps what an earlier service worker listened to; 156 does not. What it wakes
    # finds no run, and listens to nothing.
    is_kept = agreed.name == "chromium" and int(agreed.version.split(".")[0]) < FORGETS
    assert is_woken_by_a_request(agreed, site) is is_kept


def test_the_receipt_contains_the_save_request(agreed: Browser, site: LinkedIn) -> None:
    opt_out(agreed)

    found = receipt(agreed)
    summary = (found["version"], found["save"], found["saveMethod"], found["savePath"])
    assert summary == (2, 200, "PUT", f"/mysettings-api/settingsApiSettings/{AI_KEY}")
    assert site.switches[AI_KEY] is False


@pytest.mark.parametrize("save_after", [3, 6])
def test_a_run_waits_for_its_save_after_the_background_was_stopped(
    agreed: Browser, site: LinkedIn, save_after: float
) -> None:
    site.scene = Scene(save_after=save_after)
    open_popup_page(agreed)
    press(agreed)

    until(lambda: run_step(agreed) == "hold", "step hold")
    agreed.stop_background()
    wait_for_record(agreed, outcome="confirmed-off")

    # A stopped background misses the request: Firefox wakes an event page only for listeners that
    # were added when it started, which was before this run.
    assert receipt(agreed)["save"] in (200, 0)
    assert len(site.saves) == 1
