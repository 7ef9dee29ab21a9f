"""The switch of a setting is found in every known layout, and no other is taken for it.

The modules are bundled and run in a plain page without the extension, so that hundreds of pages
take the time of one.
"""

import html
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.bundle import ESBUILD, OPTIONS
from builder.rules.load import load_rules
from tests.browser.conftest import ROOT
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.hidden_switches import NOT_DRAWN, OFF_SCREEN, OPEN_WAYS, WAYS, hide
from tests.browser.runs import wait_for_record
from tests.browser.switch_pages import (
    ARIA_WORDS,
    BY_KEY,
    CLOBBERED_DOCUMENT,
    CLOBBERED_FORM,
    HIDDEN,
    KEY,
    KEYS,
    LABEL,
    MICROSOFT,
    NAMES,
    TITLE,
    TRUE,
    WORDS,
    row,
    switch,
)
from tests.linkedin import AI_PATH, LinkedIn, Scene
from tests.linkedin.catalogue import COOKIE_ID

SAVED = Path(__file__).parents[1] / "linkedin/pages"
RULES = [
    {"key": each.key, "switchId": each.switch_id, "labels": each.toggles, "id": each.id}
    for each in load_rules(ROOT).settings
]
AI = next(each for each in RULES if each["key"] == KEY)
COOKIES = next(each for each in RULES if each["switchId"] == COOKIE_ID)

ENTRY = """
export { observeSetting } from "./extension/content/observe-setting.js";
export { ofDocument } from "./extension/content/document-state.js";
"""
# Inserts each page and observes it. The DOM methods are copied before a page can shadow them.
OBSERVE = """async (setting, rules, pages) => {{
  {linked}
  const {{ body, documentElement: root }} = document;
  const put = Element.prototype.setHTMLUnsafe;
  const find = (selector) => [...Element.prototype.querySelectorAll.call(body, selector)];
  const loads = (each) => new Promise((done) => each.addEventListener("load", done));
  const found = {{}};
  for (const [name, [page, attributes]] of Object.entries(pages)) {{
    for (const [key, value] of Object.entries(attributes)) root.setAttribute(key, value);
    put.call(body, page);
    for (const each of find("[data-style]")) each.style.cssText = each.dataset.style;
    await Promise.all(find("iframe").map(loads));
    for (const each of find("[data-scroll]")) each.scrollTop = each.dataset.scroll;
    const {{ element, reading, sign }} = Untrain.observeSetting(setting, rules);
    const own = Untrain.ofDocument("documentElement") === root;
    const ready = Untrain.ofDocument("readyState");
    found[name] = {{ is: `${{element?.dataset.name ?? "none"}} ${{reading}}`, sign, own, ready }};
    put.call(body, "");
    for (const key of Object.keys(attributes)) root.removeAttribute(key);
  }}
  return found;
}}"""

Pages = dict[str, str]


def bundle() -> str:
    """Return the modules as one script that defines `Untrain`."""
    command = [str(ROOT / ESBUILD), *OPTIONS, "--global-name=Untrain"]
    result = subprocess.run(
        command, input=ENTRY.encode(), cwd=ROOT, capture_output=True, check=True
    )
    return result.stdout.decode()


SCRIPT = OBSERVE.format(linked=bundle())


@pytest.fixture
def page(browser: Browser) -> Browser:
    """Return a browser on a page of the simulator where the extension does nothing."""
    browser.new_tab("/feed/")
    return browser


def observe(page: Browser, pages: Pages, setting: Any = AI, **attributes: str) -> dict[str, Any]:
    """Return the details of each page's observation; `attributes` are set on `html`."""
    # LinkedIn's security policy forbids style attributes in HTML, but not styles set by script.
    arguments = {
        name: [text.replace("style=", "data-style="), attributes] for name, text in pages.items()
    }
    observed: dict[str, Any] = page.js(SCRIPT, setting, RULES, arguments)
    return observed


def summary(page: Browser, pages: Pages, setting: Any = AI, **attributes: str) -> dict[str, str]:
    """Return the found switch and its reading in each page."""
    return {name: it["is"] for name, it in observe(page, pages, setting, **attributes).items()}


def body_of(name: str) -> str:
    """Return the body of a saved page, with `true` as the name of its switch."""
    text = (SAVED / name).read_text().replace("../static/", "/static/")
    text = text.replace('data-sim="input"', 'data-name="true"')
    if "src=" in text:
        inner = html.escape(body_of("ai-2022.html"))
        text = text.replace('src="ai-2022.html"', f'srcdoc="{inner}"')
    return re.sub(r".*<body[^>]*>|</body>.*", "", text, flags=re.DOTALL)


SHAPES = ["2020", "2022", "2022-frame", "2024", "2026", "shadow"]


def test_the_switch_is_read_in_every_known_layout(page: Browser) -> None:
    pages = {shape: body_of(f"ai-{shape}.html") for shape in SHAPES}

    assert summary(page, pages) == dict.fromkeys(SHAPES, "true on")
    assert summary(page, pages, dir="rtl") == dict.fromkeys(SHAPES, "true on")


def test_the_switch_is_read_by_its_label_if_the_key_is_gone(page: Browser) -> None:
    pages = {shape: body_of(f"ai-{shape}.html").replace(KEY, "ember28") for shape in SHAPES}

    found = observe(page, pages)

    assert {shape: it["is"] for shape, it in found.items()} == dict.fromkeys(SHAPES, "true on")
    assert {it["sign"] for it in found.values()} == {"label"}


def test_a_switch_with_an_id_instead_of_a_key_is_read(page: Browser) -> None:
    text = body_of("cookies.html")
    pages = {"there": text, "gone": text.replace(COOKIE_ID, "ember28"), "named": TITLE + TRUE}

    found = summary(page, pages, COOKIES)

    assert found == {"there": "true on", "gone": "none unknown", "named": "none unknown"}


def test_a_page_without_the_switch_reads_missing(page: Browser) -> None:
    pages = {name: body_of(f"ai-{name}.html") for name in ("not-offered", "elsewhere")}

    assert summary(page, pages | {"empty": ""}) == {
        "not-offered": "none missing",
        "elsewhere": "none missing",
        "empty": "none unknown",
    }


@pytest.mark.parametrize("table", [KEYS, NAMES], ids=["keys", "names"])
def test_a_switch_with_another_name_is_not_taken_for_the_setting(
    page: Browser, table: dict[str, tuple[str, str]]
) -> None:
    found = summary(page, {name: text for name, (text, _) in table.items()})

    assert found == {name: expected for name, (_, expected) in table.items()}


def test_a_switch_in_a_hidden_row_is_not_found(page: Browser) -> None:
    pages = {name: TITLE + hide(way, TRUE) for name, way in WAYS.items()}

    assert summary(page, pages) == dict.fromkeys(WAYS, "none missing")


def test_of_two_rows_the_visible_one_counts(page: Browser) -> None:
    twin = TRUE.replace('data-name="true"', 'data-name="twin"')
    before = {name: TITLE + hide(way, twin) + TRUE for name, way in WAYS.items()}
    after = {name: TITLE + TRUE + hide(way, twin) for name, way in WAYS.items()}

    assert summary(page, before) == dict.fromkeys(WAYS, "true off")
    assert summary(page, after) == dict.fromkeys(WAYS, "true off")


def test_a_hidden_row_with_the_key_prevents_a_search_by_label(page: Browser) -> None:
    named = row("", switch("other", ARIA_WORDS))
    pages = {name: TITLE + hide(way, TRUE) + named for name, way in WAYS.items()}

    assert summary(page, pages) == dict.fromkeys(WAYS, "none unknown")


def test_a_switch_in_a_visible_row_is_found(page: Browser) -> None:
    pages = {name: TITLE + hide(way, TRUE) for name, way in OPEN_WAYS.items()}

    assert summary(page, pages) == dict.fromkeys(OPEN_WAYS, "true off")
    assert summary(page, pages, dir="rtl") == dict.fromkeys(OPEN_WAYS, "true off")


def test_a_row_outside_of_a_right_to_left_page_is_hidden(page: Browser) -> None:
    away = '<div style="position: absolute; right: -9999px">{}</div>'

    assert summary(page, {"away": TITLE + hide(away, TRUE)}, dir="rtl") == {"away": "none missing"}


def key_and(way: str) -> str:
    """Return the attributes of a hidden switch with the key."""
    return f"{BY_KEY} {way}"


def test_an_input_for_screen_readers_counts_if_its_row_is_visible(page: Browser) -> None:
    pages = {
        name: TITLE + row(LABEL, switch("true", key_and(way))) for name, way in OFF_SCREEN.items()
    }
    alone = {
        name: f"<main>{TITLE}<p>Not available to you.</p>{switch('true', key_and(way))}</main>"
        for name, way in OFF_SCREEN.items()
    }

    assert summary(page, pages) == dict.fromkeys(OFF_SCREEN, "true off")
    assert summary(page, alone) == dict.fromkeys(OFF_SCREEN, "none missing")


def test_a_row_without_text_does_not_count_as_visible(page: Browser) -> None:
    wordless = TITLE + hide(WAYS["clipped by its box"], row("", switch("true")))

    assert summary(page, {"page": wordless}) == {"page": "none missing"}


def test_an_input_that_is_not_displayed_counts_only_with_a_visible_label(page: Browser) -> None:
    beside, around, other = {}, {}, {}
    for name, way in NOT_DRAWN.items():
        input_ = switch("true", key_and(f"id=i {way}"))
        beside[name] = TITLE + row(LABEL, f"<label for=i class=knob></label>{input_}")
        around[name] = TITLE + row(LABEL, f"<label class=knob>{input_}</label>")
        other[name] = TITLE + row("<p>This setting is not available.</p>", input_)

    assert summary(page, beside) == dict.fromkeys(NOT_DRAWN, "true off")
    assert summary(page, around) == dict.fromkeys(NOT_DRAWN, "true off")
    assert summary(page, other) == dict.fromkeys(NOT_DRAWN, "none missing")


def test_another_hidden_checkbox_does_not_count(page: Browser) -> None:
    search = f"<div {HIDDEN}><input type=checkbox></div>"

    assert summary(page, {"page": TITLE + search}) == {"page": "none missing"}


def test_clobbered_names_do_not_change_the_observation(page: Browser) -> None:
    form = f"<form style='overflow: hidden'>{CLOBBERED_FORM}{row(WORDS, switch('true', ''))}</form>"
    pages = {
        "document's": CLOBBERED_DOCUMENT + TITLE + TRUE,
        "form's": f"{TITLE}<form>{CLOBBERED_FORM}{TRUE}</form>",
        "both": f"{CLOBBERED_DOCUMENT}{TITLE}<form>{CLOBBERED_FORM}{TRUE}</form>",
        "form's, with overflow": TITLE
        + f"<form style='overflow: hidden'>{CLOBBERED_FORM}{TRUE}</form>",
        "form's, by label": TITLE
        + form.replace(WORDS, f"<label for=i>{WORDS}</label>", 1).replace(
            'data-name="true"', 'id=i data-name="true"'
        ),
    }

    found = observe(page, pages)

    assert {name: it["is"] for name, it in found.items()} == dict.fromkeys(pages, "true off")
    assert {(it["own"], it["ready"]) for it in found.values()} == {(True, "complete")}


HIDE = """(page) => {
  const box = document.createElement("div");
  box.className = "a11y-text";
  box.setHTMLUnsafe(page);
  document.querySelector("main").append(box);
  const frame = () => new Promise(requestAnimationFrame);
  return frame().then(frame).then(() => 1);
}"""


def test_a_switch_is_found_after_a_class_change_makes_it_visible(
    agreed: Browser, site: LinkedIn
) -> None:
    site.scene = Scene(switch="not-offered")
    agreed.new_tab(AI_PATH)
    until(lambda: agreed.js("Boolean(document.querySelector('h1'))"), 10, "the page")
    agreed.js(HIDE, TRUE.replace(" data-name", " checked data-name"))
    assert "record:ai-training" not in agreed.storage()

    agreed.js("() => { document.querySelector('main > .a11y-text').className = ''; }")

    wait_for_record(agreed, reading="on")


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
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rows=st.lists(SWITCHES, min_size=1, max_size=4))
def test_no_generated_switch_with_another_name_is_taken(
    page: Browser, rows: list[dict[str, Any]]
) -> None:
    text = TITLE + "".join(row_html(number, one) for number, one in enumerate(rows))

    name = summary(page, {"page": text})["page"].split()[0]

    assert name == "none" or may_be_taken(rows[int(name)], rows), text
    assert name == "none" or rows[int(name)]["way"] == "{}", text
