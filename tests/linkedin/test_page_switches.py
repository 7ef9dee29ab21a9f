"""A page has the switches of its scene, hidden or not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.linkedin import AI_KEY, LinkedIn, Scene
from tests.linkedin.catalogue import COOKIE_ID, MICROSOFT_KEY, NEWSLETTER_KEY, SIMILAR_KEY
from tests.linkedin.page_driver import Browser
from tests.linkedin.words import words

TWO_IDS = f"{AI_KEY} {MICROSOFT_KEY}"


def test_the_cookies_switch_has_an_id_instead_of_a_key(browser: Browser, site: LinkedIn) -> None:
    """A click on its label saves."""
    browser.open("/mypreferences/d/member-cookies")

    switch = browser.find('[role="switch"]')
    assert switch.get_dom_attribute("id") == COOKIE_ID
    assert switch.get_dom_attribute("aria-labelledby") is None
    browser.script_click("label[for]")

    browser.until(lambda: not site.switches[COOKIE_ID])


def test_a_page_may_have_several_settings(browser: Browser, site: LinkedIn) -> None:
    """The first switch is not the one of the rule."""
    browser.open("/mypreferences/d/interest-categories")
    browser.until(lambda: browser.js("return document.querySelectorAll('.knob').length") == 4)

    browser.script_click('[aria-labelledby="adsPrivacyAllowInterestsAndBehaviors"]')

    browser.until(lambda: site.saves)
    assert [key for key, on in site.switches.items() if not on] == [
        "adsPrivacyAllowInterestsAndBehaviors"
    ]


def test_the_list_shows_on_or_off(browser: Browser, site: LinkedIn) -> None:
    """A row shows the state of the server."""
    site.switches[AI_KEY] = False

    browser.open("/mypreferences/d/categories/privacy")

    row = browser.find('a[href$="data-for-ai-improvement"]')
    assert row.text.split("\n")[-1] == "Off"


@pytest.mark.parametrize(
    ("scene", "keys"),
    [
        (Scene(), [AI_KEY]),
        (Scene(twin="similar-label"), [SIMILAR_KEY, AI_KEY]),
        (Scene(twin="same-key-hidden"), [AI_KEY, AI_KEY]),
        (Scene(twin="same-key-visible"), [AI_KEY, AI_KEY]),
        (Scene(twin="similar-label", twin_place="after"), [AI_KEY, SIMILAR_KEY]),
        (Scene(twin="two-ids"), [TWO_IDS, AI_KEY]),
        (Scene(twin="two-ids", hidden="display", twin_place="after"), [AI_KEY, TWO_IDS]),
        (Scene(switch="microsoft"), [MICROSOFT_KEY]),
        (Scene(switch="newsletter"), []),
        (Scene(neighbours=(MICROSOFT_KEY,)), [MICROSOFT_KEY, AI_KEY]),
        (Scene(switch="not-offered"), []),
        (Scene(switch="elsewhere"), []),
    ],
)
def test_a_scene_decides_which_switches_there_are(
    browser: Browser, site: LinkedIn, scene: Scene, keys: list[str]
) -> None:
    """They are in the order in which they are drawn."""
    site.scene = scene
    browser.open()
    browser.find("#main h1")

    assert keys == browser.js(
        "return [...document.querySelectorAll('[role=switch]')]"
        ".map(s => s.getAttribute('aria-labelledby'))"
    )


HIDDEN = {
    "display": "!row.checkVisibility()",
    "visibility": "!row.checkVisibility({ visibilityProperty: true })",
    "opacity": "!row.checkVisibility({ opacityProperty: true })",
    "size": "[row, ...row.querySelectorAll('*')].every((each) => each.clientWidth === 0)",
    "position": "row.getBoundingClientRect().right < 0",
    "inert": "row.inert && row.checkVisibility()",
    "dialog": "row.parentElement.matches('dialog:not([open])') && !row.checkVisibility()",
    "details": "row.parentElement.matches('details:not([open])') && !row.checkVisibility()",
}


@pytest.mark.parametrize("way", HIDDEN)
def test_a_switch_may_be_hidden_in_each_way(browser: Browser, site: LinkedIn, way: Any) -> None:
    """Either the look-alike or the real switch is hidden, whichever comes first."""
    row = "const row = switches[arguments[0]].closest('[class*=_row_]'); "
    hidden = f"const switches = document.querySelectorAll('[role=switch]'); {row} return "
    for scene, place in (
        (Scene(twin="same-key-hidden", twin_hidden=way), 0),
        (Scene(twin="same-key-hidden", twin_hidden=way, twin_place="after"), 1),
        (Scene(twin="two-ids", hidden=way), 1),
    ):
        site.scene = scene
        browser.open()
        browser.find("#main h1")

        assert browser.js(f"{hidden} {HIDDEN[way]}", place)
        assert not browser.js(f"{hidden} {HIDDEN[way]}", 1 - place)


def test_a_heading_may_have_the_missing_key_as_its_id(browser: Browser, site: LinkedIn) -> None:
    """The look-alike is labelled by that heading, and the real switch by another id."""
    site.scene = Scene(twin="two-ids", key=False)
    browser.open()
    browser.find("#main h1")

    labelled = "[...document.querySelectorAll('[role=switch]')].map(s => s.ariaLabelledByElements)"
    names = browser.js(f"return {labelled}.map(each => each.map(({{ localName }}) => localName))")

    assert names == [["h2", "div"], ["div"]]


@pytest.mark.parametrize(
    ("switch", "key"), [("microsoft", MICROSOFT_KEY), ("newsletter", NEWSLETTER_KEY)]
)
def test_another_switch_may_be_near_the_known_words(
    browser: Browser, site: LinkedIn, switch: Any, key: str
) -> None:
    """A click there changes the other setting."""
    site.scene = Scene(switch=switch, save="500")
    browser.open()
    browser.find("#main h1")

    assert words("en").toggle in browser.js("return document.querySelector('section').innerText")
    browser.click()

    browser.until(lambda: not site.switches[key])
    assert site.switches[AI_KEY]


def test_a_neighbour_works_independently(browser: Browser, site: LinkedIn) -> None:
    """It saves under its own key, even when saves of the AI switch fail."""
    site.scene = Scene(neighbours=(MICROSOFT_KEY,), save="500", untrusted="restored")
    browser.open()

    browser.script_click(f'[aria-labelledby="{MICROSOFT_KEY}"]')

    browser.until(lambda: not site.switches[MICROSOFT_KEY])
    assert site.switches[AI_KEY]


@pytest.mark.parametrize("lang", ["de", "is"])
def test_a_page_is_in_the_language_of_its_scene(
    browser: Browser, site: LinkedIn, lang: str
) -> None:
    """Its words are those of the rule, or unseen ones."""
    site.scene = Scene(lang=lang)
    browser.open()

    label = browser.find(f"#{AI_KEY}").text

    assert label.startswith({"de": "Ihre Daten zum Schulen", "is": "Leyfa notkun"}[lang])
    assert browser.js("return document.documentElement.lang") == lang


@pytest.mark.parametrize(
    ("mode", "shown"), [("absent", None), ("present", "false"), ("stale", "true")]
)
def test_the_scene_decides_aria_checked(
    browser: Browser, site: LinkedIn, mode: Any, shown: str | None
) -> None:
    """The attribute may be missing, right or wrong."""
    site.scene = Scene(aria_checked=mode)
    site.switches[AI_KEY] = False
    browser.open()

    assert browser.find('[role="switch"]').get_dom_attribute("aria-checked") == shown


def test_a_page_may_lack_the_key(browser: Browser, site: LinkedIn) -> None:
    """Only the label is left then."""
    site.scene = Scene(key=False)
    browser.open()

    assert AI_KEY not in browser.js("return document.querySelector('main').outerHTML")


def test_a_disabled_switch_ignores_clicks(browser: Browser, site: LinkedIn) -> None:
    """Its state does not change."""
    site.scene = Scene(disabled=True)
    browser.open()

    browser.script_click()

    assert (browser.on(), site.saves) == (True, [])
