"""A run continues and ends correctly when the browser stops the background at any moment."""

from dataclasses import replace

import pytest

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.runs import open_popup_page, press, run_step, wait_for_record
from tests.linkedin import AI_KEY, LinkedIn, Scene


@pytest.mark.parametrize("step", ["open", "read", "click", "hold", "reload", "confirm"])
def test_a_run_ends_confirmed_after_the_background_was_stopped(
    agreed: Browser, site: LinkedIn, step: str
) -> None:
    # Slow enough that the test notices every step.
    slow = Scene(load_after=1.5, draw_after=1.5, save_after=3)
    # A click is observed for 0.3 s if the switch moves at once.
    site.scene = replace(slow, moves="when-answered") if step == "click" else slow
    open_popup_page(agreed)
    press(agreed)

    until(lambda: run_step(agreed) == step, f"step {step}")
    agreed.stop_background()
    wait_for_record(agreed, outcome="confirmed-off", proof="confirmed")

    assert site.switches[AI_KEY] is False
    assert len([each for each in site.requests if each.method == "PUT"]) == 1


def test_a_run_cut_off_by_a_restart_ends_interrupted(agreed: Browser) -> None:
    progress = {"id": "r", "settings": ["ai-training"], "turn": 0, "setting": "ai-training"}
    progress |= {"goal": "off", "step": "hold", "reading": "on", "proof": "clicked"}
    agreed.storage_set({"progress": progress | {"reason": "", "tabId": 1, "startedAt": 1}})

    agreed.stop_background()
    agreed.page("popup/popup.html")
    agreed.js("browser.runtime.sendMessage({type: 'wake'})")

    wait_for_record(agreed, outcome="interrupted", reading="unknown")
    until(lambda: "progress" not in agreed.storage(), "the run to end")
