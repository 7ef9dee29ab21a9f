"""The simulated site logs requests, can be reset, and refuses a scene with a typo."""

from __future__ import annotations

import urllib.error
from typing import Any

import pytest

from tests.linkedin import AI_KEY, LinkedIn, Request, Scene
from tests.linkedin.client import GOOD, Client


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
