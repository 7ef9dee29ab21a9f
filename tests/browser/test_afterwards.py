"""After a run there are receipts, an undo, and reports of later changes."""

import json
import subprocess
import sys
from pathlib import Path

from tests.browser.conftest import ROOT
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.runs import (
    ending,
    open_popup_page,
    opt_out,
    press,
    record,
    wait_for_record,
)
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn, Scene

DAY = 24 * 60 * 60 * 1000
EXPORT = """import('/shared/receipts/chain.js').then(async ({ exportFile, HEAD_KEY }) => {
  const stored = await browser.storage.local.get(null);
  const keys = Object.keys(stored).filter((key) => /^receipt:\\d+$/.test(key)).sort();
  return exportFile(keys.map((key) => stored[key]), stored[HEAD_KEY] ?? null);
})"""

# Fills storage up to the last byte, or far beyond 10 MB if there is no limit.
FILL = """async () => { for (const size of [5e6, 5e5, 5e4, 5e3, 500, 50, 5, 1])
  for (let count = 0; count < (size === 5e6 ? 3 : 12); count += 1)
    try { await browser.storage.local.set({[`fill-${size}-${count}`]: 'x'.repeat(size)}) }
    catch { break } }"""


def receipts(browser: Browser) -> list[dict[str, object]]:
    """Return all stored receipts, oldest first."""
    stored = browser.storage()
    return [stored[key] for key in sorted(stored) if key.startswith("receipt:")]


def test_every_outcome_leaves_a_receipt_and_the_chain_verifies(
    agreed: Browser, site: LinkedIn, tmp_path: Path
) -> None:
    site.scene = Scene(save="500")
    opt_out(agreed)
    site.scene = Scene()
    agreed.click("#opt-out")
    wait_for_record(agreed, outcome="confirmed-off")
    opt_out(agreed)

    found = receipts(agreed)
    summaries = [(each["outcome"], each["before"], each["did"], each["save"]) for each in found]
    assert summaries == [
        ("reverted", "on", "clicked", 500),
        ("confirmed-off", "on", "clicked", 200),
        ("already-off", "off", "nothing", -1),
    ]
    assert {each["label"] for each in found} == {
        "Use my data for training content creation AI models"
    }
    file = tmp_path / "receipts.json"
    file.write_text(agreed.js(EXPORT), encoding="utf-8", newline="")
    command = [sys.executable, "-m", "builder", "verify-receipts", str(file)]
    verified = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (verified.returncode, verified.stderr) == (0, ""), verified.stdout


def test_a_receipt_contains_no_personal_data(agreed: Browser) -> None:
    opt_out(agreed)

    assert set(receipts(agreed)[0]) == {
        *("version", "number", "setting", "rule", "goal", "before", "did", "outcome", "reason"),
        *(
            "proof",
            "save",
            "saveMethod",
            "savePath",
            "label",
            "startedAt",
            "endedAt",
            "browser",
            "extension",
        ),
        *("previous", "hash"),
    }


def test_undo_turns_the_switch_on_and_confirms_it(agreed: Browser, site: LinkedIn) -> None:
    opt_out(agreed)
    others = dict(site.switches)

    agreed.click("#undo")
    wait_for_record(agreed, outcome="confirmed-on", reading="on", proof="confirmed")

    assert site.switches == others | {AI_KEY: True}
    assert [each.value for each in site.saves] == [False, True]
    until(lambda: agreed.badge()[0] == "1", "the badge")
    assert receipts(agreed)[-1]["goal"] == "on"
    until(lambda: "Turn it off" in agreed.text("#opt-out"), "the button")
    assert agreed.js("document.querySelector('#undo').hidden")


def test_a_switch_that_was_already_off_cannot_be_undone(agreed: Browser, site: LinkedIn) -> None:
    site.switches[AI_KEY] = False

    opt_out(agreed)
    agreed.js("browser.runtime.sendMessage({type: 'undo', setting: 'ai-training'})")

    assert agreed.js("document.querySelector('#undo').hidden")
    assert "run" not in agreed.storage("session")
    assert site.switches[AI_KEY] is False


def test_a_switch_that_is_on_again_is_reported_and_turned_off_in_one_click(
    agreed: Browser, site: LinkedIn
) -> None:
    opt_out(agreed)
    site.switches[AI_KEY] = True

    agreed.new_tab(AI_PATH)
    wait_for_record(agreed, reading="on", outcome="")
    until(lambda: "On again. Seen" in " ".join(agreed.card_texts()), "the card to say so")
    until(lambda: "is on again. Seen: today" in agreed.badge()[1], "the title to say so")
    until(lambda: agreed.badge()[0] == "1", "the badge")

    open_popup_page(agreed)
    until(lambda: agreed.text("#title").startswith("On again. Seen: today"), "the popup")
    agreed.click("#opt-out")
    wait_for_record(agreed, outcome="confirmed-off")
    assert site.switches[AI_KEY] is False
    assert "onAgainSince" not in record(agreed)


def test_a_reminder_shows_that_a_check_is_due_and_opens_no_tab(agreed: Browser) -> None:
    opt_out(agreed)
    agreed.page("pages/options.html")
    agreed.click('input[name="days"][value="30"]')
    until(lambda: "reminder" in agreed.storage(), "the choice to be stored")
    until(lambda: not agreed.has_tab(AI_PATH), "the run's tab to close")
    tabs = agreed.tabs()
    assert agreed.badge()[0] == ""

    longer_ago = record(agreed) | {"at": record(agreed)["at"] - 31 * DAY}
    reminder = {"days": 30, "from": agreed.storage()["reminder"]["from"] - 31 * DAY}
    agreed.storage_set({"record:ai-training": longer_ago, "reminder": reminder})

    until(lambda: agreed.badge()[0] == "?", "the question mark")
    until(lambda: "is due" in agreed.badge()[1], "the tooltip, which is set after the badge")
    assert agreed.tabs() == tabs


def test_leaving_pages_alone_can_be_chosen_later(agreed: Browser) -> None:
    agreed.new_tab(AI_PATH)
    until(lambda: agreed.has_card(), "the card")

    agreed.page("pages/options.html")
    agreed.click('input[value="leave"]')
    agreed.switch(AI_PATH)

    until(lambda: not agreed.has_card(), "the card to go")
    outlines = (
        "[...document.querySelectorAll('main *')].map((e) => getComputedStyle(e).outlineStyle)"
    )
    until(lambda: "solid" not in agreed.js(outlines), "the ring to go")


def test_a_full_storage_does_not_change_the_outcome_of_a_run(
    agreed: Browser, site: LinkedIn
) -> None:
    """Chromium allows 10 MB. Firefox has no limit, so there the receipt is stored."""
    agreed.page("pages/welcome.html")
    agreed.js(FILL)

    open_popup_page(agreed)
    press(agreed)
    ended = ending(agreed)

    assert (ended.outcome, site.switches[AI_KEY]) == ("confirmed-off", False)
    # Not all of storage, which is large.
    first = "browser.storage.local.get('receipt:000001').then(Object.keys)"
    is_stored = agreed.js(first) == ["receipt:000001"]
    assert is_stored is (agreed.name == "firefox")
    is_warned = agreed.js("document.querySelector('#unkept').checkVisibility()")
    assert is_warned is not is_stored


def test_a_run_continues_after_the_persons_own_click(agreed: Browser, site: LinkedIn) -> None:
    site.scene = Scene(untrusted="restored")
    open_popup_page(agreed)
    agreed.click("#opt-out")
    assert ending(agreed).outcome == "needs-you"
    assert "Click the marked switch" in json.dumps(agreed.text("#text"))

    agreed.switch(AI_PATH)
    until(lambda: agreed.has_card(), "the card")
    until(
        lambda: "Please click the switch yourself" in " ".join(agreed.card_texts()),
        "the card to ask",
    )
    agreed.click(".knob")

    wait_for_record(agreed, outcome="confirmed-off")
    assert site.switches[AI_KEY] is False
    assert receipts(agreed)[-1]["did"] == "person-clicked"
