"""The actions of people in the fault matrix, up to the click and after it."""

from collections.abc import Callable

from tests.browser.accounts import sign_in, sign_out
from tests.browser.drive.wait import until
from tests.browser.matrix.stage import Stage
from tests.browser.runs import press
from tests.linkedin import ACCOUNT_PATH, AI_KEY, AI_PATH, LIST_PATH, OTHER_MEMBER

VISIT = 7
"""Seconds within which a visit's reading is stored, if it ever is."""

NAVIGATE = "(path) => void window.__navigate(path)"
NAVIGATE_LATER = "(path) => void setTimeout(() => window.__navigate(path), 150)"


# ---- up to the click -----------------------------------------------------------------------------


def press_in_popup(stage: Stage) -> None:
    """Press the popup's button, so that the run opens its own tab."""
    stage.switch_to_popup()
    stage.record_click_time()
    press(stage.browser)
    stage.wait_for_run()


def ask_by_message(stage: Stage) -> None:
    """Start a run over the cell's setting, with the message that the popup sends."""
    stage.switch_to_popup()
    stage.record_click_time()
    send = "(settings) => browser.runtime.sendMessage({ type: 'start-from-popup', settings })"
    stage.browser.js(
        f"async (id) => {{ await ({send})([id]); return true; }}", stage.target.setting
    )
    stage.wait_for_run()


def press_with_page_open(stage: Stage) -> None:
    """Open the setting's page in a tab, then press."""
    stage.browser.new_tab(AI_PATH)
    press_in_popup(stage)


def press_when_read_as_on(stage: Stage) -> None:
    """Open the page and wait until it has settled and was read, then press."""
    stage.browser.new_tab(AI_PATH)
    until(lambda: stage.record.get("reading") == "on", 10, "the reading of the visit")
    press_in_popup(stage)


def only_look(stage: Stage) -> None:
    """Open the setting's page and stay, without any click."""
    stage.record_click_time()
    stage.browser.new_tab(AI_PATH)
    stage.wait_for_wrong_reading("on", VISIT)


def press_with_page_left(stage: Stage) -> None:
    """Visit the page, which is read as on, and leave it, then press."""
    stage.browser.new_tab(AI_PATH)
    until(lambda: stage.record.get("reading") == "on", 10, "the reading of the visit")
    stage.browser.open("/feed/")
    press_in_popup(stage)


def press_on_card(stage: Stage) -> None:
    """Press the button of the card on the page."""
    stage.browser.new_tab(AI_PATH)
    until(stage.browser.has_card, 10, "the card")
    stage.record_click_time()
    stage.browser.card_click("button")
    stage.wait_for_run()


def press_on_card_by_sight(stage: Stage) -> None:
    """Press the button of the card on a page whose methods to find elements are patched."""
    stage.browser.new_tab(AI_PATH)
    place = until(lambda: stage.browser.card(BUTTON), 10, "the card's button")
    while place != (place := stage.browser.card(BUTTON)):
        continue  # The card still moves along with the switch.
    stage.record_click_time()
    stage.browser.click_at(*place)
    stage.wait_for_run()


BUTTON = """(root) => {
  const [button] = [...root.children].flatMap((each) => [...each.getElementsByTagName("button")]);
  if (!button || button.ariaDisabled === "true") return null;
  const box = button.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""


def press_after_navigation(stage: Stage) -> None:
    """Navigate to the page without a page load, then press."""
    stage.browser.new_tab(ACCOUNT_PATH)
    stage.browser.js(NAVIGATE, AI_PATH)
    until(lambda: stage.browser.url.endswith(AI_PATH), 10, "the address to change")
    press_in_popup(stage)


def press_during_navigation(stage: Stage) -> None:
    """Press just before the tab navigates to the page without a page load."""
    stage.browser.new_tab(ACCOUNT_PATH)
    stage.browser.js(NAVIGATE_LATER, AI_PATH)
    press_in_popup(stage)


def press_after_going_back(stage: Stage) -> None:
    """Leave the page and come back to it with the back button, then press."""
    stage.browser.new_tab(AI_PATH)
    stage.browser.open("/feed/")
    stage.browser.driver.back()
    press_in_popup(stage)


def press_after_an_off_page_was_cached(stage: Stage) -> None:
    """Visit the page while the switch is off, turn it on elsewhere, then press."""
    stage.site.switches[AI_KEY] = False
    stage.browser.new_tab(AI_PATH)
    until(lambda: stage.record.get("reading") == "off", 10, "the reading of the visit")
    stage.browser.open("/feed/")
    stage.site.switches[AI_KEY] = True
    press_in_popup(stage)


def press_after_a_click_that_was_not_saved(stage: Stage) -> None:
    """Click the switch in an earlier page, which still shows the state that was not saved."""
    stage.browser.new_tab(f"{AI_PATH}?before")
    stage.browser.click(".knob")
    until(lambda: stage.site.saves, 10, "the save by hand")
    stage.browser.open(AI_PATH)
    press_in_popup(stage)


def press_with_two_windows(stage: Stage) -> None:
    """Open the page in two windows, then press."""
    stage.browser.new_tab(AI_PATH)
    stage.browser.driver.switch_to.new_window("window")
    stage.browser.open(AI_PATH)
    press_in_popup(stage)


def press_with_the_page_in_another_window(stage: Stage) -> None:
    """Open the page in another window, wait for its reading, then press."""
    stage.browser.driver.switch_to.new_window("window")
    stage.browser.open(AI_PATH)
    stage.remember_tab()
    until(lambda: stage.record.get("reading") == "on", 10, "the reading of the visit")
    press_in_popup(stage)


def press_after_moving_on(stage: Stage) -> None:
    """Visit the page, navigate to LinkedIn's list in the same document, then press."""
    stage.browser.new_tab(AI_PATH)
    stage.remember_tab()
    until(lambda: stage.record.get("reading") == "on", 10, "the reading of the visit")
    stage.browser.js(NAVIGATE, LIST_PATH)
    until(lambda: stage.browser.url.endswith(LIST_PATH), 10, "the address to change")
    press_in_popup(stage)


def press_signed_out(stage: Stage) -> None:
    """Sign out on the server, then press."""
    stage.site.signed_in = False
    press_in_popup(stage)


# ---- after the click -----------------------------------------------------------------------------


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
        lambda: stage.browser.js("!document.querySelector('[role=dialog]')"),
        5,
        "the dialog to close",
    )


def _wait_until_asked(stage: Stage) -> None:
    stage.wait_for_step("person")
    # The run itself must bring the tab to the front.
    stage.switch_to_setting()
    until(
        lambda: stage.browser.js("document.visibilityState") == "visible",
        5,
        "the tab to be visible",
    )


def _wait_until_noticed(stage: Stage) -> None:
    until(lambda: stage.progress.get("step") != "person", 10, "the click to be noticed")


def press_again(stage: Stage) -> None:
    """Press again after the run has ended without success."""
    stage.wait_for_end(30)
    _press_for_a_second_run(stage)


def sign_in_and_press_again(stage: Stage) -> None:
    """Sign in and press again, as the popup advises."""
    stage.wait_for_end(30)
    stage.browser.switch("/uas/login")
    stage.browser.click("form button")
    until(lambda: stage.record.get("reading") == "on", 10, "the reading of the visit")
    _press_for_a_second_run(stage)


def sign_in_afterwards(account: str) -> Callable[[Stage], None]:
    """Return an action that signs out after the run and signs an account in."""

    def act(stage: Stage) -> None:
        stage.wait_for_end(30)
        _change_account(stage, account)

    return act


def other_signs_in_before_the_confirmation(stage: Stage) -> None:
    """Sign the other member in between the click and the reload."""
    stage.wait_for_step("hold")
    _change_account(stage, OTHER_MEMBER)


def _change_account(stage: Stage, account: str) -> None:
    sign_out(stage.browser)
    sign_in(stage.browser, stage.site, account)


def _press_for_a_second_run(stage: Stage) -> None:
    stage.switch_to_popup()
    press(stage.browser)
    until(lambda: stage.browser.js("window.runs.size === 2"), 10, "a second run")


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
    until(lambda: stage.browser.js(INJECT, tab), 10, "the injection")
    stage.wait_for_step("hold", "reload", "confirm")
    until(lambda: stage.browser.js(INJECT, tab), 10, "the second injection")


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
    until(lambda: stage.site.saves, 10, "the save to be answered")


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


def turn_on_again(stage: Stage) -> None:
    """Turn the switch on by hand after the confirmation."""
    stage.wait_for_end(30)
    stage.browser.new_tab(AI_PATH)
    stage.browser.click(".knob")
    until(lambda: stage.site.switches[AI_KEY], 5, "the server to store it")
    until(lambda: stage.record.get("reading") == "on", 10, "the reading of the visit")


def turn_on_in_the_first_tab(stage: Stage) -> None:
    """Navigate back to the first page, without a page load, and turn the switch on there."""
    stage.wait_for_end(30)
    stage.switch_to_remembered_tab()
    stage.browser.js(NAVIGATE, AI_PATH)
    until(lambda: stage.browser.js(READS_OFF), 10, "the page to show off")
    stage.browser.click(".knob")
    until(lambda: stage.site.switches[AI_KEY], 5, "the server to store it")
    until(lambda: stage.record.get("reading") == "on", 10, "the reading of the visit")


READS_OFF = "document.querySelector('[role=switch]')?.checked === false"


def turn_on_in_a_second_tab(stage: Stage) -> None:
    """Turn the switch on in an old page while the run's reloaded page is being drawn."""
    stage.wait_for_step("confirm")
    stage.switch_to_remembered_tab()
    # The old page still shows on, so the first click turns the switch off again.
    _save_by_hand(stage)
    _save_by_hand(stage)
    until(lambda: stage.site.switches[AI_KEY], 5, "the server to store it")
    until(lambda: not stage.progress, 60, "the run to be over")


def _save_by_hand(stage: Stage) -> None:
    before = len(stage.site.saves)
    stage.browser.click(".knob")
    until(lambda: len(stage.site.saves) > before, 5, "the save by hand")


def inject_everywhere_afterwards(stage: Stage) -> None:
    """Inject the content script into open tabs, as an update does in Firefox."""
    stage.wait_for_end(30)
    stage.switch_to_popup()
    stage.browser.js(INJECT_EVERYWHERE)
    stage.wait_for_wrong_reading("on", VISIT)


INJECT_EVERYWHERE = """async () => {
  const tabs = await browser.tabs.query({ url: "https://www.linkedin.com/*" });
  const script = (tabId) => ({ target: { tabId }, files: ["/content/main.js"] });
  await Promise.all(tabs.map(({ id }) => browser.scripting.executeScript(script(id))));
  return true;
}"""


def restart_afterwards(stage: Stage) -> None:
    """Restart the extension, and change the old tab's address without a page load."""
    stage.wait_for_end(30)
    stage.switch_to_remembered_tab()
    stage.restart_extension()
    stage.switch_to_remembered_tab()
    stage.browser.js("void history.pushState(null, '', '?again')")
    stage.wait_for_wrong_reading("on", VISIT)


def restart_after_turning_on(stage: Stage) -> None:
    """Turn the switch on by hand after the run, then restart the extension."""
    turn_on_again(stage)
    stage.remember_tab()
    stage.restart_extension()


def visit_an_old_tab_afterwards(stage: Stage) -> None:
    """Visit the old tab, which still shows the old state, and change its address."""
    stage.wait_for_end(30)
    stage.switch_to_remembered_tab()
    stage.browser.js("void history.pushState(null, '', '?again')")
    stage.wait_for_wrong_reading("on", VISIT)


def stop_background_at(step: str) -> Callable[[Stage], None]:
    """Return an action that stops the background at a step, as the browser does when idle."""

    def stop(stage: Stage) -> None:
        stage.wait_for_step(step)
        stage.browser.stop_background()

    return stop
