"""The settings beside AI training: on their own pages and in LinkedIn's lists."""

from typing import Any

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.linkedin import LinkedIn
from tests.linkedin.catalogue import COOKIE_ID

COOKIES_PATH = "/mypreferences/d/member-cookies"
TWO_PATH = "/mypreferences/d/settings/linkedin-promotions"
AGE_PATH = "/mypreferences/d/settings/ads-by-age"
ADS_LIST = "/mypreferences/d/categories/ads"
ADS_KEY = "allowProfileAndActivityDataForMarketingAds"
EMAIL_KEY = "tipsForUsingLinkedinViaEmail"
MARKS = "(root) => [...root.querySelectorAll('.ring-label')].map(({ textContent }) => textContent)"


def kept(browser: Browser, setting: str) -> dict[str, Any]:
    """Return what is kept of a setting, {} before anything was read."""
    record: dict[str, Any] = browser.storage().get(f"record:{setting}", {})
    return record


def test_a_switch_known_by_its_id_is_turned_off_and_confirmed(
    agreed: Browser, site: LinkedIn
) -> None:
    """No rule names the address of its save: it is heard all the same."""
    others = {key: value for key, value in site.switches.items() if key != COOKIE_ID}
    agreed.new_tab(COOKIES_PATH)
    until(lambda: agreed.has_card(), 10, "the card")
    said = agreed.card_texts()
    assert "This switch is on" in said
    assert [text for text in said if "cookies that are not essential. Nobody has written" in text]
    assert not [text for text in said if "AI" in text]

    agreed.card_click(".action")
    until(lambda: kept(agreed, "cookies").get("outcome"), 60, "the run to end")

    assert kept(agreed, "cookies")["outcome"] == "confirmed-off"
    assert site.switches == others | {COOKIE_ID: False}
    (receipt,) = [value for key, value in agreed.storage().items() if key == "receipt:000001"]
    assert (receipt["save"], receipt["proof"]) == (200, "confirmed")


def test_of_two_switches_on_a_page_the_card_is_for_the_one_that_is_on(
    agreed: Browser, site: LinkedIn
) -> None:
    site.switches[ADS_KEY] = False
    others = {key: value for key, value in site.switches.items() if key != EMAIL_KEY}
    agreed.new_tab(TWO_PATH)
    until(lambda: agreed.has_card(), 10, "the card")
    until(lambda: "This switch is on" in agreed.card_texts(), 10, "the switch that is on")
    assert "Lets LinkedIn send you tips for using LinkedIn by e-mail." in agreed.card_texts()

    agreed.card_click(".action")
    until(lambda: kept(agreed, "email-tips").get("outcome"), 60, "the run to end")

    assert kept(agreed, "email-tips")["outcome"] == "confirmed-off"
    assert site.switches == others | {EMAIL_KEY: False}
    assert not kept(agreed, "linkedin-ads").get("outcome")


def test_a_list_points_to_no_other_setting_but_one_that_was_read_as_on(agreed: Browser) -> None:
    agreed.new_tab(AGE_PATH)
    until(lambda: kept(agreed, "ads-age").get("reading") == "on", 10, "the reading")

    agreed.new_tab(ADS_LIST)

    until(lambda: agreed.has_card(), 10, "the mark")
    assert agreed.card(MARKS) == ["Last read as on"]
    assert agreed.badge()[0] == ""
