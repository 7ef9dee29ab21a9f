"""The simulator's server answers a plain HTTP client as LinkedIn does."""

from __future__ import annotations

import json
import ssl
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from http.client import RemoteDisconnected
from pathlib import Path
from typing import Any

import pytest

from builder.rules.load import load_rules
from builder.rules.models import Setting
from tests.linkedin import AI_KEY, AI_PATH, MEMBER, OTHER_MEMBER, LinkedIn, Request, Scene
from tests.linkedin.api_routes import FLAGSHIP_PATH
from tests.linkedin.catalogue import ADS_KEY, COOKIE_ID, LABELS, PARTNER_KEY
from tests.linkedin.pages import DATA_PATH
from tests.linkedin.words import words

REPOSITORY = Path(__file__).resolve().parents[2]
PAGES = sorted((Path(__file__).parent / "pages").glob("*.html"))
COOKIE = 'JSESSIONID="ajax:123"'
GOOD = {"csrf-token": "ajax:123", "X-RestLi-Protocol-Version": "2.0.0", "Cookie": COOKIE}
Body = dict[str, object] | None
DROPPED = (RemoteDisconnected, ConnectionError, ssl.SSLError, urllib.error.URLError)


@dataclass(frozen=True)
class Answer:
    """An answer; redirects are not followed."""

    status: int
    headers: Message
    text: str


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Follow no redirect."""


@dataclass(frozen=True)
class Client:
    """An HTTP client without a browser."""

    site: LinkedIn

    def get(self, path: str, headers: dict[str, str] | None = None) -> Answer:
        """Get a page."""
        return self._ask(urllib.request.Request(self._address(path), headers=headers or {}))

    def save(
        self, key: str, value: bool, headers: dict[str, str], body: Body = None, to: str = ""
    ) -> Answer:
        """Save a setting, by default at its own address; `body` overrides fields of the body."""
        good = {"entityUrn": "urn:li:x", "settingDisplayType": "TOGGLE", "hasChild": False}
        data = json.dumps({"key": key, "value": value} | good | (body or {})).encode()
        address = self._address(to or f"/mysettings-api/settingsApiSettings/{key}")
        method = "POST" if to else "PUT"
        request = urllib.request.Request(address, data=data, headers=headers, method=method)
        return self._ask(request)

    def sign_in(self, account: str, cookie: str = COOKIE) -> Answer:
        """Send the form of the sign-in page."""
        data = urllib.parse.urlencode({"session_key": account, "session_password": ""}).encode()
        address = self._address("/uas/login-submit")
        return self._ask(urllib.request.Request(address, data=data, headers={"Cookie": cookie}))

    def _address(self, path: str) -> str:
        return f"https://localhost:{self.site.port}{path}"

    def _ask(self, request: urllib.request.Request) -> Answer:
        context = ssl.create_default_context(cadata=self.site.ca_pem.decode())
        opener = urllib.request.build_opener(
            _NoRedirects, urllib.request.HTTPSHandler(context=context)
        )
        try:
            with opener.open(request, timeout=5) as answer:
                return Answer(answer.status, answer.headers, answer.read().decode())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read().decode())


@pytest.fixture(scope="module")
def served() -> Iterator[LinkedIn]:
    """Serve one site for all tests here."""
    with LinkedIn() as site:
        yield site


@pytest.fixture
def site(served: LinkedIn) -> LinkedIn:
    """Return the site in its default state."""
    served.reset()
    return served


@pytest.fixture
def client(site: LinkedIn) -> Client:
    """Return a client of that site."""
    return Client(site)


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({}, {}),
        (GOOD | {"csrf-token": "ajax:124"}, {}),
        (GOOD | {"csrf-token": '"ajax:123"'}, {}),
        ({k: v for k, v in GOOD.items() if k != "Cookie"}, {}),
        (GOOD | {"X-RestLi-Protocol-Version": "1.0.0"}, {}),
        (GOOD, {"key": "autoplayVideos"}),
        (GOOD, {"value": "false"}),
    ],
)
def test_a_save_unlike_those_of_the_page_is_refused(
    client: Client, site: LinkedIn, headers: dict[str, str], body: dict[str, object]
) -> None:
    """The value does not change, and the answer is 403."""
    answer = client.save(AI_KEY, False, headers, body)

    assert (answer.status, site.switches[AI_KEY]) == (403, True)


@pytest.mark.parametrize(("headers", "status"), [(GOOD, 200), ({}, 403)])
def test_a_save_to_the_common_address_is_checked_in_the_same_way(
    client: Client, site: LinkedIn, headers: dict[str, str], status: int
) -> None:
    """The body names the switch."""
    answer = client.save(AI_KEY, False, headers, to=FLAGSHIP_PATH)

    assert answer.status == status
    assert site.switches[AI_KEY] == (status != 200)
    assert [(each.method, each.key, each.value) for each in site.saves] == [("POST", AI_KEY, False)]


@pytest.mark.parametrize(
    ("answer", "signed_in", "status"),
    [("answered", True, 200), ("500", True, 500), ("answered", False, 401)],
)
def test_the_query_of_the_settings_request_decides_its_answer(
    client: Client, site: LinkedIn, answer: str, signed_in: bool, status: int
) -> None:
    """A good answer has the state of the server. The request is not counted as a save."""
    site.signed_in = signed_in
    site.switches[AI_KEY] = False

    result = client.get(f"{DATA_PATH}?after=0.05&answer={answer}")

    assert result.status == status
    assert ({"key": AI_KEY, "value": False} in json.loads(result.text).get("elements", [])) == (
        status == 200
    )
    assert site.saves == []


def test_a_save_changes_its_own_switch_only(client: Client, site: LinkedIn) -> None:
    """All other switches keep their values."""
    answer = client.save(AI_KEY, False, GOOD)

    assert answer.status == 200
    assert [key for key, on in site.switches.items() if not on] == [AI_KEY]
    assert len(site.switches) == len(LABELS)


def test_a_save_of_a_signed_out_person_is_refused(client: Client, site: LinkedIn) -> None:
    """The answer is 401 and nothing is stored."""
    site.signed_in = False

    assert client.save(AI_KEY, False, GOOD).status == 401
    assert site.switches[AI_KEY]


@pytest.mark.parametrize(
    ("scene", "statuses", "on"),
    [
        (Scene(save="403"), [403], True),
        (Scene(save="429"), [429], True),
        (Scene(save="500"), [500], True),
        (Scene(save="401"), [401, 401], True),
        (Scene(save="not-stored"), [200], True),
        (Scene(save_after=0.05), [200], False),
        (Scene(save_faults=("500",)), [500, 200], False),
        (Scene(sign_out_after_save=True), [200, 401], False),
    ],
)
def test_a_scene_decides_the_answers_to_saves(
    client: Client, site: LinkedIn, scene: Scene, statuses: list[int], on: bool
) -> None:
    """Each save gets its own answer."""
    site.scene = scene

    answers = [client.save(AI_KEY, False, GOOD).status for _ in statuses]

    assert (answers, site.switches[AI_KEY]) == (statuses, on)


def test_faults_do_not_affect_neighbours(client: Client, site: LinkedIn) -> None:
    """Only saves of the AI switch fail."""
    site.scene = Scene(save="500")

    assert client.save("autoplayVideos", False, GOOD).status == 200
    assert not site.switches["autoplayVideos"]


def test_a_dropped_save_has_no_answer(client: Client, site: LinkedIn) -> None:
    """The connection ends, nothing is stored, and the request is logged."""
    site.scene = Scene(save="dropped")

    with pytest.raises(DROPPED):
        client.save(AI_KEY, False, GOOD)

    assert site.switches[AI_KEY]
    assert [save.status for save in site.saves] == [0]


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
    ("path", "target"),
    [
        ("/feed/", "/uas/login?session_redirect=%2Ffeed%2F"),
        (AI_PATH, f"/uas/login?session_redirect={AI_PATH.replace('/', '%2F')}"),
    ],
)
def test_a_signed_out_person_is_redirected_to_the_sign_in_page(
    client: Client, site: LinkedIn, path: str, target: str
) -> None:
    """The address has the page to return to."""
    site.signed_in = False

    answer = client.get(path)

    assert (answer.status, answer.headers["Location"]) == (302, target)
    assert client.get(target).status == 200


@pytest.mark.parametrize(
    "path", ["/", "/home", "/login", "/signup", "/checkpoint/rm/sign-in-another-account"]
)
def test_a_guest_can_sign_in_at_many_addresses(client: Client, site: LinkedIn, path: str) -> None:
    """The front page shows the form as well."""
    site.signed_in = False

    assert "/uas/login-submit" in client.get(path).text


def test_the_front_page_redirects_a_member_to_the_feed(client: Client) -> None:
    """Only guests see the front page."""
    for path in ("/", "/home"):
        answer = client.get(path)
        assert (answer.status, answer.headers["Location"]) == (302, "/feed/")


def test_each_account_has_its_own_switches(client: Client, site: LinkedIn) -> None:
    """Signing out leads to the front page. A save changes the account that is signed in."""
    client.save(AI_KEY, False, GOOD)
    assert client.get("/m/logout").headers["Location"] == "/"
    assert client.save(AI_KEY, False, GOOD).status == 401

    client.sign_in(OTHER_MEMBER)

    assert (site.account, site.switches[AI_KEY]) == (OTHER_MEMBER, True)
    client.save(COOKIE_ID, False, GOOD)
    assert site.accounts[MEMBER][AI_KEY] is False
    assert site.accounts[MEMBER][COOKIE_ID] is True
    assert [each.account for each in site.changes] == [MEMBER, OTHER_MEMBER]


def test_without_a_name_the_last_account_signs_in_again(client: Client, site: LinkedIn) -> None:
    """The same holds for an unknown name."""
    site.sign_in(OTHER_MEMBER)
    client.get("/m/logout")

    client.sign_in("")

    assert (site.signed_in, site.account) == (True, OTHER_MEMBER)


def test_sessions_can_be_separate_like_containers(client: Client, site: LinkedIn) -> None:
    """A sign-in and a save in one session do not affect the other."""
    site.sessions = {}
    other = 'JSESSIONID="ajax:456"'
    client.sign_in(OTHER_MEMBER, other)

    client.save(AI_KEY, False, GOOD | {"Cookie": other, "csrf-token": "ajax:456"})

    assert site.accounts[OTHER_MEMBER][AI_KEY] is False
    assert site.accounts[MEMBER][AI_KEY] is True


@pytest.mark.parametrize(("coupled", "value"), [(True, False), (True, True), (False, False)])
def test_turning_off_ads_outside_also_turns_off_sharing(
    client: Client, site: LinkedIn, coupled: bool, value: bool
) -> None:
    """This holds only if coupled, and turning ads on again changes nothing else."""
    site.coupled = coupled
    site.switches[PARTNER_KEY] = not value

    client.save(ADS_KEY, value, GOOD)

    assert site.switches[ADS_KEY] is value
    assert site.switches[PARTNER_KEY] is (not value and not coupled)


@pytest.mark.parametrize(
    ("load", "status"),
    [("remembered", 302), ("checkpoint", 302), ("429", 429), ("500", 500), ("signed-out", 302)],
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


def test_requests_are_logged_in_order(client: Client, site: LinkedIn) -> None:
    """A save is logged with its key and value."""
    client.get("/feed/")
    client.save(AI_KEY, False, GOOD)

    feed, save = site.requests
    assert (feed.method, feed.path, feed.status) == ("GET", "/feed/", 200)
    assert isinstance(save, Request)
    assert (save.method, save.key, save.value) == ("PUT", AI_KEY, False)
    assert save.at >= feed.at


def test_reset_restores_the_default_state(client: Client, site: LinkedIn) -> None:
    """It resets switches, scene, sign-in and log."""
    site.scene, site.signed_in = Scene(lang="de"), False
    site.switches[AI_KEY] = False
    client.get("/feed/")

    site.reset()

    assert (site.scene, site.signed_in, site.requests) == (Scene(), True, [])
    assert all(site.switches.values())


@pytest.mark.parametrize(
    "fault", [{"save": "404"}, {"save_faults": ("no",)}, {"loads": 1}, {"hidden": "away"}]
)
def test_a_scene_with_a_typo_is_an_error(fault: dict[str, Any]) -> None:
    """It must not act as the default."""
    with pytest.raises(ValueError, match="expected"):
        Scene(**fault)


def test_a_closed_site_does_not_answer() -> None:
    """The port is closed."""
    with LinkedIn() as site:
        client = Client(site)
        assert client.get("/feed/").status == 200

    with pytest.raises(urllib.error.URLError):
        client.get("/feed/")


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.stem)
def test_a_saved_page_needs_only_its_style_sheet(file: Path) -> None:
    """It has no script, no inline style and no reference to another server."""
    text = file.read_text(encoding="utf-8")

    assert "<script" not in text
    assert "style=" not in text
    assert "https://" not in text
    assert 'href="../static/page.css"' in text


@pytest.mark.parametrize("shape", ["2026", "2024", "2022", "2020", "shadow"])
def test_a_saved_page_has_the_words_of_the_rule(shape: str) -> None:
    """The words are in English."""
    text = (PAGES[0].parent / f"ai-{shape}.html").read_text(encoding="utf-8")

    assert f">{words('en').title}</h1>" in text
    assert f">{words('en').toggle}</" in text
