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


@pytest.fixture(autouse=True)
def _coupled(site: LinkedIn) -> None:
    site.coupled = True


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


def test_a_run_over_both_says_what_it_found_of_each(agreed: Browser, site: LinkedIn) -> None:
    open_popup_page(agreed)
    choose(agreed, PARTNER, ADS)
    press(agreed)
    wait_until_over(agreed)

    assert not site.switches[ADS_KEY]
    assert not site.switches[PARTNER_KEY]
    both = [(PARTNER, "on", "clicked", "confirmed-off"), (ADS, "on", "clicked", "confirmed-off")]
    assert told(agreed) == both


def test_what_went_off_along_with_another_was_off_already_and_is_not_undone_with_it(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.new_tab(rules()[PARTNER]["paths"][0])
    key = f"record:{PARTNER}"
    until(lambda: agreed.storage().get(key, {}).get("reading") == "on", 10, "the visit")
    # A page that was drawn before would be clicked as it is: it still shows the switch on.
    agreed.close_tab()
    open_popup_page(agreed)
    assert words("warning_ads_beyond_linkedin") in agreed.text(f"[data-setting='{ADS}']")

    run_over(agreed, ADS, "confirmed-off")

    assert agreed.storage()[key]["reading"] == "unknown", "nobody may call it on any more"
    run_over(agreed, PARTNER, "already-off")
    first = (ADS, "on", "clicked", "confirmed-off")
    assert told(agreed) == [first, (PARTNER, "off", "nothing", "already-off")]
    agreed.page("pages/history.html")
    until(lambda: len(agreed.js(UNDOS)) == 1, 10, "one way back")
    assert rules()[ADS]["title"] in agreed.js(UNDOS)[0]

    agreed.click(".receipts button")
    until(lambda: records(agreed).get(ADS) == "confirmed-on", 60, "the undo")

    assert (site.switches[ADS_KEY], site.switches[PARTNER_KEY]) == (True, False)
    assert agreed.storage()[key]["outcome"] == "", "nothing is promised of the other"
