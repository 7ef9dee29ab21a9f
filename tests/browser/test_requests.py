"""The page's own requests are heard during a run, and at no other time."""

from typing import Any

import pytest

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.runs import open_popup_page, opt_out, press, wait_for_record
from tests.linkedin import AI_KEY, LinkedIn, Scene


def receipt(browser: Browser) -> dict[str, Any]:
    """Return the one receipt that is kept."""
    kept = browser.storage()
    (name,) = [name for name in kept if name.startswith("receipt:")]
    found: dict[str, Any] = kept[name]
    return found


def test_requests_are_heard_during_a_run_only(agreed: Browser, site: LinkedIn) -> None:
    site.scene = Scene(draw_after=3)
    open_popup_page(agreed)
    # Firefox goes on waking the event page for a listener that was removed (Bugzilla 1899767).
    if agreed.name == "chromium":
        until(lambda: not agreed.hears_requests(), 10, "nothing to be heard before the run")

    press(agreed)
    until(agreed.hears_requests, 10, "requests to be heard")
    agreed.stop_background()
    until(agreed.hears_requests, 10, "requests to be heard by the next life")
    wait_for_record(agreed, outcome="confirmed-off")

    if agreed.name == "chromium":
        until(lambda: not agreed.hears_requests(), 10, "nothing to be heard after the run")


def test_the_receipt_says_how_the_switch_was_saved(agreed: Browser, site: LinkedIn) -> None:
    opt_out(agreed)

    kept = receipt(agreed)
    said = (kept["version"], kept["save"], kept["saveMethod"], kept["savePath"])
    assert said == (2, 200, "PUT", f"/mysettings-api/settingsApiSettings/{AI_KEY}")
    assert site.switches[AI_KEY] is False


@pytest.mark.parametrize("save_after", [3, 6])
def test_a_save_is_waited_for_though_the_background_is_stopped(
    agreed: Browser, site: LinkedIn, save_after: float
) -> None:
    site.scene = Scene(save_after=save_after)
    open_popup_page(agreed)
    press(agreed)

    until(lambda: agreed.storage().get("progress", {}).get("step") == "hold", 20, "step hold")
    agreed.stop_background()
    wait_for_record(agreed, outcome="confirmed-off")

    assert receipt(agreed)["save"] == 200
    assert len(site.saves) == 1
