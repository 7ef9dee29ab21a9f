"""A setting's switch is found in every page LinkedIn has had, and no other is taken for it.

The modules are linked and run in a page by themselves, without the extension: so are hundreds of
pages seen in the time of one.
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
from tests.browser.runs import wait_for_record
from tests.browser.switch_pages import (
    ARIA_WORDS,
    BY_KEY,
    CLOBBERED_DOCUMENT,
    CLOBBERED_FORM,
    HIDDEN,
    KEY,
    LABEL,
    MICROSOFT,
    NAMES,
    NOT_DRAWN,
    OFF_SCREEN,
    OPEN_WAYS,
    TITLE,
    TRUE,
    WAYS,
    WHOSE,
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

LINKED = """
export { observeSetting } from "./extension/content/observe-setting.js";
export { ofDocument } from "./extension/content/document-state.js";
"""
# Puts each page in and looks at it. What belongs to the page itself is taken before any page can
# stand in for it.
LOOK = """async (setting, rules, pages) => {{
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


def linked() -> str:
    """Return the modules as one script that leaves `Untrain` behind."""
    command = [str(ROOT / ESBUILD), *OPTIONS, "--global-name=Untrain"]
    result = subprocess.run(
        command, input=LINKED.encode(), cwd=ROOT, capture_output=True, check=True
    )
    return result.stdout.decode()


SCRIPT = LOOK.format(linked=linked())


@pytest.fixture
def page(browser: Browser) -> Browser:
    """Return a browser in a page of the simulator that stands for any, where we do nothing."""
    browser.new_tab("/feed/")
    return browser


def look(page: Browser, pages: Pages, setting: Any = AI, **attributes: str) -> dict[str, Any]:
    """Return all that is known of each page, seen one after another; attributes are of `html`."""
    # LinkedIn's policy lets no style attribute in markup count; set by script they do.
    there = {
        name: [text.replace("style=", "data-style="), attributes] for name, text in pages.items()
    }
    seen: dict[str, Any] = page.js(SCRIPT, setting, RULES, there)
    return seen


def what(page: Browser, pages: Pages, setting: Any = AI, **attributes: str) -> dict[str, str]:
    """Return what the setting is found as in each page."""
    return {name: it["is"] for name, it in look(page, pages, setting, **attributes).items()}


def body_of(name: str) -> str:
    """Return the body of a saved page of LinkedIn's; its switch is named true, its style found."""
    text = (SAVED / name).read_text().replace("../static/", "/static/")
    text = text.replace('data-sim="input"', 'data-name="true"')
    if "src=" in text:
        inner = html.escape(body_of("ai-2022.html"))
        text = text.replace('src="ai-2022.html"', f'srcdoc="{inner}"')
    return re.sub(r".*<body[^>]*>|</body>.*", "", text, flags=re.DOTALL)


SHAPES = ["2020", "2022", "2022-frame", "2024", "2026", "shadow"]


def test_every_page_linkedin_has_had_is_read(page: Browser) -> None:
    pages = {shape: body_of(f"ai-{shape}.html") for shape in SHAPES}

    assert what(page, pages) == dict.fromkeys(SHAPES, "true on")
    assert what(page, pages, dir="rtl") == dict.fromkeys(SHAPES, "true on")


def test_every_page_is_read_by_its_label_where_the_key_is_gone(page: Browser) -> None:
    pages = {shape: body_of(f"ai-{shape}.html").replace(KEY, "ember28") for shape in SHAPES}

    found = look(page, pages)

    assert {shape: it["is"] for shape, it in found.items()} == dict.fromkeys(SHAPES, "true on")
    assert {it["sign"] for it in found.values()} == {"label"}


def test_a_switch_known_by_its_id_is_read(page: Browser) -> None:
    text = body_of("cookies.html")
    pages = {"there": text, "gone": text.replace(COOKIE_ID, "ember28"), "named": TITLE + TRUE}

    found = what(page, pages, COOKIES)

    assert found == {"there": "true on", "gone": "none unknown", "named": "none unknown"}


def test_pages_without_a_switch_are_missing_it(page: Browser) -> None:
    pages = {name: body_of(f"ai-{name}.html") for name in ("not-offered", "elsewhere")}

    assert what(page, pages | {"empty": ""}) == {
        "not-offered": "none missing",
        "elsewhere": "none missing",
        "empty": "none unknown",
    }


@pytest.mark.parametrize("table", [WHOSE, NAMES], ids=["whose", "names"])
def test_a_switch_that_names_itself_is_only_itself(
    page: Browser, table: dict[str, tuple[str, str]]
) -> None:
    found = what(page, {name: text for name, (text, _) in table.items()})

    assert found == {name: expected for name, (_, expected) in table.items()}


def hide(way: str, what: str) -> str:
    """Return something hidden in one of the WAYS."""
    return way.replace("{quoted}", html.escape(what)).replace("{}", what)


def test_a_row_that_nobody_sees_holds_no_switch(page: Browser) -> None:
    pages = {name: TITLE + hide(way, TRUE) for name, way in WAYS.items()}

    assert what(page, pages) == dict.fromkeys(WAYS, "none missing")


def test_of_two_rows_the_one_that_is_seen_counts(page: Browser) -> None:
    twin = TRUE.replace('data-name="true"', 'data-name="twin"')
    before = {name: TITLE + hide(way, twin) + TRUE for name, way in WAYS.items()}
    after = {name: TITLE + TRUE + hide(way, twin) for name, way in WAYS.items()}

    assert what(page, before) == dict.fromkeys(WAYS, "true off")
    assert what(page, after) == dict.fromkeys(WAYS, "true off")


def test_a_hidden_row_leaves_nothing_to_find_by_label(page: Browser) -> None:
    named = row("", switch("other", ARIA_WORDS))
    pages = {name: TITLE + hide(way, TRUE) + named for name, way in WAYS.items()}

    assert what(page, pages) == dict.fromkeys(WAYS, "none unknown")


def test_a_row_that_can_be_seen_is_found(page: Browser) -> None:
    pages = {name: TITLE + hide(way, TRUE) for name, way in OPEN_WAYS.items()}

    assert what(page, pages) == dict.fromkeys(OPEN_WAYS, "true off")
    assert what(page, pages, dir="rtl") == dict.fromkeys(OPEN_WAYS, "true off")


def test_a_row_off_a_page_from_right_to_left_is_not_seen(page: Browser) -> None:
    away = '<div style="position: absolute; right: -9999px">{}</div>'

    assert what(page, {"away": TITLE + hide(away, TRUE)}, dir="rtl") == {"away": "none missing"}


def key_and(way: str) -> str:
    """Return the attributes of a switch with the key that is hidden in some way."""
    return f"{BY_KEY} {way}"


def test_an_input_left_to_screen_readers_counts_by_its_row(page: Browser) -> None:
    pages = {
        name: TITLE + row(LABEL, switch("true", key_and(way))) for name, way in OFF_SCREEN.items()
    }
    alone = {
        name: f"<main>{TITLE}<p>Not available to you.</p>{switch('true', key_and(way))}</main>"
        for name, way in OFF_SCREEN.items()
    }

    assert what(page, pages) == dict.fromkeys(OFF_SCREEN, "true off")
    assert what(page, alone) == dict.fromkeys(OFF_SCREEN, "none missing")


def test_a_row_without_words_stands_for_nothing(page: Browser) -> None:
    wordless = TITLE + hide(WAYS["clipped by its box"], row("", switch("true")))

    assert what(page, {"page": wordless}) == {"page": "none missing"}


def test_an_input_that_is_not_drawn_counts_by_its_label_alone(page: Browser) -> None:
    beside, around, other = {}, {}, {}
    for name, way in NOT_DRAWN.items():
        input_ = switch("true", key_and(f"id=i {way}"))
        beside[name] = TITLE + row(LABEL, f"<label for=i class=knob></label>{input_}")
        around[name] = TITLE + row(LABEL, f"<label class=knob>{input_}</label>")
        other[name] = TITLE + row("<p>This setting is not available.</p>", input_)

    assert what(page, beside) == dict.fromkeys(NOT_DRAWN, "true off")
    assert what(page, around) == dict.fromkeys(NOT_DRAWN, "true off")
    assert what(page, other) == dict.fromkeys(NOT_DRAWN, "none missing")


def test_a_hidden_switch_of_anything_else_is_no_switch(page: Browser) -> None:
    search = f"<div {HIDDEN}><input type=checkbox></div>"

    assert what(page, {"page": TITLE + search}) == {"page": "none missing"}


def test_names_in_the_page_stand_in_for_nothing(page: Browser) -> None:
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

    found = look(page, pages)

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


def test_a_switch_is_found_once_a_class_lets_it_be_seen(agreed: Browser, site: LinkedIn) -> None:
    site.scene = Scene(switch="not-offered")
    agreed.new_tab(AI_PATH)
    until(lambda: agreed.js("Boolean(document.querySelector('h1'))"), 10, "the page")
    agreed.js(HIDE, TRUE.replace(" data-name", " checked data-name"))
    assert "record:ai-training" not in agreed.storage()

    agreed.js("() => { document.querySelector('main > .a11y-text').className = ''; }")

    wait_for_record(agreed, reading="on")


# Pages of up to four rows, in which every sign may be anywhere.
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


def drawn(number: int, one: dict[str, Any]) -> str:
    """Return a row as it was generated; empty attributes are left out."""
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


def may_be(one: dict[str, Any], page: list[dict[str, Any]]) -> bool:
    """Tell, from what was generated alone, whether a switch may be taken for the setting's."""
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
def test_no_switch_of_another_name_is_ever_taken(page: Browser, rows: list[dict[str, Any]]) -> None:
    text = TITLE + "".join(drawn(number, one) for number, one in enumerate(rows))

    name = what(page, {"page": text})["page"].split()[0]

    assert name == "none" or may_be(rows[int(name)], rows), text
    assert name == "none" or rows[int(name)]["way"] == "{}", text
