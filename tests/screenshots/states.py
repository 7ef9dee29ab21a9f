"""Bring the product into all its states with real clicks, and take a screenshot of each."""

from tests.browser.conftest import accept_notice, start_on_welcome
from tests.browser.drive import Browser, until
from tests.browser.erase import open_erase_dialog
from tests.browser.expressions import DENIED
from tests.browser.history import open_history
from tests.browser.rights import open_rights, select_region
from tests.browser.runs import wait_for_record
from tests.browser.storage_samples import damaged_values, sample
from tests.linkedin import AI_KEY, AI_PATH, LIST_PATH, Scene
from tests.screenshots.guidance import show_list
from tests.screenshots.stage import Stage

OTHER_FAILURES = {
    "not-confirmed": Scene(save="not-stored"),
    "locked": Scene(disabled=True),
    "not-offered": Scene(switch="not-offered"),
    "not-recognised": Scene(key=False, label="unknown"),
    "blocked": Scene(load="checkpoint"),
}
SELECTED = ["ai-training", "partner-sharing", "research"]


def show_states(stage: Stage) -> None:
    """Show every state, in the order in which a person may see them."""
    _begin(stage)
    _turn_off(stage)
    _fail(stage)
    _turn_off_several(stage)
    show_pages(stage)
    _find_damage(stage)


def show_pages(stage: Stage) -> None:
    """Show the extension's pages after some runs."""
    open_history(stage.browser)
    stage.page("history")
    open_erase_dialog(stage.browser)
    stage.page("options-erase-question")
    stage.browser.click("#keep")
    stage.page("options")
    open_rights(stage.browser)
    select_region(stage.browser, "eu")
    stage.page("rights")


def show_dark(stage: Stage) -> None:
    """Show the main states in dark mode."""
    start_on_welcome(stage.browser)
    stage.page("welcome")
    accept_notice(stage.browser)
    stage.browser.new_tab(AI_PATH)
    stage.card("Turn it off")
    stage.page("card-on")
    wait_for_record(stage.browser, reading="on")
    stage.browser.open("/feed/")
    stage.popup("popup-on")
    stage.run()
    stage.popup("popup-confirmed", stage.ended("confirmed-off"))
    stage.browser.close_popup()
    show_pages(stage)


def show_mirrored(stage: Stage) -> None:
    """Show the card and the popup in a right-to-left browser: their words are English."""
    start_on_welcome(stage.browser)
    accept_notice(stage.browser)
    stage.site.scene = Scene(lang="ar")
    stage.browser.new_tab(AI_PATH)
    stage.card("Turn it off")
    stage.page("card-on")
    wait_for_record(stage.browser, reading="on")
    stage.popup("popup-on")
    stage.browser.close_popup()
    show_list(stage)


def _begin(stage: Stage) -> None:
    browser = stage.browser
    start_on_welcome(browser)
    stage.page("welcome")
    browser.new_tab("/feed/")
    stage.popup("popup-first-use")
    browser.close_popup()
    accept_notice(browser)
    until(lambda: not browser.js("document.querySelector('#ready').hidden"), "the steps")
    stage.page("welcome-accepted")
    browser.switch("/feed/")
    stage.popup("popup-not-read-yet")
    browser.close_popup()


def _turn_off(stage: Stage) -> None:
    browser = stage.browser
    browser.new_tab(AI_PATH)
    stage.card("Turn it off")
    stage.page("card-on")
    browser.card_click(".fold")
    stage.card("Untrain:")
    stage.page("card-folded")
    browser.card_click(".pill")
    browser.set_viewport(320, 640)
    stage.card("Turn it off")
    stage.page("card-320px")
    wait_for_record(browser, reading="on")
    browser.close_tab()
    browser.switch("/feed/")
    stage.popup("popup-on")
    stage.run(Scene(draw_after=3))
    stage.popup("popup-running", lambda: browser.popup("document.querySelector('.now') !== null"))
    stage.popup("popup-confirmed", stage.ended("confirmed-off"))
    browser.close_popup()
    stage.site.scene = Scene()
    browser.new_tab(AI_PATH)
    stage.card("Off, confirmed")
    stage.page("card-confirmed")
    stage.site.switches[AI_KEY] = True
    browser.reload()
    stage.card("On again")
    stage.page("card-on-again")
    wait_for_record(browser, reading="on")
    browser.close_tab()
    browser.switch("/feed/")
    stage.popup("popup-on-again")


def _fail(stage: Stage) -> None:
    stage.run(Scene(save="500"))
    stage.popup("popup-reverted", stage.ended("reverted"))
    stage.feed()
    stage.run(Scene(load="signed-out"))
    stage.popup("popup-signed-out", stage.ended("signed-out"))
    stage.site.signed_in = True
    stage.feed()
    stage.run(Scene(untrusted="restored"))
    stage.browser.switch(AI_PATH)
    stage.card("Please click the switch yourself")
    stage.page("card-needs-you")
    stage.popup("popup-needs-you", stage.ended("needs-you"))
    stage.browser.close_popup()
    stage.browser.click(".knob")
    until(lambda: "progress" not in stage.browser.storage(), "the run to end", timeout=60)
    for outcome, scene in OTHER_FAILURES.items():
        stage.site.switches[AI_KEY] = True
        stage.feed()
        stage.run(scene)
        stage.popup(f"popup-{outcome}", stage.ended(outcome))
    stage.feed()
    stage.popup("popup-access-withheld", lambda: _withhold_access(stage.browser))
    stage.browser.close_popup()


def _withhold_access(browser: Browser) -> bool:
    """Simulate in the open popup that access to LinkedIn was withdrawn."""
    browser.popup(f"() => {{ {DENIED} }}")
    browser.storage_set({"chosen": []})
    browser.storage_set({"chosen": SELECTED[:1]})
    return bool(browser.popup("document.querySelector('#standing').dataset.tone") == "unsure")


def _turn_off_several(stage: Stage) -> None:
    browser = stage.browser
    stage.site.scene = Scene()
    stage.site.switches[AI_KEY] = True
    browser.storage_set({"chosen": SELECTED})
    browser.new_tab(LIST_PATH)
    stage.card("of 3")
    stage.page("card-list")
    stage.run()
    several = "document.querySelector('#title').textContent.includes('2')"
    stage.popup("popup-several-running", lambda: browser.popup(several))
    browser.close_popup()
    until(lambda: "progress" not in browser.storage(), "the run to end", timeout=120)
    stage.popup("popup-several-done")
    browser.close_popup()


def _find_damage(stage: Stage) -> None:
    browser = stage.browser
    browser.storage_set(damaged_values())
    until(lambda: "aside" in browser.storage(), "the quarantine")
    open_history(browser)
    stage.page("history-damaged")
    browser.open("/feed/")
    stage.popup("popup-damaged")
    browser.close_popup()
    browser.storage_set(sample("version-7-unknown"))
    browser.page("pages/history.html")
    until(lambda: browser.js("!document.querySelector('#newer').hidden"), "the explanation")
    stage.page("history-newer")
    browser.open("/feed/")
    stage.popup("popup-newer")
    browser.close_popup()
