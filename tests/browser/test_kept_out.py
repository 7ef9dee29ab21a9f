"""A browser that keeps extensions off LinkedIn, whatever permission they have, is told as such."""

import json
import time
from pathlib import Path

from tests.browser.conftest import DIST, Launch, accept_notice
from tests.browser.drive import Browser, Options
from tests.browser.drive.firefox import Firefox
from tests.browser.drive.wait import until
from tests.browser.messages import words
from tests.browser.runs import open_popup_page, press, record
from tests.browser.sweep import select, wait_until_over
from tests.browser.test_organisation import unpacked_id
from tests.linkedin import AI_KEY, LinkedIn

SITE = "www.linkedin.com"


def launch_kept_out(launch: Launch, folder: Path) -> Browser:
    """Start a browser of which an administrator, or Firefox, keeps extensions off LinkedIn."""
    blocked = {unpacked_id(DIST / "chromium"): {"runtime_blocked_hosts": [f"*://{SITE}"]}}
    policy = folder / "chromium/policies/managed/extensions.json"
    policy.parent.mkdir(parents=True)
    policy.write_text(json.dumps({"ExtensionSettings": blocked}))
    browser = launch(Options(etc=folder))
    if isinstance(browser, Firefox):
        browser.quarantine(SITE)
    accept_notice(browser)
    return browser


def test_popup_and_run_say_that_extensions_are_kept_off_linkedin(
    launch: Launch, site: LinkedIn, tmp_path: Path
) -> None:
    browser = launch_kept_out(launch, tmp_path)
    assert browser.has_access(), "the permission is granted"
    open_popup_page(browser)
    select(browser, "ai-training", "research")

    pressed = time.monotonic()
    press(browser)
    ended = wait_until_over(browser, 40)
    took = time.monotonic() - pressed

    assert took < 20, "about a second on an idle machine, 30 s if nobody notices"
    assert record(browser)["reason"] == "kept-out"
    assert ended["left"] == ["ai-training", "research"], "the run stops at once"
    until(lambda: browser.text("#text") == words("reason_kept_out"), "the popup to say so")
    assert browser.text("#next") == words("openSetting")
    assert (site.saves, site.switches[AI_KEY]) == ([], True)
