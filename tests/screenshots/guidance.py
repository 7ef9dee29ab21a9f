"""Show what leads a person on: the first run, the check, the lists and the toolbar button."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from tests.browser.conftest import ROOT, accept_notice, start_on_welcome
from tests.browser.drive import until
from tests.browser.expressions import SEEN
from tests.browser.runs import wait_for_record
from tests.linkedin import LIST_PATH, Scene
from tests.screenshots.stage import ALL_READY

if TYPE_CHECKING:
    from tests.screenshots.stage import Stage

# A window of 1280 pixels at a zoom of 400 %.
SMALL = {"320px": (320, 640), "400-percent": (320, 256)}
WIDTHS = {"wide": (1500, 800), "narrow": (1024, 740), "phone": (360, 740)}
BADGE = """(async () => { const { action } = api;
  const [text, colour, title] = await Promise.all([action.getBadgeText({}),
    action.getBadgeBackgroundColor({}), action.getTitle({})]);
  return [text, [...colour].slice(0, 3).join(), title]; })()"""
BUTTONS = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Untrain</title><style>
body {{ inline-size: 420px; margin: 24px; font: 15px/1.4 system-ui, sans-serif;
  color-scheme: light dark; }}
p {{ display: grid; grid-template-columns: 44px 1fr; align-items: center; margin: 0 0 16px; }}
span {{ position: relative; inline-size: 32px; block-size: 32px; }}
b {{ position: absolute; right: -8px; bottom: -6px; padding: 0 4px; border-radius: 4px;
  color: #fff; font-size: 12px; }}
</style>{rows}</html>"""


def show_guidance(stage: Stage) -> None:
    """Show all of it in the looks of one browser, from the installation on."""
    show_first_run(stage)
    show_list(stage)


def show_small(stage: Stage) -> None:
    """Show the first run in a narrow window, and at a zoom of 400 %."""
    start_on_welcome(stage.browser)
    _small(stage, "welcome")
    accept_notice(stage.browser)
    until(lambda: stage.browser.js(SEEN, "#start"), "the first run")
    _small(stage, "welcome-ready")
    _first_run(stage, Scene())
    _small(stage, "welcome-confirmed")
    show_list_in(stage, "320px", SMALL["320px"])


def show_first_run(stage: Stage) -> None:
    """Show the welcome page from the notice to a failure and a success."""
    start_on_welcome(stage.browser)
    stage.page("welcome")
    accept_notice(stage.browser)
    until(lambda: stage.browser.js(SEEN, "#start"), "the first run")
    stage.page("welcome-ready")
    buttons = [("unknown", stage.browser.extension(BADGE))]
    _first_run(stage, Scene(switch="not-offered"))
    stage.page("welcome-failed")
    buttons.append(("unknown", stage.browser.extension(BADGE)))
    _check(stage)
    buttons.append(("on", stage.browser.extension(BADGE)))
    stage.browser.switch("pages/welcome.html")
    stage.site.scene = Scene(draw_after=3)
    stage.browser.click("#start")
    until(lambda: stage.browser.js(SEEN, "#steps .now"), "the steps")
    stage.page("welcome-running")
    buttons.append(("running", stage.browser.extension(BADGE)))
    wait_for_record(stage.browser, outcome="confirmed-off")
    until(lambda: stage.browser.js(SEEN, "#others"), "the end")
    stage.page("welcome-confirmed")
    buttons.append(("off", stage.browser.extension(BADGE)))
    _show_buttons(stage, buttons)


def _first_run(stage: Stage, scene: Scene) -> None:
    stage.browser.switch("pages/welcome.html")
    stage.site.scene = scene
    stage.browser.click("#start")
    until(lambda: stage.browser.js(SEEN, "#stop"), "the run")
    until(lambda: not stage.browser.js(SEEN, "#stop"), "the end of the run", timeout=60)


def _check(stage: Stage) -> None:
    """Let the toolbar popup check the one setting, and show it at work and at the end."""
    stage.site.scene = Scene(draw_after=3)
    stage.feed()
    if not stage.browser.popup_is_open():
        stage.browser.click_action()
    until(lambda: stage.browser.popup("!document.querySelector('#check').disabled"))
    stage.browser.popup_click("#check")
    stage.popup("popup-checking", lambda: stage.browser.popup("!!document.querySelector('.now')"))
    stage.popup("popup-checked-on", stage.ended("is-on"))
    stage.browser.close_popup()


def show_list(stage: Stage) -> None:
    """Show the card on LinkedIn's list: with room and without, before a run and after it."""
    stage.site.scene = Scene()
    for name, size in WIDTHS.items():
        show_list_in(stage, name, size)
    stage.browser.set_viewport(*WIDTHS["wide"])
    stage.browser.close_tab()


def show_list_in(stage: Stage, name: str, size: tuple[int, int]) -> None:
    """Show the card as it starts in a window of this size, and unfolded."""
    browser = stage.browser
    browser.new_tab()
    browser.set_viewport(*size)
    browser.open(LIST_PATH)
    browser.set_viewport(*size)
    until(browser.has_card, "the card")
    until(lambda: browser.card(ALL_READY), "the buttons of the card")
    stage.page(f"list-{name}")
    if browser.card("(root) => root.querySelector('.pill') !== null"):
        browser.js("() => scrollTo(0, document.body.scrollHeight)")
        browser.card_click(".pill")
        until(lambda: browser.card(ALL_READY), "the buttons of the card")
        stage.page(f"list-{name}-unfolded")


def _small(stage: Stage, name: str) -> None:
    for each, size in SMALL.items():
        stage.browser.set_viewport(*size)
        stage.page(f"{name}-{each}")


def _show_buttons(stage: Stage, buttons: list[tuple[str, list[str]]]) -> None:
    """Show the icon and the badge of the toolbar button, with its title beside them."""
    icons = ROOT / "extension/icons"
    rows = "".join(
        f'<p><span><img src="{(icons / f"{icon}-32.png").as_uri()}" alt="">'
        f'<b style="background: rgb({colour})">{text}</b></span>{html.escape(title)}</p>'
        for icon, (text, colour, title) in buttons
    )
    page = stage.folder / f"toolbar-button{stage.suffix}.html"
    page.write_text(BUTTONS.format(rows=rows), encoding="utf-8")
    stage.browser.new_tab()
    stage.browser.open(page.resolve().as_uri())
    stage.page("toolbar-button")
    stage.browser.close_tab()
