"""Whoever else is in the browser gets nothing started, changed or read: each way in is tried."""

import json
import shutil
from pathlib import Path
from typing import Any

from selenium.webdriver.common.by import By

from tests.browser.conftest import Launch, accept_notice
from tests.browser.drive import Browser, Options
from tests.browser.drive.wait import until
from tests.browser.runs import wait_for_record
from tests.linkedin import AI_PATH, LinkedIn

INTRUDER = Path(__file__).with_name("intruder")
MATCHES = "https://www.linkedin.com/*"
# Every message that our own parts send one another.
MESSAGES: list[dict[str, Any]] = [
    {"type": "accept", "onPage": True},
    {"type": "start-from-popup", "settings": ["ai-training"]},
    {"type": "start", "settings": ["ai-training"]},
    {"type": "select-settings", "settings": []},
    {"type": "undo", "setting": "ai-training"},
    {"type": "save-options", "onPage": False, "remindAfter": 30},
    {"type": "reading", "setting": "ai-training", "reading": "off"},
    {"type": "highlight", "on": False},
    {"type": "open-popup"},
    {"type": "cancel"},
    {"type": "erase"},
]

# What the content security policy must be seen to stop, as browsers name it.
STOPPED = {"base-uri", "connect-src", "img-src", "script-src-elem", "style-src-elem"}

# The pages of ours that are really there.
OPEN = "api.extension.getViews().map((view) => view.location.pathname)"

SHOUT = (INTRUDER / "shout.js").read_text()
BREAK_OUT = (INTRUDER / "break-out.js").read_text()


def test_another_extension_starts_and_changes_nothing(
    launch: Launch, site: LinkedIn, tmp_path: Path
) -> None:
    browser = launch(Options())
    accept_notice(browser)
    browser.install_beside(intruder(tmp_path, browser))
    browser.new_tab(AI_PATH)
    until(lambda: browser.has_card(), 10, "the card")
    wait_for_record(browser, reading="on")
    before = browser.storage()

    browser.js("document.dispatchEvent(new Event('intrude'))")
    came = json.loads(until(lambda: browser.js("document.documentElement.dataset.intruder"), 10))

    assert came["pressed"] > 0, "it must reach our buttons to show that this is not enough"
    assert len(came["said"]) == len(MESSAGES) + 1
    assert all(each.startswith("refused") for each in came["said"]), came["said"]
    assert_untouched(browser, site, before)


def intruder(folder: Path, browser: Browser) -> Path:
    """Make the other extension, which knows ours by its id and address, and return its folder."""
    shutil.copytree(INTRUDER, folder, dirs_exist_ok=True)
    target = {"id": browser.id, "base": browser.base, "messages": MESSAGES}
    (folder / "target.json").write_text(json.dumps(target))
    scripts = [{"matches": [MATCHES], "js": ["content.js"]}]
    manifest: dict[str, Any] = {"name": "Intruder", "version": "1", "content_scripts": scripts}
    if browser.name == "chromium":
        background: dict[str, Any] = {"service_worker": "background.js"}
        manifest |= {
            "manifest_version": 3,
            "host_permissions": [MATCHES],
            "permissions": ["storage"],
        }
    else:
        # Only an older manifest is given access to sites without asking the person.
        background = {"scripts": ["background.js"]}
        manifest |= {"manifest_version": 2, "permissions": ["storage", MATCHES]}
    (folder / "manifest.json").write_text(json.dumps(manifest | {"background": background}))
    return folder


def assert_untouched(browser: Browser, site: LinkedIn, before: dict[str, Any]) -> None:
    """Look at everything that an intruder would have wanted to change."""
    assert browser.storage() == before
    assert "run" not in browser.storage("session")
    assert site.saves == []
    # A tab that Chromium blocked keeps the address it was to have.
    assert "/popup/popup.html" not in browser.extension(OPEN)


def test_a_page_that_shouts_and_opens_our_pages_starts_nothing(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.new_tab(AI_PATH)
    until(lambda: agreed.has_card(), 10, "the card")
    wait_for_record(agreed, reading="on")
    before = agreed.storage()

    page = agreed.driver.current_window_handle
    agreed.js(f"({SHOUT})", agreed.base, MESSAGES)

    agreed.driver.switch_to.window(page)
    agreed.driver.switch_to.frame(agreed.driver.find_elements(By.TAG_NAME, "iframe")[-1])
    assert agreed.driver.find_elements(By.ID, "opt-out") == [], "our popup in a frame of theirs"
    agreed.driver.switch_to.default_content()
    assert_untouched(agreed, site, before)


def test_a_settings_page_inside_another_page_is_none_of_our_business(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.new_tab("/feed/")

    agreed.js(
        """(path) => new Promise((resolve) => {
          const frame = document.createElement("iframe");
          frame.onload = resolve;
          frame.src = path;
          document.body.append(frame);
        }).then(() => "loaded")""",
        AI_PATH,
    )
    until(lambda: agreed.js("frames[0].document.querySelector('[role=switch]') !== null"), 10)

    assert not agreed.has_card()
    assert "record:ai-training" not in agreed.storage()
    assert site.saves == []


def test_a_page_of_ours_cannot_be_made_to_load_run_or_send(agreed: Browser, site: LinkedIn) -> None:
    agreed.page("pages/welcome.html")
    before = len(site.requests)

    came = agreed.js(f"({BREAK_OUT})")

    assert came["broke"] == ""
    assert len(site.requests) == before
    assert set(came["broken"]) >= STOPPED
