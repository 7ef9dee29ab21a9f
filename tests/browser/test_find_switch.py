"""The switch of a setting is found in every known layout, and no other is taken for it."""

import html
import re
from pathlib import Path

import pytest

from tests.browser.component_pages import COMPONENTS
from tests.browser.drive import Browser
from tests.browser.observe_switch import COOKIES, observe, summary
from tests.browser.switch_pages import (
    CLOBBERED_DOCUMENT,
    CLOBBERED_FORM,
    KEY,
    KEYS,
    NAMES,
    TITLE,
    TRUE,
    WORDS,
    row,
    switch,
)
from tests.linkedin.catalogue import COOKIE_ID

SAVED = Path(__file__).parents[1] / "linkedin/pages"


def body_of(name: str) -> str:
    """Return the body of a saved page, with `true` as the name of its switch."""
    text = (SAVED / name).read_text().replace("../static/", "/static/")
    text = text.replace('data-sim="input"', 'data-name="true"')
    if "src=" in text:
        inner = html.escape(body_of("ai-2022.html"))
        text = text.replace('src="ai-2022.html"', f'srcdoc="{inner}"')
    return re.sub(r".*<body[^>]*>|</body>.*", "", text, flags=re.DOTALL)


SHAPES = ["2020", "2022", "2022-frame", "2024", "2026", "shadow", "new-shell", "new-shell-button"]


def test_the_switch_is_read_in_every_known_layout(feed: Browser) -> None:
    pages = {shape: body_of(f"ai-{shape}.html") for shape in SHAPES}

    assert summary(feed, pages) == dict.fromkeys(SHAPES, "true on")
    assert summary(feed, pages, dir="rtl") == dict.fromkeys(SHAPES, "true on")


# What each page at a setting's address is, if it does not have the setting's switch.
KINDS = {
    "a page that does not offer the setting": (body_of("ai-not-offered.html"), "settings"),
    "other content of the settings": (body_of("ai-elsewhere.html"), "settings"),
    "a missing settings page": (body_of("not-found.html"), "settings"),
    "the settings in a frame": (body_of("ai-2022-frame.html"), "settings"),
    "the new shell": ("<main id=workspace><h1>Data</h1></main>", "settings"),
    "a sign-in form": (body_of("sign-in.html"), "sign-in"),
    "a hidden sign-in form on a settings page": (
        f"{body_of('ai-not-offered.html')}<div hidden><input type=password></div>",
        "settings",
    ),
    "a refusal": (body_of("refused.html"), "other"),
    "a proxy's page": (body_of("proxy.html"), "other"),
    "a page without a heading": ("<p>This site is restricted.</p>", "other"),
    "a network's offline page": (body_of("offline.html"), "offline"),
    "nothing": ("<main></main>", "blank"),
}


def test_pages_of_others_are_not_taken_for_settings(feed: Browser) -> None:
    pages = {name: text for name, (text, _) in KINDS.items()}

    found = {name: it["kind"] for name, it in observe(feed, pages).items()}

    assert found == {name: kind for name, (_, kind) in KINDS.items()}


def test_the_switch_is_read_by_its_label_if_the_key_is_gone(feed: Browser) -> None:
    pages = {shape: body_of(f"ai-{shape}.html").replace(KEY, "ember28") for shape in SHAPES}

    found = observe(feed, pages)

    assert {shape: it["is"] for shape, it in found.items()} == dict.fromkeys(SHAPES, "true on")
    assert {it["foundBy"] for it in found.values()} == {"label"}


def test_a_switch_with_an_id_instead_of_a_key_is_read(feed: Browser) -> None:
    text = body_of("cookies.html")
    pages = {"there": text, "gone": text.replace(COOKIE_ID, "ember28"), "named": TITLE + TRUE}

    found = summary(feed, pages, COOKIES)

    assert found == {"there": "true on", "gone": "none unknown", "named": "none unknown"}


def test_a_page_without_the_switch_reads_missing(feed: Browser) -> None:
    pages = {name: body_of(f"ai-{name}.html") for name in ("not-offered", "elsewhere")}

    assert summary(feed, pages | {"empty": ""}) == {
        "not-offered": "none missing",
        "elsewhere": "none missing",
        "empty": "none unknown",
    }


@pytest.mark.parametrize("table", [KEYS, NAMES, COMPONENTS], ids=["keys", "names", "components"])
def test_a_switch_with_another_name_is_not_taken_for_the_setting(
    feed: Browser, table: dict[str, tuple[str, str]]
) -> None:
    found = summary(feed, {name: text for name, (text, _) in table.items()})

    assert found == {name: expected for name, (_, expected) in table.items()}


def test_clobbered_names_do_not_change_the_observation(feed: Browser) -> None:
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

    found = observe(feed, pages)

    assert {name: it["is"] for name, it in found.items()} == dict.fromkeys(pages, "true off")
    assert {(it["own"], it["ready"]) for it in found.values()} == {(True, "complete")}
