"""In generated pages no other switch is taken for that of the setting."""

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.browser.drive import Browser
from tests.browser.hidden_switches import WAYS, hide
from tests.browser.observe_switch import summary
from tests.browser.switch_pages import KEY, MICROSOFT, TITLE, WORDS, row

# Generated pages have up to four rows with keys, ids and texts in any place.
IDS = st.sampled_from(["", KEY, MICROSOFT, "allowAdsByAge", "ember1"])
TEXTS = st.sampled_from(["", WORDS, "Share my posts with Microsoft", "On"])
SWITCHES = st.fixed_dictionaries(
    {
        "labelled": st.lists(IDS, max_size=2).map(" ".join),
        "id": st.sampled_from(["", KEY, MICROSOFT, "toggle-1"]),
        "aria": TEXTS,
        "label": TEXTS,
        "beside": TEXTS,
        "beside_id": IDS,
        "tag": st.sampled_from(["input", "button", "span"]),
        "content": TEXTS,
        "way": st.sampled_from(["{}", "{}", *WAYS.values()]),
        "section": st.booleans(),
    }
)


def row_html(number: int, one: dict[str, Any]) -> str:
    """Return the HTML of a generated row, without empty attributes."""
    names = {"aria-labelledby": one["labelled"], "id": one["id"], "aria-label": one["aria"]}
    attributes = "".join(f' {name}="{value}"' for name, value in names.items() if value)
    tag = one["tag"]
    kind = (
        "type=checkbox"
        if tag == "input"
        else f"role=switch data-content={json.dumps(one['content'])}"
    )
    control = f"<{tag} {kind} data-name={number}{attributes}>"
    control += "" if tag == "input" else f"{one['content']}</{tag}>"
    label = f"<label>{one['label']}{control}</label>" if one["label"] else control
    beside_id = f' id="{one["beside_id"]}"' if one["beside_id"] else ""
    whole = row(f"<p{beside_id}>{one['beside']}</p>", label)
    return hide(one["way"], f"<section>{whole}</section>" if one["section"] else whole)


def may_be_taken(one: dict[str, Any], page: list[dict[str, Any]]) -> bool:
    """Tell from the generated data whether a switch may be taken for that of the setting."""
    ids = one["labelled"].split()
    if ids == [KEY] or (not ids and one["id"] == KEY):
        return True
    every = {
        name for each in page for name in (*each["labelled"].split(), each["id"], each["beside_id"])
    }
    if KEY in every or {"allowAdsByAge", KEY} & {*ids, one["id"]}:
        return False
    if ids:
        return any(each["beside_id"] == ids[0] for each in page)
    return WORDS in (one["aria"], one["label"], one["content"], one["beside"])


@settings(
    max_examples=200,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rows=st.lists(SWITCHES, min_size=1, max_size=4))
def test_no_generated_switch_with_another_name_is_taken(
    feed: Browser, rows: list[dict[str, Any]]
) -> None:
    text = TITLE + "".join(row_html(number, one) for number, one in enumerate(rows))

    name = summary(feed, {"page": text})["page"].split()[0]

    assert name == "none" or may_be_taken(rows[int(name)], rows), text
    assert name == "none" or rows[int(name)]["way"] == "{}", text
