"""The new shell has a page of its own, or shows an old page in a frame."""

from __future__ import annotations

from typing import Any

import pytest

from tests.linkedin import ACCOUNT_PATH, AI_KEY, AI_PATH, LinkedIn, Scene
from tests.linkedin.api_routes import FLAGSHIP_PATH
from tests.linkedin.page_driver import Browser

FRAME = "document.querySelector('#workspace iframe[data-testid]')"
FRAME_PATH = f"return {FRAME}?.contentWindow.location.href.replace(location.origin, '')"
PRELOAD = "/preload/?_bprMode=vanilla"


def move(browser: Browser) -> None:
    """Move to the AI page from another page, without a page load."""
    browser.open(ACCOUNT_PATH)
    browser.until(lambda: browser.js("return window.__navigate !== undefined"))
    browser.js("void window.__navigate(arguments[0])", AI_PATH)


@pytest.mark.parametrize(
    ("shape", "element"), [("new-shell", "div"), ("new-shell-button", "button")]
)
def test_its_switch_has_no_key(browser: Browser, site: LinkedIn, shape: Any, element: str) -> None:
    """It is no input, and nothing on the page names the setting."""
    site.scene = Scene(shape=shape)
    browser.open()

    switch = browser.find("main#workspace [role=switch]")
    assert (switch.tag_name, switch.get_dom_attribute("aria-checked")) == (element, "true")
    assert switch.accessible_name == "Use my data for training content creation AI models"
    assert AI_KEY not in browser.js("return document.querySelector('main').outerHTML")


def test_it_saves_to_one_address(browser: Browser, site: LinkedIn) -> None:
    """A refused save there snaps back, too."""
    site.scene = Scene(shape="new-shell", save_faults=("403",))
    browser.open()

    browser.script_click()
    browser.until(lambda: site.saves and browser.on())
    browser.script_click()
    browser.until(lambda: len(site.saves) == 2)

    assert not site.switches[AI_KEY]
    saves = [(save.method, save.path, save.status) for save in site.saves]
    assert saves == [("POST", FLAGSHIP_PATH, 403), ("POST", FLAGSHIP_PATH, 200)]


@pytest.mark.parametrize("skeleton", ["off", "disabled"])
def test_its_switch_is_drawn_wrong_first(browser: Browser, site: LinkedIn, skeleton: Any) -> None:
    """A late script corrects what the HTML shows."""
    site.scene = Scene(shape="new-shell", skeleton=skeleton, state_after=0.5, script_after=0.3)
    state = "const { ariaChecked, ariaDisabled } = arguments[0]; return [ariaChecked, ariaDisabled]"
    with browser.recording("document.querySelector('[role=switch]')?.outerHTML"):
        browser.open()
        browser.until(lambda: browser.js(state, browser.find("[role=switch]")) == ["true", "false"])
        first = browser.js("return recorded[0]")

    shown = {"off": 'aria-checked="false"', "disabled": 'aria-disabled="true"'}[skeleton]
    assert shown in first


def test_a_move_puts_an_old_page_into_a_frame(browser: Browser, site: LinkedIn) -> None:
    """The frame is empty first; the address is that of the page; its switch works."""
    site.scene = Scene(in_frame="after-move")
    with browser.recording(FRAME_PATH.removeprefix("return ")):
        move(browser)
        browser.until(lambda: browser.js("return recorded.at(-1)") == PRELOAD)
        assert browser.js("return recorded") == ["about:blank", PRELOAD]

    assert browser.js("return [location.pathname, document.querySelector('h1')]") == [AI_PATH, None]
    browser.driver.switch_to.frame(browser.find("iframe"))
    browser.click()
    browser.until(lambda: not site.switches[AI_KEY])


@pytest.mark.parametrize("in_frame", ["after-move", "always"])
def test_a_load_may_have_the_frame_too(browser: Browser, site: LinkedIn, in_frame: Any) -> None:
    """Usually it has none, and is the old page itself."""
    site.scene = Scene(in_frame=in_frame)
    browser.open()

    expected = (PRELOAD, None) if in_frame == "always" else (None, "main")
    top = "return document.querySelector('[role=switch]')?.closest('main').id"
    browser.until(lambda: (browser.js(FRAME_PATH), browser.js(top)) == expected)
