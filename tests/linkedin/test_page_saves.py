"""A click in a page is saved, refused or undone as its scene says."""

from __future__ import annotations

from typing import Any

import pytest

from tests.linkedin import AI_KEY, LinkedIn, Scene
from tests.linkedin.page_driver import SHAPES, SHOWN, Browser


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("method", ["click", "script_click"])
def test_a_click_saves_in_each_shape(
    browser: Browser, site: LinkedIn, shape: Any, method: str
) -> None:
    """The server stores the value; the page and a fresh load show Off."""
    site.scene = Scene(shape=shape)
    browser.open()

    getattr(browser, method)()

    browser.until(lambda: not site.switches[AI_KEY])
    browser.until(lambda: not browser.on())
    assert "Off" in browser.js("return arguments[0].parentElement.innerText", browser.find(".knob"))
    browser.open()
    assert not browser.on()
    assert [(save.key, save.value) for save in site.saves] == [(AI_KEY, False)]


def test_a_click_saves_in_the_frame(browser: Browser, site: LinkedIn) -> None:
    """The frame has the origin of the page and contains the switch."""
    site.scene = Scene(shape="2022-frame")
    browser.open()
    frame = browser.find("iframe")
    browser.driver.switch_to.frame(frame)

    browser.click()

    browser.until(lambda: not site.switches[AI_KEY])


@pytest.mark.parametrize("shape", ["2026", "2020"])
def test_a_refused_save_snaps_back(browser: Browser, site: LinkedIn, shape: Any) -> None:
    """The page shows the click at once and undoes it after the answer."""
    site.scene = Scene(shape=shape, save="500", save_after=0.3)
    with browser.recording(SHOWN):
        browser.open()

        browser.click()

        browser.until(lambda: browser.js("return recorded") == ["true", "false", "true"])
    assert site.saves[0].status == 500


def test_a_dropped_save_stays_dropped(browser: Browser, site: LinkedIn) -> None:
    """Chromium repeats it, which does not count as the next save; a second click does."""
    site.scene = Scene(save_faults=("dropped",))
    browser.open()

    browser.click()

    browser.until(lambda: not browser.on() or site.saves)
    browser.until(browser.on)
    assert {save.status for save in site.saves} == {0}
    browser.click()
    browser.until(lambda: not site.switches[AI_KEY])


def test_a_page_may_keep_showing_a_refused_change(browser: Browser, site: LinkedIn) -> None:
    """The checkbox then proves nothing."""
    site.scene = Scene(save="500", snaps_back=False)
    browser.open()

    browser.click()

    browser.until(lambda: site.saves)
    assert (browser.on(), site.switches[AI_KEY]) == (False, True)


def test_a_page_may_snap_back_by_itself(browser: Browser, site: LinkedIn) -> None:
    """It sends nothing."""
    site.scene = Scene(snap_back_after=0.3)
    with browser.recording(SHOWN):
        browser.open()

        browser.click()

        browser.until(lambda: browser.js("return recorded") == ["true", "false", "true"])
    assert (site.saves, site.switches[AI_KEY]) == ([], True)


@pytest.mark.parametrize("shape", ["2026", "2020"])
@pytest.mark.parametrize(("untrusted", "shown"), [("restored", True), ("ignored", False)])
def test_a_page_may_ignore_scripted_clicks(
    browser: Browser, site: LinkedIn, shape: Any, untrusted: Any, shown: bool
) -> None:
    """It sends nothing, whatever the checkbox shows. A real click still works."""
    site.scene = Scene(shape=shape, untrusted=untrusted)
    browser.open()

    browser.script_click()

    browser.until(lambda: browser.on() == shown)
    assert site.saves == []
    browser.open()
    browser.click()
    browser.until(lambda: not site.switches[AI_KEY])


def test_nodes_are_replaced_after_a_click(browser: Browser, site: LinkedIn) -> None:
    """The old nodes are removed, and the new ones work."""
    site.scene = Scene(replace_after=(0.05, 0.1))
    browser.open()
    browser.js("window.old = arguments[0]", browser.find('[role="switch"]'))

    browser.click()

    browser.until(lambda: browser.js("return !window.old.isConnected"))
    browser.until(lambda: not site.switches[AI_KEY] and not browser.on())
    browser.js("document.querySelector('.knob').click()")
    browser.until(lambda: site.switches[AI_KEY])


def test_a_switch_may_change_only_when_its_save_is_answered(
    browser: Browser, site: LinkedIn
) -> None:
    """The click has no visible effect until then."""
    site.scene = Scene(moves="when-answered", save_after=3)
    browser.open()

    browser.click()

    assert browser.on()
    assert site.switches[AI_KEY]
    browser.until(lambda: not browser.on())
    assert not site.switches[AI_KEY]
    browser.until(lambda: len(site.saves) == 1)


@pytest.mark.parametrize("shape", ["2026", "2020"])
def test_such_a_switch_never_changes_when_its_save_is_refused(
    browser: Browser, site: LinkedIn, shape: Any
) -> None:
    """The page has nothing to undo."""
    site.scene = Scene(shape=shape, moves="when-answered", save="500")
    browser.open()

    browser.click()

    browser.until(lambda: site.saves)
    assert browser.on()


def test_a_page_may_read_before_it_saves(browser: Browser, site: LinkedIn) -> None:
    """Both requests have the same address."""
    site.scene = Scene(reads_first=True)
    browser.open()

    browser.click()

    browser.until(lambda: site.saves)
    address = f"/mysettings-api/settingsApiSettings/{AI_KEY}"
    requests = [each for each in site.requests if each.path == address]
    assert [each.method for each in requests] == ["GET", "PUT"]
    assert requests[1].at - requests[0].at >= 0.6


def test_the_answer_to_a_save_may_stay_unread(browser: Browser, site: LinkedIn) -> None:
    """The save then stays open, so Chromium's resource timing usually does not list it."""
    site.scene = Scene(save_body_read=False)
    browser.open()

    browser.click()

    browser.until(lambda: not site.switches[AI_KEY])
    browser.until(lambda: browser.js("return window.__unread?.ok"))
    assert not browser.js("return window.__unread.bodyUsed")


def test_a_save_may_go_to_the_common_address(browser: Browser, site: LinkedIn) -> None:
    """The body has the key, and the faults of the scene apply."""
    site.scene = Scene(save_to="flagship", save_faults=("500",))
    browser.open()

    browser.click()
    browser.until(lambda: browser.on() and site.saves)
    browser.click()

    browser.until(lambda: len(site.saves) == 2)
    assert [(save.method, save.key, save.value, save.status) for save in site.saves] == [
        ("POST", AI_KEY, False, 500),
        ("POST", AI_KEY, False, 200),
    ]


def test_a_dialog_asks_before_it_saves(browser: Browser, site: LinkedIn) -> None:
    """A scripted click on its button has no effect if the scene requires a person."""
    site.scene = Scene(dialog="person")
    browser.open()
    browser.click()

    browser.script_click(".confirm")
    assert site.saves == []
    browser.click(".confirm")

    browser.until(lambda: not site.switches[AI_KEY])
