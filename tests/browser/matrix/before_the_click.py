"""The actions of people up to the click."""

from tests.browser.drive.wait import until
from tests.browser.matrix.stage import NAVIGATE, VISIT, Stage
from tests.browser.runs import press
from tests.linkedin import ACCOUNT_PATH, AI_KEY, AI_PATH, LIST_PATH, ORIGIN

NAVIGATE_LATER = "(path) => void setTimeout(() => window.__navigate(path), 150)"


def press_in_popup(stage: Stage) -> None:
    """Press the popup's button, so that the run opens its own tab."""
    stage.switch_to_popup()
    stage.record_click_time()
    press(stage.browser)
    stage.wait_for_run()


def press_by_hand(stage: Stage) -> None:
    """Choose to click by hand, then press the popup's button."""
    notice = stage.browser.storage()["notice"]
    stage.browser.storage_set({"notice": notice | {"byHand": True}})
    press_in_popup(stage)


def press_check(stage: Stage) -> None:
    """Press the popup's button that only checks."""
    stage.switch_to_popup()
    stage.record_click_time()
    press(stage.browser, "check")
    stage.wait_for_run()


def press_check_with_page_open(stage: Stage) -> None:
    """Open the setting's page in a tab, then press the button that only checks."""
    stage.browser.new_tab(AI_PATH)
    press_check(stage)


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


def press_with_page_loading(stage: Stage) -> None:
    """Open the setting's page in a tab, then press without waiting for its `load` event."""
    stage.browser.extension("async (url) => { await api.tabs.create({ url }); }", ORIGIN + AI_PATH)
    until(lambda: stage.record.get("reading") == "on", "the reading of the visit")
    press_in_popup(stage)


def press_when_read_as_on(stage: Stage) -> None:
    """Open the page and wait until it has settled and was read, then press."""
    stage.browser.new_tab(AI_PATH)
    until(lambda: stage.record.get("reading") == "on", "the reading of the visit")
    press_in_popup(stage)


def press_with_page_unloaded(stage: Stage) -> None:
    """Open the page in a tab, let the browser unload the tab, then press."""
    _leave_page_behind(stage)
    stage.browser.js(UNLOAD)
    press_in_popup(stage)


def press_with_page_asleep(stage: Stage) -> None:
    """Open the page in a tab, let the browser freeze the tab, then press."""
    _leave_page_behind(stage)
    stage.browser.set_asleep(AI_PATH, asleep=True)
    press_in_popup(stage)


def _leave_page_behind(stage: Stage) -> None:
    """Open the page in a tab, wait for its reading, and bring the popup's tab to the front."""
    stage.browser.new_tab(AI_PATH)
    until(lambda: stage.record.get("reading") == "on", "the reading of the visit")
    stage.switch_to_popup()
    stage.browser.js(TO_FRONT)


TO_FRONT = """async () => {
  const { id } = await browser.tabs.getCurrent();
  await browser.tabs.update(id, { active: true });
  return true;
}"""
UNLOAD = """async () => {
  const tabs = await browser.tabs.query({ url: "https://www.linkedin.com/*" });
  await Promise.all(tabs.map(({ id }) => browser.tabs.discard(id)));
  return true;
}"""


def only_look(stage: Stage) -> None:
    """Open the setting's page and stay, without any click."""
    stage.record_click_time()
    stage.browser.new_tab(AI_PATH)
    stage.wait_for_wrong_reading("on", VISIT)


def press_with_page_left(stage: Stage) -> None:
    """Visit the page, which is read as on, and leave it, then press."""
    stage.browser.new_tab(AI_PATH)
    until(lambda: stage.record.get("reading") == "on", "the reading of the visit")
    stage.browser.open("/feed/")
    press_in_popup(stage)


def press_on_card(stage: Stage) -> None:
    """Press the button of the card on the page."""
    stage.browser.new_tab(AI_PATH)
    until(stage.browser.has_card, "the card")
    stage.record_click_time()
    stage.browser.card_click("button")
    stage.wait_for_run()


def press_on_card_by_sight(stage: Stage) -> None:
    """Press the button of the card on a page whose methods to find elements are patched."""
    stage.browser.new_tab(AI_PATH)
    place = until(lambda: stage.browser.card(BUTTON), "the card's button")
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
    until(lambda: stage.browser.url.endswith(AI_PATH), "the address to change")
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
    until(lambda: stage.record.get("reading") == "off", "the reading of the visit")
    stage.browser.open("/feed/")
    stage.site.switches[AI_KEY] = True
    press_in_popup(stage)


def press_after_a_click_that_was_not_saved(stage: Stage) -> None:
    """Click the switch in an earlier page, which still shows the state that was not saved."""
    stage.browser.new_tab(f"{AI_PATH}?before")
    stage.browser.click(".knob")
    until(lambda: stage.site.saves, "the save by hand")
    stage.browser.open(AI_PATH)
    press_in_popup(stage)


def look_after_reloading_an_unstored_click(stage: Stage) -> None:
    """Click the switch by hand, reload the page, and stay."""
    stage.browser.new_tab(AI_PATH)
    until(lambda: stage.record.get("reading") == "on", "the reading of the visit")
    stage.browser.click(".knob")
    until(lambda: stage.site.saves, "the save by hand")
    stage.record_click_time()
    stage.browser.driver.refresh()
    stage.wait_for_wrong_reading("off", VISIT)


def press_after_reloading_an_unstored_click(stage: Stage) -> None:
    """Click the switch by hand and reload the page, then press."""
    look_after_reloading_an_unstored_click(stage)
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
    until(lambda: stage.record.get("reading") == "on", "the reading of the visit")
    press_in_popup(stage)


def press_after_moving_on(stage: Stage) -> None:
    """Visit the page, navigate to LinkedIn's list in the same document, then press."""
    stage.browser.new_tab(AI_PATH)
    stage.remember_tab()
    until(lambda: stage.record.get("reading") == "on", "the reading of the visit")
    stage.browser.js(NAVIGATE, LIST_PATH)
    until(lambda: stage.browser.url.endswith(LIST_PATH), "the address to change")
    press_in_popup(stage)


def press_signed_out(stage: Stage) -> None:
    """Sign out on the server, then press."""
    stage.site.signed_in = False
    press_in_popup(stage)
