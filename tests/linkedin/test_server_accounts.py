"""The simulator's server signs people in and out as LinkedIn does."""

from __future__ import annotations

import pytest

from tests.linkedin import AI_KEY, AI_PATH, MEMBER, OTHER_MEMBER, LinkedIn
from tests.linkedin.catalogue import COOKIE_ID
from tests.linkedin.client import GOOD, Client


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
