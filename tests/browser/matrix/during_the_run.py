"""The actions of people between the click and the end of the run."""

from collections.abc import Callable

from tests.browser.accounts import change_account
from tests.browser.drive.wait import until
from tests.browser.matrix.stage import NAVIGATE, Stage
from tests.linkedin import ACCOUNT_PATH, AI_KEY, OTHER_MEMBER


def do_nothing(_: Stage) -> None:
    """Do nothing."""


def click_when_asked(stage: Stage) -> None:
    """Click the switch in the run's tab when the run asks for it."""
    _wait_until_asked(stage)
    stage.browser.click(".knob")
    _wait_until_noticed(stage)


def confirm_when_asked(stage: Stage) -> None:
    """Confirm LinkedIn's dialog."""
    _wait_until_asked(stage)
    stage.browser.click(".confirm")
    _wait_until_noticed(stage)


def cancel_when_asked(stage: Stage) -> None:
    """Cancel LinkedIn's dialog."""
    _wait_until_asked(stage)
    stage.browser.click(".cancel")
    until(
        lambda: stage.browser.js("!document.querySelector('[role=dialog]')"), "the dialog to close"
    )


def let_it_be_answered(stage: Stage) -> None:
    """Wait until another extension has answered LinkedIn's dialog, while the run waits."""
    stage.wait_for_step("person")
    _wait_until_noticed(stage)


def _wait_until_asked(stage: Stage) -> None:
    stage.wait_for_step("person")
    # The run itself must bring the tab to the front.
    stage.switch_to_setting()
    until(
        lambda: stage.browser.js("document.visibilityState") == "visible", "the tab to be visible"
    )


def _wait_until_noticed(stage: Stage) -> None:
    until(lambda: stage.progress.get("step") != "person", "the click to be noticed")


def other_signs_in_before_the_confirmation(stage: Stage) -> None:
    """Sign the other member in between the click and the reload."""
    stage.wait_for_step("hold")
    change_account(stage.browser, stage.site, OTHER_MEMBER)


def press_twice(stage: Stage) -> None:
    """Start a second run during the first, as a second popup would."""
    send = "browser.runtime.sendMessage({type: 'start-from-popup', settings: ['ai-training']})"
    stage.switch_to_popup()
    stage.browser.js(f"Promise.all([{send}, {send}]).then(() => true)")


def inject_again(stage: Stage) -> None:
    """Inject the content script into the run's page two more times, at two steps."""
    stage.switch_to_popup()
    stage.wait_for_step("read")
    tab = stage.progress["tabId"]
    until(lambda: stage.browser.js(INJECT, tab), "the injection")
    stage.wait_for_step("hold", "reload", "confirm")
    until(lambda: stage.browser.js(INJECT, tab), "the second injection")


INJECT = """async (tabId) => {
  const script = { target: { tabId }, files: ["/content/main.js"] };
  await Promise.all([1, 2].map(() => browser.scripting.executeScript(script)));
  return true;
}"""


def close_before_the_click(stage: Stage) -> None:
    """Close the run's tab while its page is being drawn."""
    stage.wait_for_step("read")
    stage.switch_to_setting()
    stage.browser.close_tab()


def close_before_the_confirmation(stage: Stage) -> None:
    """Close the run's tab while the reloaded page is being drawn."""
    stage.wait_for_step("confirm")
    stage.switch_to_setting()
    stage.browser.close_tab()


def go_elsewhere_before_the_click(stage: Stage) -> None:
    """Load another page while the run's page is being drawn."""
    stage.wait_for_step("read")
    stage.switch_to_setting()
    stage.browser.open("/feed/")


def go_elsewhere_after_the_click(stage: Stage) -> None:
    """Load another page during the save."""
    stage.wait_for_step("hold")
    stage.switch_to_setting()
    stage.browser.open("/feed/")


def move_away_after_the_click(stage: Stage) -> None:
    """Navigate to another settings page, without a page load, during the save."""
    stage.wait_for_step("hold")
    stage.switch_to_setting()
    stage.browser.js(NAVIGATE, ACCOUNT_PATH)
    # The save continues.
    until(lambda: stage.site.saves, "the save to be answered")


def reload_after_the_click(stage: Stage) -> None:
    """Reload the page during the save."""
    stage.wait_for_step("hold")
    stage.switch_to_setting()
    stage.browser.reload()


def go_back_after_the_click(stage: Stage) -> None:
    """Press the back button during the save."""
    stage.wait_for_step("hold")
    stage.switch_to_setting()
    stage.browser.driver.back()


def go_back_before_the_confirmation(stage: Stage) -> None:
    """Press the back button while the reloaded page is being drawn."""
    stage.wait_for_step("confirm")
    stage.switch_to_setting()
    stage.browser.driver.back()


def click_synthetically(stage: Stage) -> None:
    """Let the page dispatch clicks to the card."""
    stage.switch_to_setting()
    stage.browser.js(PRESS_ALL)


PRESS_ALL = """() => {
  for (const node of document.documentElement.children) {
    for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) {
      node.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
    }
  }
}"""


def turn_on_in_a_second_tab(stage: Stage) -> None:
    """Turn the switch on in an old page while the run's reloaded page is being drawn."""
    stage.wait_for_step("confirm")
    stage.switch_to_remembered_tab()
    # The old page still shows on, so the first click turns the switch off again.
    _save_by_hand(stage)
    _save_by_hand(stage)
    until(lambda: stage.site.switches[AI_KEY], "the server to store it")
    until(lambda: not stage.progress, "the run to be over", timeout=60)


def _save_by_hand(stage: Stage) -> None:
    before = len(stage.site.saves)
    stage.browser.click(".knob")
    until(lambda: len(stage.site.saves) > before, "the save by hand")


def stop_background_at(step: str) -> Callable[[Stage], None]:
    """Return an action that stops the background at a step, as the browser does when idle."""

    def stop(stage: Stage) -> None:
        stage.wait_for_step(step)
        stage.browser.stop_background()

    return stop
