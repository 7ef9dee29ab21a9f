"""Nothing is read or drawn in a frame of LinkedIn's new shell; a run loads the page itself."""

from contextlib import suppress

import pytest

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.highlights import rings
from tests.browser.observe_switch import observe
from tests.browser.runs import opt_out, record, wait_for_record
from tests.browser.switch_pages import TITLE, TRUE
from tests.linkedin import ACCOUNT_PATH, AI_KEY, AI_PATH, LinkedIn, Scene

# Longer than a visit needs to report a reading.
VISIT = 7
IS_IN_FRAME = """Boolean(document.querySelector("#workspace iframe")?.contentDocument
  ?.querySelector("[role=switch]:enabled"))"""


def move_to_page(browser: Browser) -> None:
    """Move from another page to the AI page, which appears in a frame."""
    browser.new_tab(ACCOUNT_PATH)
    browser.js("(path) => void window.__navigate(path)", AI_PATH)
    until(lambda: browser.js(IS_IN_FRAME), "the switch in the frame")


def loads(site: LinkedIn) -> int:
    """Return how often the AI page was loaded as a document."""
    return len([each for each in site.requests if (each.path, each.dest) == (AI_PATH, "document")])


@pytest.mark.parametrize("on", [True, False])
def test_a_visit_claims_nothing_until_the_page_is_loaded(
    agreed: Browser, site: LinkedIn, on: bool
) -> None:
    site.switches[AI_KEY] = on
    site.scene = Scene(in_frame="after-move")

    move_to_page(agreed)

    with suppress(TimeoutError):
        until(lambda: record(agreed), timeout=VISIT)
    assert record(agreed) == {}
    assert (agreed.has_card(), agreed.badge()[0]) == (False, "")  # Rings are beside the card.
    agreed.reload()
    wait_for_record(agreed, reading="on" if on else "off")
    until(agreed.has_card, "the card")
    until(lambda: rings(agreed) == int(on), "the ring")


def test_a_run_loads_the_page_itself_at_once(agreed: Browser, site: LinkedIn) -> None:
    site.scene = Scene(in_frame="after-move")
    move_to_page(agreed)
    tabs = len(agreed.tabs())

    ended = opt_out(agreed, timeout=15)

    assert (ended.outcome, site.switches[AI_KEY]) == ("confirmed-off", False)
    assert loads(site) == 2
    assert len(agreed.tabs()) == tabs + 1  # The popup's page.


def test_a_page_that_stays_in_a_frame_is_loaded_once_and_never_clicked(
    agreed: Browser, site: LinkedIn
) -> None:
    site.scene = Scene(in_frame="always")
    move_to_page(agreed)

    ended = opt_out(agreed)

    assert (ended.outcome, record(agreed)["reason"]) == ("not-recognised", "in-frame")
    assert (site.saves, loads(site)) == ([], 1)


FRAMED = f"srcdoc='{TITLE}{TRUE}'"
INVISIBLE = "style='visibility: hidden'"
FRAMES = {
    "a frame": (f"<main id=workspace><iframe data-testid=a {FRAMED}></iframe></main>", "missing"),
    "a frame that is empty": (
        "<main id=workspace><iframe data-testid=a srcdoc=''></iframe></main>",
        "missing",
    ),
    "a frame, and the title outside": (
        f"{TITLE}<main id=workspace><div><iframe data-testid=a {FRAMED}></iframe></div></main>",
        "missing",
    ),
}
OTHERS = {
    "a frame beside the page's own switch": (
        f"<main id=workspace>{TITLE}{TRUE}<iframe data-testid=a {FRAMED}></iframe></main>",
        "true off",
    ),
    "a hidden frame": (
        f"<main id=workspace><iframe data-testid=a {FRAMED} style='display: none'></iframe></main>",
        "none unknown",
    ),
    "an invisible frame on a page without the switch": (
        f"{TITLE}<main id=workspace><iframe data-testid=a srcdoc='' {INVISIBLE}></iframe></main>",
        "none missing",
    ),
    "a frame of another origin": (
        f"<main id=workspace><iframe data-testid=a sandbox {FRAMED}></iframe></main>",
        "none unknown",
    ),
    "a frame of the old shell": (f"<main id=main><iframe {FRAMED}></iframe></main>", "true off"),
}


def test_nothing_is_read_in_a_frame_of_the_new_shell(feed: Browser) -> None:
    found = observe(feed, {name: text for name, (text, _) in FRAMES.items()})

    assert {name: (it["is"], it["inFrame"]) for name, it in found.items()} == {
        name: (f"none {reading}", True) for name, (_, reading) in FRAMES.items()
    }


def test_other_frames_change_nothing(feed: Browser) -> None:
    found = observe(feed, {name: text for name, (text, _) in OTHERS.items()})

    assert {name: it["is"] for name, it in found.items()} == {
        name: expected for name, (_, expected) in OTHERS.items()
    }
    assert not [name for name, it in found.items() if it.get("inFrame")]
