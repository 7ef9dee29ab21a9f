"""Damaged, older and newer values in storage are never trusted and never lost."""

import json
from typing import Any

from tests.browser.axe import violations
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.erase import erase
from tests.browser.expressions import SEEN
from tests.browser.history import open_history, store_sample
from tests.browser.messages import words
from tests.browser.runs import open_popup_page, wait_for_record
from tests.browser.storage_samples import HEAD, damaged_values, sample
from tests.browser.sweep import receipts
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn

START = "browser.runtime.sendMessage({type: 'start-from-popup', settings: ['ai-training']})"
SWITCH = "document.querySelector('[role=switch]') !== null"


def quarantine(browser: Browser) -> dict[str, Any]:
    """Return the values in quarantine by key."""
    return {each["key"]: each["value"] for each in browser.storage().get("aside", [])}


def assert_nothing_was_clicked(site: LinkedIn) -> None:
    """Check that nothing was saved and the switch is still on."""
    assert [each for each in site.requests if each.method == "PUT"] == []
    assert site.switches[AI_KEY] is True


def test_damaged_values_are_quarantined_and_reported_and_can_be_saved_and_deleted(
    agreed: Browser, site: LinkedIn
) -> None:
    before = agreed.storage()
    tabs = agreed.tabs()

    agreed.storage_set(damaged_values())

    until(lambda: quarantine(agreed) == damaged_values(), "all of them in quarantine")
    until(lambda: agreed.storage().keys() - {"aside"} == before.keys(), "no other new value")
    assert agreed.storage()["notice"] == before["notice"]
    assert agreed.badge()[0] == ""
    assert agreed.tabs() == tabs

    open_popup_page(agreed)
    assert agreed.text("#title") == words("titleUnknown")
    assert words("damagedKept") in agreed.text("#damaged")
    open_history(agreed)
    agreed.click("#damaged-save")
    file = agreed.downloads / "untrain-damaged.json"
    until(lambda: file.exists() and file.read_bytes().endswith(b"}\n"), "the file")
    saved = json.loads(file.read_text(encoding="utf-8"))["values"]
    assert {each["key"]: each["value"] for each in saved} == damaged_values()

    assert violations(agreed) == [], "history with the quarantine"
    agreed.click("#damaged-delete")
    until(lambda: agreed.storage() == before, "the quarantine to be deleted")
    until(lambda: agreed.js(SEEN, "#damaged-deleted"), "the confirmation")
    assert not agreed.js(SEEN, "#damaged")
    agreed.switch("popup/popup.html")
    until(lambda: not agreed.js(SEEN, "#damaged"), "the popup to hide its warning")
    assert_nothing_was_clicked(site)


def test_a_damaged_notice_does_not_count_as_acceptance(browser: Browser, site: LinkedIn) -> None:
    too_long = {"notice": {"acceptedAt": "yes" * 5000, "onPage": True}}
    browser.storage_set(too_long)

    browser.new_tab(AI_PATH)
    until(lambda: browser.js(SWITCH), "the switch")
    open_popup_page(browser)
    browser.js(START)

    assert browser.js(SEEN, "#notice")
    assert not browser.js(SEEN, "#standing")
    assert browser.js(SEEN, "#damaged")
    assert browser.storage()["notice"] == too_long["notice"]
    browser.switch(AI_PATH)
    assert not browser.has_card()
    assert_nothing_was_clicked(site)


def test_a_damaged_run_ends_interrupted(agreed: Browser, site: LinkedIn) -> None:
    agreed.new_tab(AI_PATH)
    until(lambda: agreed.has_card(), "the card")
    run = sample("run")["run"] | {"settings": ["ai-training"], "turn": 0, "setting": "ai-training"}
    progress = {key: run[key] for key in sample("version-1")["progress"]}

    agreed.storage_set({"progress": progress})
    agreed.storage_set({"run": run | {"step": "click", "clicks": -1}}, "session")

    # The page may report its reading again at once, so check the receipt and not the record.
    until(
        lambda: [each["reason"] for each in receipts(agreed)] == ["stopped"],
        "the receipt of the run",
        timeout=30,
    )
    assert receipts(agreed)[0]["outcome"] == "interrupted"
    until(lambda: "run" in quarantine(agreed), "the run in quarantine")
    assert quarantine(agreed)["run"]["clicks"] == -1
    until(lambda: "progress" not in agreed.storage(), "the run to end")
    assert "run" not in agreed.storage("session")
    assert_nothing_was_clicked(site)


def test_storage_without_version_and_head_is_migrated(agreed: Browser) -> None:
    receipts = store_sample(agreed, "history")["receipts"]
    agreed.stop_background()
    old = sample("version-1-one-setting")["progress"]

    agreed.storage_set({"version": None, "progress": old, HEAD: 7})
    open_history(agreed)
    agreed.js("browser.runtime.sendMessage({type: 'wake'})")

    wait_for_record(agreed, outcome="interrupted", reading="unknown")
    after = agreed.storage()
    assert after["version"] == sample("version-6")["version"]
    assert after[HEAD]["number"] == len(receipts) + 1
    assert after[f"receipt:{len(receipts) + 1:06}"]["previous"] == receipts[-1]["hash"]
    assert [after[f"receipt:{each['number']:06}"] for each in receipts] == receipts
    assert quarantine(agreed) == {HEAD: 7}
    until(lambda: agreed.js(SEEN, "#sound"), "the chain to be found sound")


def test_storage_of_a_newer_version_is_neither_used_nor_changed(
    agreed: Browser, site: LinkedIn
) -> None:
    store_sample(agreed, "history")
    newer = agreed.storage() | sample("version-7-unknown")
    agreed.storage_set(newer)
    agreed.stop_background()

    agreed.new_tab(AI_PATH)
    until(lambda: agreed.js(SWITCH), "the switch")
    open_popup_page(agreed)
    until(lambda: words("newerKept") in agreed.text("#notice"), "the explanation")
    agreed.js(START)
    accept = "{type: 'accept', onPage: true, byHand: false}"
    agreed.js(f"browser.runtime.sendMessage({accept}).catch(() => {{}})")
    assert violations(agreed) == [], "popup with storage of a newer version"
    agreed.page("pages/history.html")
    until(lambda: agreed.js(SEEN, "#newer"), "the explanation in the history")
    assert violations(agreed) == [], "history with storage of a newer version"
    # Only the newer version can check that chain.
    for claim in ("#empty", "#sound", "#broken", "#tools"):
        assert not agreed.js(SEEN, claim)
    assert agreed.js("document.querySelectorAll('.receipt').length") == 0

    assert agreed.storage() == newer
    agreed.switch(AI_PATH)
    assert not agreed.has_card()
    assert_nothing_was_clicked(site)
    erase(agreed)
    assert agreed.storage() == {}
