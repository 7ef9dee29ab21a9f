"""The history shows every receipt in words, and can be filtered, exported, printed and undone."""

import subprocess
import sys
from typing import Any

import pytest

from tests.browser.axe import violations
from tests.browser.conftest import ROOT, accept_notice
from tests.browser.drive import Browser
from tests.browser.drive.wait import PATIENCE, until
from tests.browser.history import PAGE, SAMPLES, open_history, store_sample
from tests.browser.messages import words
from tests.browser.runs import opt_out, wait_for_record
from tests.linkedin import AI_KEY, LinkedIn, Scene

NUMBERS = "[...document.querySelectorAll('.receipt')].map((each) => Number(each.dataset.number))"
HIDDEN = "(name) => document.querySelector(name).hidden"
SELECT = """(name, value) => { const list = document.querySelector(name); list.value = value;
  list.dispatchEvent(new Event('change', { bubbles: true })); }"""
# Adds receipts to the stored ones until there are so many.
STORE_RECEIPTS = """(count) => import('/shared/receipts/chain.js').then(async (made) => {
  const facts = { setting: 'ai-training', rule: '2026-08-21', goal: 'off', before: 'on',
    did: 'clicked', outcome: 'confirmed-off', reason: '', proof: 'confirmed', save: 200,
    saveMethod: 'PUT', savePath: '/x', label: 'x',
    startedAt: 1787563800000, endedAt: 1787563809412, browser: 'b', extension: '1' };
  const stored = {};
  let { [made.HEAD_KEY]: head = null } = await browser.storage.local.get(made.HEAD_KEY);
  for (; (head?.number ?? 0) < count; head = stored[made.HEAD_KEY]) {
    const receipt = await made.nextReceipt(facts, head);
    stored[made.receiptKey(receipt.number)] = receipt;
    stored[made.HEAD_KEY] = made.headOf(receipt);
  }
  await browser.storage.local.set(stored);
})"""

SEVERAL_TIMES = 3 * PATIENCE


def store_two_thousand_receipts(browser: Browser) -> None:
    """Store 2,000 receipts, some at a time, as the time of a script is limited."""
    browser.page("pages/welcome.html")
    for count in (500, 1000, 1500, 2000):
        browser.js(STORE_RECEIPTS, count)


def test_an_empty_history_says_so(browser: Browser) -> None:
    open_history(browser)

    assert "no receipt yet" in browser.text("#empty")
    assert browser.js(HIDDEN, "#tools")
    assert browser.errors() == []


def test_the_popup_links_to_the_history(agreed: Browser) -> None:
    agreed.page("popup/popup.html")

    links = agreed.js("[...document.querySelectorAll('a')].map(({ href }) => href)")

    assert f"{agreed.base}/{PAGE}" in links


def test_receipts_are_shown_in_words_newest_first(browser: Browser, site: LinkedIn) -> None:
    accept_notice(browser)
    site.scene = Scene(save="500")
    opt_out(browser)
    site.scene = Scene()
    opt_out(browser)

    open_history(browser)

    assert browser.js(NUMBERS) == [2, 1]
    newest, oldest = (browser.text(f".receipt:nth-child({place})") for place in (1, 2))
    for part in (
        "Turned off, confirmed",
        "Untrain clicked",
        "The page was loaded again and showed it",
        "Untrain ",
    ):
        assert part in newest
    for part in (
        "Went back to its old state",
        "LinkedIn reported an error of its own.",
        "Receipt 1",
    ):
        assert part in oldest
    assert "Data for Generative AI" in browser.text(".receipt h3")
    assert not browser.js(HIDDEN, "#sound")
    assert browser.errors() == []


def test_undo_can_be_started_in_the_history(agreed: Browser, site: LinkedIn) -> None:
    opt_out(agreed)
    open_history(agreed)

    agreed.click(".receipt .undo")

    wait_for_record(agreed, outcome="confirmed-on")
    agreed.switch(PAGE)
    until(lambda: agreed.js(NUMBERS) == [2, 1], "the new receipt")
    assert "Turned on again, confirmed" in agreed.text(".receipt")
    assert site.switches[AI_KEY] is True
    until(lambda: agreed.js("document.querySelector('.receipt .undo') === null"), "no more undo")


def test_a_receipt_is_copied_in_plain_words_to_hand_over(agreed: Browser) -> None:
    receipt = store_sample(agreed, "history")["receipts"][-1]
    open_history(agreed)
    write = "async (copied) => { window.copied = copied; }"
    agreed.js(
        f"() => {{ Object.defineProperty(navigator, 'clipboard', {{ configurable: true, "
        f"value: {{ writeText: {write} }} }}); }}"
    )

    agreed.click(".receipt .copy")

    until(lambda: agreed.text("#copied") == words("copyDone"), "the answer")
    lines = str(agreed.js("window.copied")).splitlines()
    assert lines[0] == f"Untrain, Receipt {receipt['number']}"
    assert agreed.text(".receipt .ended") in lines[1]
    assert f"Proof: {agreed.text('.receipt .proof')}" in lines
    assert words("copyLimits") in lines
    assert lines[-1].endswith(f" {receipt['hash']}")
    assert violations(agreed) == []


def test_a_browser_that_refuses_to_copy_is_said_to(agreed: Browser) -> None:
    store_sample(agreed, "history")
    open_history(agreed)
    refuse = "() => Promise.reject(new Error('refused'))"
    agreed.js(
        f"() => {{ Object.defineProperty(navigator, 'clipboard', {{ configurable: true, "
        f"value: {{ writeText: {refuse} }} }}); }}"
    )

    agreed.click(".receipt .copy")

    until(lambda: agreed.text("#copied") == words("copyRefused"), "the answer")


def test_the_exported_file_is_verified_by_the_builder(agreed: Browser) -> None:
    store_sample(agreed, "odd-text")
    open_history(agreed)

    agreed.click("#export")

    file = agreed.downloads / "untrain-receipts.json"
    sample = (SAMPLES / "odd-text.json").read_bytes()
    until(lambda: file.exists() and len(file.read_bytes()) == len(sample), "the file")
    assert file.read_bytes() == sample
    command = [sys.executable, "-m", "builder", "verify-receipts", str(file)]
    verified = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (verified.returncode, verified.stderr) == (0, ""), verified.stdout


def test_the_filters_show_the_matching_receipts(agreed: Browser) -> None:
    receipts = store_sample(agreed, "history")["receipts"]
    settings = {each["setting"] for each in receipts}
    confirmed = {"confirmed-off", "already-off", "confirmed-on"}
    open_history(agreed)
    offered = agreed.js("[...document.querySelectorAll('#setting option')].map((o) => o.value)")
    assert set(offered) == {"", *settings}

    for setting in ("", *sorted(settings)):
        for ending in ("", "confirmed", "other"):
            agreed.js(SELECT, "#setting", setting)
            agreed.js(SELECT, "#ending", ending)

            expected = [
                each["number"]
                for each in reversed(receipts)
                if setting in ("", each["setting"])
                and ending in ("", "confirmed" if each["outcome"] in confirmed else "other")
            ]
            assert agreed.js(NUMBERS) == expected, (setting, ending)


@pytest.mark.parametrize("change", [{"outcome": "already-off"}, {"setting": 7}, {"reason": "new"}])
def test_a_changed_receipt_is_reported_and_the_others_are_shown(
    agreed: Browser, change: dict[str, Any]
) -> None:
    receipt = store_sample(agreed, "history")["receipts"][1]
    agreed.storage_set({"receipt:000002": receipt | change})

    open_history(agreed)

    assert "from receipt 2 on" in agreed.text("#broken")
    assert agreed.js(HIDDEN, "#sound")
    assert len(agreed.js(NUMBERS)) > 1


def test_a_missing_head_of_the_chain_is_reported(agreed: Browser) -> None:
    store_sample(agreed, "history")
    agreed.extension("() => api.storage.local.remove('receipts:head').then(() => true)")

    open_history(agreed)

    assert agreed.js("!document.querySelector('#broken').hidden")


def test_two_thousand_receipts_are_shown_a_hundred_at_a_time(agreed: Browser) -> None:
    store_two_thousand_receipts(agreed)

    open_history(agreed, SEVERAL_TIMES)

    assert len(agreed.js(NUMBERS)) == 100
    assert "2,000" in agreed.text("#count")
    agreed.click("#more")
    until(lambda: len(agreed.js(NUMBERS)) == 200, "a hundred more")
    assert agreed.js("document.activeElement.dataset.number") == "1900"


def test_a_write_to_storage_does_not_stop_the_check_of_the_chain(
    agreed: Browser,
) -> None:
    store_two_thousand_receipts(agreed)
    open_history(agreed, SEVERAL_TIMES)
    assert not agreed.js(HIDDEN, "#sound")

    agreed.js(
        """async () => { const { 'receipts:head': head } = await browser.storage.local.get();
          const hash = head.hash.replace(/./, (first) => (first === '0' ? '1' : '0'));
          await Promise.all([{ 'receipts:head': { ...head, hash } }, { region: 'eu' }]
            .map((values) => browser.storage.local.set(values))); }"""
    )

    until(lambda: not agreed.js(HIDDEN, "#broken"), "the report of the wrong head")


def test_the_printed_history_has_no_buttons(agreed: Browser) -> None:
    store_sample(agreed, "history")
    open_history(agreed)
    # Apply the rules of `@media print` to the screen.
    agreed.js(
        """() => { for (const { cssRules } of document.styleSheets) for (const rule of cssRules)
          if (rule.media?.mediaText === 'print') rule.media.mediaText = 'all' }"""
    )

    visible = agreed.js(
        """[...document.querySelectorAll('button, select')].filter((e) => e.checkVisibility())
          .map(({ id }) => id)"""
    )

    assert visible == []
    assert len(agreed.js(NUMBERS)) > 1


def test_axe_reports_nothing(browser: Browser) -> None:
    open_history(browser)
    assert violations(browser) == [], "empty"

    accept_notice(browser)
    opt_out(browser)
    open_history(browser)
    assert violations(browser) == [], "with a receipt that can be undone"

    browser.storage_set({"receipt:000001": {"number": 1}})
    until(lambda: browser.js("document.querySelector('.receipt.warning') !== null"), "the warning")
    assert violations(browser) == [], "with a receipt that cannot be read"
