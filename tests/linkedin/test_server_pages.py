"""The simulator's server has the pages of all settings at LinkedIn's addresses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from builder.rules.load import load_rules
from builder.rules.models import Setting
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn, Scene
from tests.linkedin.catalogue import COOKIE_ID
from tests.linkedin.client import GOOD, Client

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/mypreferences/d/", "/mypreferences/d/categories/account"),
        ("/mypreferences/d", "/mypreferences/d/categories/account"),
        ("/psettings/data-for-ai-improvement", AI_PATH),
        ("/psettings/", "/mypreferences/d/"),
    ],
)
def test_old_and_short_addresses_redirect(client: Client, path: str, target: str) -> None:
    """The answer is 302 with the current address."""
    answer = client.get(path)

    assert (answer.status, answer.headers["Location"]) == (302, target)


@pytest.mark.parametrize(
    "path",
    [
        AI_PATH,
        f"{AI_PATH}/",
        f"{AI_PATH}?trk=x",
        "/mypreferences/d/data-for-ai-improvement",
        "/mypreferences/m/settings/data-for-ai-improvement",
    ],
)
def test_the_ai_page_has_several_addresses(client: Client, path: str) -> None:
    """These are all the forms that sources print."""
    answer = client.get(path)

    assert answer.status == 200
    assert f'aria-labelledby="{AI_KEY}"' in answer.text


# Copied from the public source, to check both the rules and the catalogue.
SEEN = {
    AI_KEY: "settings/data-for-ai-improvement",
    "allowAnonymizedDataResearch": "settings/policy-and-academic-research",
    "shareDataWithTrustedPartners": "settings/share-data-with-select-partners",
    "allowProfileAndActivityDataForMarketingAds": "settings/linkedin-promotions",
    "tipsForUsingLinkedinViaEmail": "settings/linkedin-promotions",
    "allowAdsByAge": "settings/ads-by-age",
    "allowAdsByGender": "settings/ads-by-gender",
    "allowLinkedInAudienceNetwork": "settings/ads-beyond-linkedin",
    "allowUseOfThirdPartyData": "settings/ads-interactions-with-business",
    "allowConversionTrackings": "settings/ads-related-actions",
    "allowIpToPersonalizeAds": "settings/ads-inferred-location",
    "adsPrivacyAllowInterestsAndBehaviors": "interest-categories",
    COOKIE_ID: "member-cookies",
}


@pytest.mark.parametrize(("key", "path"), SEEN.items())
def test_every_setting_has_its_page(client: Client, key: str, path: str) -> None:
    """The page's data has the switch, and a save changes no other."""
    answer = client.get(f"/mypreferences/d/{path}")

    assert answer.status == 200
    assert f'"key": "{key}"' in answer.text
    assert client.save(key, False, GOOD).status == 200
    assert [each for each, on in client.site.switches.items() if not on] == [key]


@pytest.mark.parametrize("setting", load_rules(REPOSITORY).settings, ids=lambda each: each.id)
def test_every_rule_finds_its_page(client: Client, setting: Setting) -> None:
    """The page has the switch under each address of the rule."""
    for path in setting.paths:
        assert f'"key": "{setting.key or setting.switch_id}"' in client.get(path).text


def test_forty_switches_have_no_rule(site: LinkedIn) -> None:
    """The extension must never change them."""
    named = {setting.key or setting.switch_id for setting in load_rules(REPOSITORY).settings}

    assert named >= SEEN.keys()
    assert len(site.switches.keys() - named) == 40


@pytest.mark.parametrize("slug", ["interest-categories", "member-cookies"])
def test_some_pages_are_not_under_settings(client: Client, slug: str) -> None:
    """An address guessed from a slug is not found."""
    assert client.get(f"/mypreferences/d/settings/{slug}").status == 404
    assert client.get(f"/psettings/{slug}").headers["Location"] == f"/mypreferences/d/{slug}"


def test_the_lists_link_to_every_setting(client: Client) -> None:
    """They are the pages Data privacy and Advertising data."""
    lists = [client.get(f"/mypreferences/d/categories/{name}").text for name in ("privacy", "ads")]

    assert [path for path in SEEN.values() if f"/d/{path}" not in "".join(lists)] == []


@pytest.mark.parametrize("slug", ["data-for-generative-ai", "data-for-generative-ai-improvement"])
def test_a_wrong_slug_is_not_found(client: Client, slug: str) -> None:
    """Articles contain these two slugs, which do not exist."""
    assert client.get(f"/mypreferences/d/settings/{slug}").status == 404


@pytest.mark.parametrize(
    ("load", "status"),
    [
        ("remembered", 302),
        ("loop", 302),
        ("checkpoint", 302),
        ("list", 302),
        ("feed", 302),
        ("403", 403),
        ("sign-in-form", 200),
        ("proxy", 200),
        ("offline", 200),
        ("429", 429),
        ("500", 500),
        ("signed-out", 302),
    ],
)
def test_a_scene_decides_how_the_ai_page_loads(
    client: Client, site: LinkedIn, load: Any, status: int
) -> None:
    """The first load is good, and the second is not."""
    site.scene = Scene(loads=1, then=Scene(load=load))

    assert [client.get(AI_PATH).status for _ in range(2)] == [200, status]


def test_pages_have_strict_headers_and_a_quoted_session_cookie(client: Client) -> None:
    """Inline scripts and caching are forbidden, and the cookie has quotes as on LinkedIn."""
    headers = client.get(AI_PATH).headers

    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["Cache-Control"] == "no-store"
    assert headers["Set-Cookie"].startswith('JSESSIONID="ajax:')


def test_a_page_can_be_cacheable(client: Client, site: LinkedIn) -> None:
    """The header then allows caching."""
    site.scene = Scene(cacheable=True)

    assert "max-age" in client.get(AI_PATH).headers["Cache-Control"]


def test_the_feed_prerenders_the_page_if_the_scene_says_so(client: Client, site: LinkedIn) -> None:
    """The headers then allow the rule that makes the browser do so."""
    plain = client.get("/feed/")
    site.scene = Scene(prerendered=True)

    prerendering = client.get("/feed/")

    assert "speculationrules" not in plain.text
    assert "speculation" not in plain.headers["Content-Security-Policy"]
    assert '<script type="speculationrules">' in prerendering.text
    assert "'inline-speculation-rules'" in prerendering.headers["Content-Security-Policy"]


def test_a_policy_of_trusted_types_applies_to_every_page(client: Client, site: LinkedIn) -> None:
    """These are the pages of settings, the lists and the feed."""
    site.scene = Scene(trusted_types=True)

    for path in (AI_PATH, "/mypreferences/d/categories/account", "/feed/"):
        policy = client.get(path).headers["Content-Security-Policy"]
        assert "require-trusted-types-for 'script'" in policy
