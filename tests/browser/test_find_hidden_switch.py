"""A switch counts only if a person can see it, or its row or label in its place."""

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.hidden_switches import NOT_DRAWN, OFF_SCREEN, OPEN_WAYS, WAYS, hide
from tests.browser.observe_switch import summary
from tests.browser.runs import wait_for_record
from tests.browser.switch_pages import ARIA_WORDS, BY_KEY, HIDDEN, LABEL, TITLE, TRUE, row, switch
from tests.linkedin import AI_PATH, LinkedIn, Scene


def test_a_switch_in_a_hidden_row_is_not_found(feed: Browser) -> None:
    pages = {name: TITLE + hide(way, TRUE) for name, way in WAYS.items()}

    assert summary(feed, pages) == dict.fromkeys(WAYS, "none missing")


def test_of_two_rows_the_visible_one_counts(feed: Browser) -> None:
    twin = TRUE.replace('data-name="true"', 'data-name="twin"')
    before = {name: TITLE + hide(way, twin) + TRUE for name, way in WAYS.items()}
    after = {name: TITLE + TRUE + hide(way, twin) for name, way in WAYS.items()}

    assert summary(feed, before) == dict.fromkeys(WAYS, "true off")
    assert summary(feed, after) == dict.fromkeys(WAYS, "true off")


def test_a_hidden_row_with_the_key_prevents_a_search_by_label(feed: Browser) -> None:
    named = row("", switch("other", ARIA_WORDS))
    pages = {name: TITLE + hide(way, TRUE) + named for name, way in WAYS.items()}

    assert summary(feed, pages) == dict.fromkeys(WAYS, "none unknown")


def test_a_switch_in_a_visible_row_is_found(feed: Browser) -> None:
    pages = {name: TITLE + hide(way, TRUE) for name, way in OPEN_WAYS.items()}

    assert summary(feed, pages) == dict.fromkeys(OPEN_WAYS, "true off")
    assert summary(feed, pages, dir="rtl") == dict.fromkeys(OPEN_WAYS, "true off")


def test_a_row_outside_of_a_right_to_left_page_is_hidden(feed: Browser) -> None:
    away = '<div style="position: absolute; right: -9999px">{}</div>'

    assert summary(feed, {"away": TITLE + hide(away, TRUE)}, dir="rtl") == {"away": "none missing"}


def key_and(way: str) -> str:
    """Return the attributes of a hidden switch with the key."""
    return f"{BY_KEY} {way}"


def test_an_input_for_screen_readers_counts_if_its_row_is_visible(feed: Browser) -> None:
    pages = {
        name: TITLE + row(LABEL, switch("true", key_and(way))) for name, way in OFF_SCREEN.items()
    }
    alone = {
        name: f"<main>{TITLE}<p>Not available to you.</p>{switch('true', key_and(way))}</main>"
        for name, way in OFF_SCREEN.items()
    }

    assert summary(feed, pages) == dict.fromkeys(OFF_SCREEN, "true off")
    assert summary(feed, alone) == dict.fromkeys(OFF_SCREEN, "none missing")


def test_a_row_without_text_does_not_count_as_visible(feed: Browser) -> None:
    wordless = TITLE + hide(WAYS["clipped by its box"], row("", switch("true")))

    assert summary(feed, {"page": wordless}) == {"page": "none missing"}


def test_an_input_that_is_not_displayed_counts_only_with_a_visible_label(feed: Browser) -> None:
    beside, around, other = {}, {}, {}
    for name, way in NOT_DRAWN.items():
        input_ = switch("true", key_and(f"id=i {way}"))
        beside[name] = TITLE + row(LABEL, f"<label for=i class=knob></label>{input_}")
        around[name] = TITLE + row(LABEL, f"<label class=knob>{input_}</label>")
        other[name] = TITLE + row("<p>This setting is not available.</p>", input_)

    assert summary(feed, beside) == dict.fromkeys(NOT_DRAWN, "true off")
    assert summary(feed, around) == dict.fromkeys(NOT_DRAWN, "true off")
    assert summary(feed, other) == dict.fromkeys(NOT_DRAWN, "none missing")


def test_another_hidden_checkbox_does_not_count(feed: Browser) -> None:
    search = f"<div {HIDDEN}><input type=checkbox></div>"

    assert summary(feed, {"page": TITLE + search}) == {"page": "none missing"}


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
    until(lambda: agreed.js("Boolean(document.querySelector('h1'))"), "the page")
    agreed.js(HIDE, TRUE.replace(" data-name", " checked data-name"))
    assert "record:ai-training" not in agreed.storage()

    agreed.js("() => { document.querySelector('main > .a11y-text').className = ''; }")

    wait_for_record(agreed, reading="on")
