"""A run over all settings ends rightly for each of several odd pages at once."""

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.runs import SUCCESS, open_popup_page, press
from tests.browser.sweep import receipts, records, rules, select, wait_until_over
from tests.browser.test_sweep import keys, slug
from tests.linkedin import LinkedIn, Scene

ODD = {
    "partner-sharing": (Scene(draws="when-seen"), "confirmed-off"),
    "research": (Scene(load="list"), "not-offered"),
    "ads-age": (Scene(draws="in-a-frame", save="not-stored"), "not-confirmed"),
    "ads-gender": (Scene(translated_after=0), "confirmed-off"),
}
REFUSED = "ads-location"


def test_three_odd_pages_at_once_end_rightly_and_a_refusal_stops_the_run(
    agreed: Browser, site: LinkedIn
) -> None:
    for setting, (scene, _) in ODD.items():
        site.set_scene(slug(setting), scene)
    site.set_scene(slug(REFUSED), Scene(load="403"))
    settings = list(rules())
    before = dict(site.switches)
    open_popup_page(agreed)
    select(agreed, *settings)

    press(agreed)
    stopped = wait_until_over(agreed, 200)

    assert (stopped["why"], stopped["left"][0]) == ("blocked", REFUSED)
    assert agreed.storage()[f"record:{REFUSED}"]["reason"] == "page-refused"
    site.set_scene(slug(REFUSED), Scene())
    agreed.switch("popup/popup.html")  # The run may have left its own tab in front.
    press(agreed)
    until(lambda: agreed.storage()["sweep"]["at"] > stopped["at"], "the rest", timeout=200)
    assert wait_until_over(agreed)["left"] == []
    expected = dict.fromkeys(settings, "confirmed-off")
    expected |= {setting: outcome for setting, (_, outcome) in ODD.items()}
    assert records(agreed) == expected
    assert {each["setting"]: each["outcome"] for each in receipts(agreed)} == expected
    off = {key for key, value in site.switches.items() if before[key] and not value}
    assert off == {keys()[name] for name, outcome in expected.items() if outcome in SUCCESS}
