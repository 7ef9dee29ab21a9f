"""Other extensions and pages can neither start, change nor read anything."""

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
# Every message between parts of the extension.
MESSAGES: list[dict[str, Any]] = [
    {"type": "accept", "onPage": True, "byHand": False},
    {"type": "start-from-popup", "settings": ["ai-training"]},
    {"type": "start", "settings": ["ai-training"]},
    {"type": "select-settings", "settings": []},
    {"type": "undo", "setting": "ai-training"},
    {"type": "save-on-page", "onPage": False},
    {"type": "save-by-hand", "byHand": True},
    {"type": "save-reminder", "days": 30},
    {"type": "reading", "setting": "ai-training", "reading": "off"},
    {"type": "highlight", "on": False},
    {"type": "open-popup"},
    {"type": "cancel"},
    {"type": "skip"},
    {"type": "erase"},
]

# The directives of the content security policy that must report violations.
REPORTED = {"base-uri", "connect-src", "img-src", "script-src-elem", "style-src-elem"}

# The extension's open pages.
OPEN_PAGES = "api.extension.getViews().map((view) => view.location.pathname)"

SHOUT = (INTRUDER / "shout.js").read_text()
BREAK_OUT = (INTRUDER / "break-out.js").read_text()


def test_another_extension_can_start_and_change_nothing(
    launch: Launch, site: LinkedIn, tmp_path: Path
) -> None:
    browser = launch(Options())
    accept_notice(browser)
    browser.install_beside(intruder(tmp_path, browser))
    browser.new_tab(AI_PATH)
    until(lambda: browser.has_card(), "the card")
    wait_for_record(browser, reading="on")
    before = browser.storage()

    browser.js("document.dispatchEvent(new Event('intrude'))")
    result = json.loads(until(lambda: browser.js("document.documentElement.dataset.intruder")))

    assert result["pressed"] > 0, "the test is void if no button was reached"
    assert len(result["said"]) == len(MESSAGES) + 1
    assert all(each.startswith("refused") for each in result["said"]), result["said"]
    assert_untouched(browser, site, before)


def intruder(folder: Path, browser: Browser) -> Path:
    """Create the other extension, which knows Untrain's id and address, and return its folder."""
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
        # Firefox grants access to sites without a prompt only to manifest version 2.
        background = {"scripts": ["background.js"]}
        manifest |= {"manifest_version": 2, "permissions": ["storage", MATCHES]}
    (folder / "manifest.json").write_text(json.dumps(manifest | {"background": background}))
    return folder


def assert_untouched(browser: Browser, site: LinkedIn, before: dict[str, Any]) -> None:
    """Check that storage, switches and tabs are unchanged."""
    assert browser.storage() == before
    assert "run" not in browser.storage("session")
    assert site.saves == []
    # Do not look at addresses of tabs: Chromium keeps that of a blocked page.
    assert "/popup/popup.html" not in browser.extension(OPEN_PAGES)


def test_a_page_that_posts_messages_and_opens_extension_pages_starts_nothing(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.new_tab(AI_PATH)
    until(lambda: agreed.has_card(), "the card")
    wait_for_record(agreed, reading="on")
    before = agreed.storage()

    page = agreed.driver.current_window_handle
    agreed.js(f"({SHOUT})", agreed.base, MESSAGES)

    agreed.driver.switch_to.window(page)
    agreed.driver.switch_to.frame(agreed.driver.find_elements(By.TAG_NAME, "iframe")[-1])
    assert agreed.driver.find_elements(By.ID, "opt-out") == [], "the popup must not load in a frame"
    agreed.driver.switch_to.default_content()
    assert_untouched(agreed, site, before)


def test_a_settings_page_in_a_frame_is_ignored(agreed: Browser, site: LinkedIn) -> None:
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
    until(lambda: agreed.js("frames[0].document.querySelector('[role=switch]') !== null"))

    assert not agreed.has_card()
    assert "record:ai-training" not in agreed.storage()
    assert site.saves == []


def test_extension_pages_cannot_load_remote_code_or_send_requests(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.page("pages/welcome.html")
    before = len(site.requests)

    result = agreed.js(f"({BREAK_OUT})")

    assert result["broke"] == ""
    assert len(site.requests) == before
    assert set(result["broken"]) >= REPORTED
