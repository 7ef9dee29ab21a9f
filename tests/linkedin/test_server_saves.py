"""The simulator's server stores and refuses saves as LinkedIn does."""

from __future__ import annotations

import json

import pytest

from tests.linkedin import AI_KEY, LinkedIn, Scene
from tests.linkedin.api_routes import FLAGSHIP_PATH
from tests.linkedin.catalogue import ADS_KEY, LABELS, PARTNER_KEY
from tests.linkedin.client import DROPPED, GOOD, Client
from tests.linkedin.pages import DATA_PATH


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
