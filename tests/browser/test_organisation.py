"""Settings in an organisation's policy file take effect; harmful values are ignored."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import DIST, ROOT, WELCOME, Launch, accept_notice
from tests.browser.drive import Browser, Options
from tests.browser.drive.wait import until
from tests.browser.history import open_history
from tests.browser.runs import open_popup_page
from tests.linkedin import AI_PATH, LinkedIn

EXAMPLES = ROOT / "docs/organisations"
SELECTED = "[...document.querySelectorAll('#settings li input:checked')].map(({value}) => value)"
PAGE_OPTION = "document.querySelector('[name=page]:checked').value"
# Values that no policy may set. A browser that knows the schema drops them.
HOSTILE = {
    "notice": {"acceptedAt": 1, "onPage": True},
    "accepted": True,
    "start": ["ai-training"],
    "preselectedSettings": "ai-training",
    "leavePagesAlone": "yes",
    "remindAfterDays": -1,
    "noticeText": "<img src=x onerror=alert(1)>You have agreed to this already.",
    "historyExport": None,
}


def unpacked_id(folder: Path) -> str:
    """Return the id that Chromium derives from the path of an unpacked extension."""
    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:32]
    return "".join(chr(ord("a") + int(digit, 16)) for digit in digest)


def policy_files(folder: Path, policy: dict[str, Any] | None = None) -> Path:
    """Write the documented policy files to `folder` as in /etc, with other values if given."""
    ids = {"linux.json": unpacked_id(DIST / "chromium"), "firefox.json": ""}
    places = {
        "linux.json": "chromium/policies/managed/untrain.json",
        "firefox.json": "firefox/policies/policies.json",
    }
    for name, place in places.items():
        file = json.loads((EXAMPLES / name).read_text().replace("EXTENSION_ID", ids[name]))
        extensions = file.get("policies", file)["3rdparty"]
        ((_, listed),) = extensions.items()
        if policy is not None:
            for key in listed:
                listed[key] = policy
        path = folder / place
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(file))
    return folder


def launch_managed(launch: Launch, etc: Path) -> Browser:
    """Start a browser with a policy that leaves the welcome page out, and open that page."""
    browser = launch(Options(etc=etc, welcome=False))
    browser.page(WELCOME)
    return browser


# Chromium passes the policy on too late, unless an administrator installed the extension.
@pytest.mark.parametrize("browser_name", ["firefox"], indirect=True, scope="session")
def test_a_policy_leaves_the_welcome_page_out(launch: Launch, tmp_path: Path) -> None:
    browser = launch(Options(etc=policy_files(tmp_path, {"welcomeTab": False}), welcome=False))
    # The background has started and has drawn the badge of the notice.
    until(lambda: browser.badge()[1] == "Untrain: read the notice to begin", "the badge")

    assert not browser.has_tab(WELCOME)
    open_popup_page_before_notice(browser)


def test_the_documented_policy_file_takes_effect_and_clicks_nothing(
    launch: Launch, site: LinkedIn, tmp_path: Path
) -> None:
    browser = launch_managed(launch, policy_files(tmp_path))

    until(lambda: "IT department" in browser.text("#notice"), "the organisation's text")
    assert browser.js(PAGE_OPTION) == "leave"
    assert browser.js("document.querySelector('[name=page][value=show]').disabled")
    accept_notice(browser)
    browser.new_tab(AI_PATH)
    until(lambda: "record:ai-training" in browser.storage(), "the reading")
    assert not browser.has_card()
    # The content script reads this value, so it draws nothing.
    assert browser.storage()["notice"]["onPage"] is False
    open_popup_page(browser)
    assert browser.js(SELECTED) == ["ai-training", "research"]
    assert_pages_follow_the_policy(browser)
    assert "progress" not in browser.storage()
    assert not [each for each in site.requests if each.method == "PUT"]


def assert_pages_follow_the_policy(browser: Browser) -> None:
    """Check the options and the history."""
    browser.page("pages/options.html")
    until(lambda: browser.js("!document.querySelector('#options').hidden"), "the options")
    assert "organisation" in browser.text("#set-for-you")
    assert browser.js(PAGE_OPTION) == "leave"
    assert browser.js("document.querySelector('[name=days]:checked').value") == "90"
    open_history(browser)
    assert browser.js("document.querySelector('#export').hidden")


def test_a_person_may_deselect_settings_of_a_policy(launch: Launch, tmp_path: Path) -> None:
    browser = launch_managed(launch, policy_files(tmp_path))
    accept_notice(browser)
    open_popup_page(browser)
    # In Chromium a policy arrives a moment after the installation.
    until(lambda: browser.js(SELECTED) == ["ai-training", "research"], "the policy")

    browser.click("#settings [data-setting=research] input")

    until(lambda: browser.storage().get("chosen") == ["ai-training"], "the selection")
    browser.reload()
    until(lambda: browser.js(SELECTED) == ["ai-training"], "the selection to be drawn")


def test_no_policy_accepts_starts_or_hides_anything(
    launch: Launch, site: LinkedIn, tmp_path: Path
) -> None:
    browser = launch(Options(etc=policy_files(tmp_path, HOSTILE)))

    until(lambda: browser.js("!document.querySelector('#notice').hidden"), "the notice")
    until(lambda: "already" in browser.text("#notice"), "the organisation's text")
    assert browser.js("document.querySelectorAll('#notice img').length") == 0
    browser.new_tab(AI_PATH)
    open_popup_page_before_notice(browser)
    assert browser.storage() == {}
    assert not [each for each in site.requests if each.method == "PUT"]


def open_popup_page_before_notice(browser: Browser) -> None:
    """Open the popup's page, which shows the notice and a disabled button."""
    browser.page("popup/popup.html")
    until(lambda: browser.js("!document.querySelector('#notice').hidden"), "the notice")
    assert browser.js("document.querySelector('#opt-out').disabled")
