"""Pages on React and Ember save and snap back by themselves, in both browsers.

The cells of `tests/browser/matrix/framework_pages.py` run Untrain over them.
"""

from typing import Any

import pytest

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.runs import opt_out
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn, Scene

REACT: dict[str, Any] = {"framework": "react"}
PAGES: dict[str, dict[str, Any]] = {
    "React": REACT,
    "React, 2024": REACT | {"shape": "2024"},
    "Ember": {"framework": "ember", "shape": "2020"},
}
SWITCH = "document.querySelector('[role=switch]')"
SHOWN = f"{SWITCH}.checked"
SENT = f"{SWITCH}.hasAttribute('checked')"
WORD = "document.querySelector('main').innerText.match(/^(On|Off)$/m)[0]"
CLICK = f"{SWITCH}.click()"
# React marks an element that it has taken over with a property of its own.
TAKEN_OVER = f"Object.keys({SWITCH}).some((name) => name.startsWith('__react'))"


@pytest.fixture(params=PAGES.values(), ids=list(PAGES))
def page(request: pytest.FixtureRequest) -> dict[str, Any]:
    """Return the fields of a scene with a framework."""
    fields: dict[str, Any] = request.param
    return fields


def open_page(browser: Browser, site: LinkedIn, **fields: Any) -> None:
    """Open the AI page in a scene and wait until its framework handles clicks."""
    site.scene = Scene(**fields)
    browser.new_tab(AI_PATH)
    until(lambda: browser.js(f"Boolean({SWITCH})"), "the switch")
    if fields["framework"] == "react":
        until(lambda: browser.js(TAKEN_OVER), "React")


def saves(site: LinkedIn, count: int) -> list[tuple[int, bool | None]]:
    """Wait for saves and return the status and value of each."""
    until(lambda: len(site.saves) >= count, f"{count} saves, found {site.saves}")
    return [(each.status, each.value) for each in site.saves]


def test_a_click_by_a_person_or_a_script_is_saved(
    cleared: Browser, site: LinkedIn, page: dict[str, Any]
) -> None:
    open_page(cleared, site, **page)
    assert (cleared.js(SHOWN), cleared.js(WORD)) == (True, "On")
    sent = cleared.js(SENT)
    assert sent == (page["framework"] == "react")

    cleared.click(".knob")
    assert saves(site, 1) == [(200, False)]
    until(lambda: not cleared.js(SHOWN) and cleared.js(WORD) == "Off", "the switch to be off")
    assert site.switches[AI_KEY] is False
    assert cleared.js(SENT) == sent, "the attribute stays as the server sent it"

    cleared.js(CLICK)
    assert saves(site, 2)[1:] == [(200, True)]
    until(lambda: cleared.js(SHOWN) and cleared.js(WORD) == "On", "the switch to be on")


def test_a_refused_save_snaps_back(cleared: Browser, site: LinkedIn, page: dict[str, Any]) -> None:
    open_page(cleared, site, **page, save="500", save_after=2)

    assert cleared.js(f"async () => {{ {CLICK}; await null; return {SHOWN}; }}") is False
    until(lambda: cleared.js(SHOWN) and cleared.js(WORD) == "On", "the switch to snap back")
    assert saves(site, 1) == [(500, False)]


def test_react_keeps_a_click_from_before_it_came_and_saves_nothing(
    cleared: Browser, site: LinkedIn
) -> None:
    site.scene = Scene(**REACT, handler_after=4)

    def is_clicked_early() -> bool:
        cleared.new_tab(AI_PATH)
        early = f"() => {{ if ({TAKEN_OVER}) return false; {CLICK}; return true; }}"
        return bool(cleared.js(early))

    until(is_clicked_early, "a click before React came")
    until(lambda: cleared.js(TAKEN_OVER), "React")

    assert (cleared.js(SHOWN), cleared.js(WORD)) == (False, "On")
    assert (site.saves, site.switches[AI_KEY]) == ([], True)


def test_a_switch_drawn_by_the_server_is_clicked_when_the_scripts_have_run(
    agreed: Browser, site: LinkedIn
) -> None:
    site.scene = Scene(**REACT, script_after=2)
    agreed.new_tab("/feed/")

    assert opt_out(agreed).outcome == "confirmed-off"

    # A click that had come too early would need a third load.
    assert [each.path for each in site.requests if each.path == AI_PATH] == [AI_PATH] * 2
