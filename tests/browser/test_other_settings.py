"""Settings other than AI training work on their own pages and in LinkedIn's lists."""

from typing import Any

import pytest

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.highlights import MARKS
from tests.browser.messages import words
from tests.browser.runs import open_popup_page, press
from tests.linkedin import LinkedIn, Scene
from tests.linkedin.catalogue import COOKIE_ID

COOKIES_PATH = "/mypreferences/d/member-cookies"
TWO_PATH = "/mypreferences/d/settings/linkedin-promotions"
AGE_PATH = "/mypreferences/d/settings/ads-by-age"
ADS_LIST = "/mypreferences/d/categories/ads"
ADS_KEY = "allowProfileAndActivityDataForMarketingAds"
EMAIL_KEY = "tipsForUsingLinkedinViaEmail"


def record_of(browser: Browser, setting: str) -> dict[str, Any]:
    """Return the record of a setting, {} before anything was read."""
    record: dict[str, Any] = browser.storage().get(f"record:{setting}", {})
    return record


def test_a_switch_without_a_key_is_turned_off_and_confirmed(
    agreed: Browser, site: LinkedIn
) -> None:
    """No rule gives the address of its save, which is still observed."""
    others = {key: value for key, value in site.switches.items() if key != COOKIE_ID}
    agreed.new_tab(COOKIES_PATH)
    until(lambda: agreed.has_card(), "the card")
    texts = agreed.card_texts()
    assert "This switch is on" in texts
    assert words("does_cookies") in texts
    assert words("warning_cookies") in texts
    assert not [text for text in texts if "AI" in text]

    agreed.card_click(".action")
    until(lambda: record_of(agreed, "cookies").get("outcome"), "the run to end", timeout=60)

    assert record_of(agreed, "cookies")["outcome"] == "confirmed-off"
    assert site.switches == others | {COOKIE_ID: False}
    (receipt,) = [value for key, value in agreed.storage().items() if key == "receipt:000001"]
    assert (receipt["save"], receipt["proof"]) == (200, "confirmed")


@pytest.mark.parametrize(
    ("slug", "setting", "key"),
    [
        ("policy-and-academic-research", "research", "allowAnonymizedDataResearch"),
        ("ads-by-age", "ads-age", "allowAdsByAge"),
        ("interest-categories", "ads-interests", "adsPrivacyAllowInterestsAndBehaviors"),
    ],
)
def test_a_switch_whose_key_is_gone_is_found_by_the_name_that_linkedin_gives_it(
    agreed: Browser, site: LinkedIn, slug: str, setting: str, key: str
) -> None:
    site.set_scene(slug, Scene(key=False))
    others = {name: value for name, value in site.switches.items() if name != key}
    agreed.storage_set({"chosen": [setting]})

    open_popup_page(agreed)
    press(agreed)
    until(lambda: record_of(agreed, setting).get("outcome"), "the run to end", timeout=60)

    assert record_of(agreed, setting)["outcome"] == "confirmed-off"
    assert site.switches == others | {key: False}


def test_the_card_is_for_the_one_of_two_switches_that_is_on(
    agreed: Browser, site: LinkedIn
) -> None:
    site.switches[ADS_KEY] = False
    others = {key: value for key, value in site.switches.items() if key != EMAIL_KEY}
    agreed.new_tab(TWO_PATH)
    until(lambda: agreed.has_card(), "the card")
    until(lambda: "This switch is on" in agreed.card_texts(), "the switch that is on")
    assert "Lets LinkedIn send you tips for using LinkedIn by e-mail." in agreed.card_texts()

    agreed.card_click(".action")
    until(lambda: record_of(agreed, "email-tips").get("outcome"), "the run to end", timeout=60)

    assert record_of(agreed, "email-tips")["outcome"] == "confirmed-off"
    assert site.switches == others | {EMAIL_KEY: False}
    assert not record_of(agreed, "linkedin-ads").get("outcome")


def test_a_list_marks_other_settings_only_if_they_were_read_as_on(agreed: Browser) -> None:
    agreed.new_tab(AGE_PATH)
    until(lambda: record_of(agreed, "ads-age").get("reading") == "on", "the reading")

    agreed.new_tab(ADS_LIST)

    until(lambda: agreed.has_card(), "the mark")
    assert agreed.card(MARKS) == ["Last seen as on"]
    assert agreed.badge()[0] == ""
