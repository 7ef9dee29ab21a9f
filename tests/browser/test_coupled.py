"""LinkedIn turns sharing with partners off along with ads outside of it; what is said fits that."""

import pytest

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.runs import open_popup_page, press
from tests.browser.test_popup_states import words
from tests.browser.test_sweep import choose, receipts, records, rules, wait_until_over
from tests.linkedin import LinkedIn
from tests.linkedin.catalogue import ADS_KEY, PARTNER_KEY

ADS, PARTNER = "ads-beyond-linkedin", "partner-sharing"
UNDOS = "[...document.querySelectorAll('.receipts button')].map((each) => each.ariaLabel)"


@pytest.fixture
def coupled(agreed: Browser, site: LinkedIn) -> Browser:
    """Return a browser on a LinkedIn that turns one switch off along with the other."""
    site.coupled = True
    return agreed


def run_over(browser: Browser, setting: str, outcome: str) -> None:
    """Choose one setting in the popup page in front, press, and wait for its outcome."""
    choose(browser, setting)
    press(browser)
    until(lambda: records(browser).get(setting) == outcome, 60, f"{setting} to be {outcome}")
    until(lambda: "progress" not in browser.storage(), 10, "the run to be over")


def told(browser: Browser) -> list[tuple[object, ...]]:
    """Return what the receipts say was read, done and proved."""
    return [
        (each["setting"], each["before"], each["did"], each["outcome"])
        for each in receipts(browser)
    ]


def test_a_run_over_both_says_what_it_found_of_each(coupled: Browser, site: LinkedIn) -> None:
    open_popup_page(coupled)
    choose(coupled, PARTNER, ADS)
    press(coupled)
    wait_until_over(coupled)

    assert site.coupled
    assert not site.switches[ADS_KEY]
    assert not site.switches[PARTNER_KEY]
    # The second went off with the first, which is why it comes second.
    both = [(ADS, "on", "clicked", "confirmed-off"), (PARTNER, "off", "nothing", "already-off")]
    assert told(coupled) == both


def test_what_went_off_along_with_another_was_off_already_and_is_not_undone_with_it(
    coupled: Browser, site: LinkedIn
) -> None:
    coupled.new_tab(rules()[PARTNER]["paths"][0])
    key = f"record:{PARTNER}"
    until(lambda: coupled.storage().get(key, {}).get("reading") == "on", 10, "the visit")
    # A page that was drawn before would be clicked as it is: it still shows the switch on.
    coupled.close_tab()
    open_popup_page(coupled)
    assert words("warning_ads_beyond_linkedin") in coupled.text(f"[data-setting='{ADS}']")

    run_over(coupled, ADS, "confirmed-off")

    assert coupled.storage()[key]["reading"] == "unknown", "nobody may call it on any more"
    run_over(coupled, PARTNER, "already-off")
    first = (ADS, "on", "clicked", "confirmed-off")
    assert told(coupled) == [first, (PARTNER, "off", "nothing", "already-off")]
    coupled.page("pages/history.html")
    until(lambda: len(coupled.js(UNDOS)) == 1, 10, "one way back")
    assert rules()[ADS]["title"] in coupled.js(UNDOS)[0]

    coupled.click(".receipts button")
    until(lambda: records(coupled).get(ADS) == "confirmed-on", 60, "the undo")

    assert (site.switches[ADS_KEY], site.switches[PARTNER_KEY]) == (True, False)
    assert coupled.storage()[key]["outcome"] == "", "nothing is promised of the other"
