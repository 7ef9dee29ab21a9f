"""Reports are right although LinkedIn turns off partner sharing along with ads outside of it."""

import pytest

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.history import open_history
from tests.browser.messages import words
from tests.browser.runs import open_popup_page, press
from tests.browser.sweep import receipts, records, rules, select, wait_until_over
from tests.linkedin import LinkedIn
from tests.linkedin.catalogue import ADS_KEY, PARTNER_KEY

ADS, PARTNER = "ads-beyond-linkedin", "partner-sharing"
UNDOS = "[...document.querySelectorAll('.receipts .undo')].map((each) => each.ariaLabel)"


@pytest.fixture
def coupled(agreed: Browser, site: LinkedIn) -> Browser:
    """Return a browser on a LinkedIn that turns off one switch along with the other."""
    site.coupled = True
    return agreed


def run_setting(browser: Browser, setting: str, outcome: str) -> None:
    """Select one setting in the popup page, press, and wait for its outcome."""
    select(browser, setting)
    press(browser)
    until(
        lambda: records(browser).get(setting) == outcome, f"{setting} to be {outcome}", timeout=60
    )
    until(lambda: "progress" not in browser.storage(), "the run to be over")


def receipt_summaries(browser: Browser) -> list[tuple[object, ...]]:
    """Return setting, first reading, action and outcome of each receipt."""
    return [
        (each["setting"], each["before"], each["did"], each["outcome"])
        for each in receipts(browser)
    ]


def test_a_run_over_coupled_settings_reports_what_it_read_for_each(
    coupled: Browser, site: LinkedIn
) -> None:
    open_popup_page(coupled)
    select(coupled, PARTNER, ADS)
    press(coupled)
    wait_until_over(coupled)

    assert site.coupled
    assert not site.switches[ADS_KEY]
    assert not site.switches[PARTNER_KEY]
    # The first click also turned off the second setting.
    both = [(ADS, "on", "clicked", "confirmed-off"), (PARTNER, "off", "nothing", "already-off")]
    assert receipt_summaries(coupled) == both


def test_a_setting_that_went_off_along_with_another_is_not_undone_with_it(
    coupled: Browser, site: LinkedIn
) -> None:
    coupled.new_tab(rules()[PARTNER]["paths"][0])
    key = f"record:{PARTNER}"
    until(lambda: coupled.storage().get(key, {}).get("reading") == "on", "the visit")
    # Close the tab: it still shows the switch on, and the run would use it.
    coupled.close_tab()
    open_popup_page(coupled)
    warning = words("warning_ads_beyond_linkedin").replace("$NAME$", rules()[PARTNER]["title"])
    assert warning in coupled.text(f"[data-setting='{ADS}']")

    run_setting(coupled, ADS, "confirmed-off")

    assert coupled.storage()[key]["reading"] == "unknown", "the old reading must not be used"
    run_setting(coupled, PARTNER, "already-off")
    first = (ADS, "on", "clicked", "confirmed-off")
    assert receipt_summaries(coupled) == [first, (PARTNER, "off", "nothing", "already-off")]
    open_history(coupled)
    until(lambda: len(coupled.js(UNDOS)) == 1, "one undo button")
    assert rules()[ADS]["title"] in coupled.js(UNDOS)[0]

    coupled.click(".receipts .undo")
    until(lambda: records(coupled).get(ADS) == "confirmed-on", "the undo", timeout=60)

    assert (site.switches[ADS_KEY], site.switches[PARTNER_KEY]) == (True, False)
    assert coupled.storage()[key]["outcome"] == "", "no claim is made about the other"
