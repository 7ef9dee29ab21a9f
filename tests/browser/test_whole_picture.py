"""The popup says in one sentence where all settings stand, and draws a segment for each."""

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.runs import open_popup_page
from tests.browser.sweep import rules

KINDS = "[...document.querySelectorAll('.strip span')].map(({ dataset }) => dataset.kind)"


def test_the_sentence_and_the_segments_say_what_the_records_say(agreed: Browser) -> None:
    all_settings = len(rules())
    open_popup_page(agreed)
    unread = f"{all_settings} of {all_settings} not checked"
    until(lambda: agreed.text("#picture p") == unread, 5, "the sentence of the first day")

    off = {"reading": "off", "outcome": "already-off", "proof": "confirmed", "at": 1}
    on = {"reading": "on", "outcome": "is-on", "proof": "confirmed", "at": 1}
    gone = {"reading": "missing", "outcome": "not-offered", "proof": "", "at": 1}
    stored = {"ai-training": off, "research": on, "ads-age": on, "ads-gender": gone}
    agreed.storage_set({f"record:{name}": record for name, record in stored.items()})

    rest = all_settings - len(stored)
    sentence = f"1 of {all_settings} off, 2 on, 1 not offered, {rest} not checked"
    until(lambda: agreed.text("#picture p") == sentence, 5, "the sentence")
    kinds = agreed.js(KINDS)
    assert [kinds.count(kind) for kind in ("off", "on", "gone", "unread")] == [1, 2, 1, rest]
    assert agreed.js("document.querySelector('.strip').ariaHidden") == "true"
    agreed.click("#select-all")
    until(
        lambda: agreed.text("#opt-out") == f"Turn off the other {rest + 2} settings",
        5,
        "the button",
    )
