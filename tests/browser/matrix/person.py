"""What a person does in a cell: how they come to the one click, and what they do after it."""

from collections.abc import Callable

from tests.browser.accounts import sign_in, sign_out
from tests.browser.drive.wait import until
from tests.browser.matrix.stage import Stage
from tests.browser.runs import press
from tests.linkedin import AI_KEY, AI_PATH, OTHER_MEMBER

VISIT = 7
"""Seconds within which a visit's reading is stored, if it ever is."""

PRIVACY_PATH = "/mypreferences/d/categories/privacy"
ACCOUNT_PATH = "/mypreferences/d/categories/account"
GO = "(path) => void window.__navigate(path)"
SOON = "(path) => void setTimeout(() => window.__navigate(path), 150)"


# ---- to the one click ----------------------------------------------------------------------------


def press_in_popup(stage: Stage) -> None:
    """Press the button of the popup; the run opens its own tab."""
    stage.to_popup()
    stage.clicks_now()
    press(stage.browser)
    stage.wait_for_run()


def ask_by_message(stage: Stage) -> None:
    """Ask for the cell's own setting, as the popup does when it is the only one ticked."""
    stage.to_popup()
    stage.clicks_now()
    ask = "(settings) => browser.runtime.sendMessage({ type: 'start-from-popup', settings })"
    stage.browser.js(f"async (id) => {{ await ({ask})([id]); return true; }}", stage.target.setting)
    stage.wait_for_run()


def press_with_page_open(stage: Stage) -> None:
    """Have the setting's page open in a tab before."""
    stage.browser.new_tab(AI_PATH)
    press_in_popup(stage)


def press_when_read_as_on(stage: Stage) -> None:
    """Have the page open and read before, so that it has come to rest."""
    stage.browser.new_tab(AI_PATH)
    until(lambda: stage.record.get("reading") == "on", 10, "the visit to be read")
    press_in_popup(stage)


def only_look(stage: Stage) -> None:
    """Open the setting's page and stay, without any click."""
    stage.clicks_now()
    stage.browser.new_tab(AI_PATH)
    stage.watch_for("on", VISIT)


def press_with_page_left(stage: Stage) -> None:
    """Have seen the page read as on, and gone elsewhere with its tab."""
    stage.browser.new_tab(AI_PATH)
    until(lambda: stage.record.get("reading") == "on", 10, "the visit to be read")
    stage.browser.open("/feed/")
    press_in_popup(stage)


def press_on_card(stage: Stage) -> None:
    """Press the button of the card, in the page itself."""
    stage.browser.new_tab(AI_PATH)
    until(stage.browser.has_card, 10, "the card")
    stage.clicks_now()
    stage.browser.card_click("button")
    stage.wait_for_run()


def press_on_card_by_sight(stage: Stage) -> None:
    """Press the button of the card where the page's own means of finding it lie."""
    stage.browser.new_tab(AI_PATH)
    place = until(lambda: stage.browser.card(BUTTON), 10, "the card's button")
    while place != (place := stage.browser.card(BUTTON)):
        continue  # It still follows the switch.
    stage.clicks_now()
    stage.browser.click_at(*place)
    stage.wait_for_run()


BUTTON = """(root) => {
  const [button] = [...root.children].flatMap((each) => [...each.getElementsByTagName("button")]);
  if (!button || button.ariaDisabled === "true") return null;
  const box = button.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""


def press_on_moved_page(stage: Stage) -> None:
    """Have come to the page without a page load."""
    stage.browser.new_tab(ACCOUNT_PATH)
    stage.browser.js(GO, AI_PATH)
    until(lambda: stage.browser.url.endswith(AI_PATH), 10, "the address to change")
    press_in_popup(stage)


def press_while_moving(stage: Stage) -> None:
    """Press while the tab is on its way to the page, without a page load."""
    stage.browser.new_tab(ACCOUNT_PATH)
    stage.browser.js(SOON, AI_PATH)
    press_in_popup(stage)


def press_after_going_back(stage: Stage) -> None:
    """Have left the page and come back to it with the browser's own button."""
    stage.browser.new_tab(AI_PATH)
    stage.browser.open("/feed/")
    stage.browser.driver.back()
    press_in_popup(stage)


def press_after_an_off_page_was_cached(stage: Stage) -> None:
    """Have seen the page while the switch was off; it was turned on elsewhere since."""
    stage.site.switches[AI_KEY] = False
    stage.browser.new_tab(AI_PATH)
    until(lambda: stage.record.get("reading") == "off", 10, "the visit to be read")
    stage.browser.open("/feed/")
    stage.site.switches[AI_KEY] = True
    press_in_popup(stage)


def press_after_a_visit_that_was_not_kept(stage: Stage) -> None:
    """Have clicked by hand in an earlier page, which still shows what the server never kept."""
    stage.browser.new_tab(f"{AI_PATH}?before")
    stage.browser.click(".knob")
    until(lambda: stage.site.saves, 10, "the save by hand")
    stage.browser.open(AI_PATH)
    press_in_popup(stage)


def press_with_two_windows(stage: Stage) -> None:
    """Have the page open in a second window too."""
    stage.browser.new_tab(AI_PATH)
    stage.browser.driver.switch_to.new_window("window")
    stage.browser.open(AI_PATH)
    press_in_popup(stage)


def press_with_the_page_in_another_window(stage: Stage) -> None:
    """Have the page open and read in a window of its own; the run opens a tab beside the popup."""
    stage.browser.driver.switch_to.new_window("window")
    stage.browser.open(AI_PATH)
    stage.remember_tab()
    until(lambda: stage.record.get("reading") == "on", 10, "the visit to be read")
    press_in_popup(stage)


def press_after_moving_on(stage: Stage) -> None:
    """Have seen the page, and moved on to LinkedIn's list in the same document."""
    stage.browser.new_tab(AI_PATH)
    stage.remember_tab()
    until(lambda: stage.record.get("reading") == "on", 10, "the visit to be read")
    stage.browser.js(GO, PRIVACY_PATH)
    until(lambda: stage.browser.url.endswith(PRIVACY_PATH), 10, "the address to change")
    press_in_popup(stage)


def press_signed_out(stage: Stage) -> None:
    """Be signed out, and not know it."""
    stage.site.signed_in = False
    press_in_popup(stage)


# ---- after it ------------------------------------------------------------------------------------


def do_nothing(_: Stage) -> None:
    """Leave the run alone."""


def click_when_asked(stage: Stage) -> None:
    """Click the switch in the tab that the run shows when it needs a person."""
    _wait_until_asked(stage)
    stage.browser.click(".knob")
    _wait_until_heard(stage)


def confirm_when_asked(stage: Stage) -> None:
    """Press the button of LinkedIn's own question."""
    _wait_until_asked(stage)
    stage.browser.click(".confirm")
    _wait_until_heard(stage)


def cancel_when_asked(stage: Stage) -> None:
    """Press the other button of LinkedIn's own question."""
    _wait_until_asked(stage)
    stage.browser.click(".cancel")
    until(lambda: stage.browser.js("!document.querySelector('[role=dialog]')"), 5, "no question")


def _wait_until_asked(stage: Stage) -> None:
    stage.wait_for_step("person")
    # Nobody has to look for the tab: the run has brought it to the front.
    stage.to_setting()
    until(lambda: stage.browser.js("document.visibilityState") == "visible", 5, "it to be shown")


def _wait_until_heard(stage: Stage) -> None:
    until(lambda: stage.progress.get("step") != "person", 10, "the click to be heard")


def press_again(stage: Stage) -> None:
    """Press once more after the run has ended without success."""
    stage.wait_for_end(30)
    _press_once_more(stage)


def sign_in_and_press_again(stage: Stage) -> None:
    """Do what the popup says: sign in, then try again."""
    stage.wait_for_end(30)
    stage.browser.switch("/uas/login")
    stage.browser.click("form button")
    until(lambda: stage.record.get("reading") == "on", 10, "the visit to be read")
    _press_once_more(stage)


def sign_in_afterwards(account: str) -> Callable[[Stage], None]:
    """Sign out once the switch is off, and let somebody sign in."""

    def act(stage: Stage) -> None:
        stage.wait_for_end(30)
        _change_account(stage, account)

    return act


def other_signs_in_before_the_confirmation(stage: Stage) -> None:
    """Sign out between the click and what would be read after it, and let the other sign in."""
    stage.wait_for_step("hold")
    _change_account(stage, OTHER_MEMBER)


def _change_account(stage: Stage, account: str) -> None:
    sign_out(stage.browser)
    sign_in(stage.browser, stage.site, account)


def _press_once_more(stage: Stage) -> None:
    stage.to_popup()
    press(stage.browser)
    until(lambda: stage.browser.js("window.runs.size === 2"), 10, "a second run")


def press_twice(stage: Stage) -> None:
    """Ask again while the run is under way, as a popup opened anew would."""
    ask = "browser.runtime.sendMessage({type: 'start-from-popup', settings: ['ai-training']})"
    stage.to_popup()
    stage.browser.js(f"Promise.all([{ask}, {ask}]).then(() => true)")


def inject_again(stage: Stage) -> None:
    """Put the content script into the run's page twice more, between two of its steps."""
    stage.to_popup()
    stage.wait_for_step("read")
    tab = stage.progress["tabId"]
    until(lambda: stage.browser.js(INJECT, tab), 10, "the script to go in")
    stage.wait_for_step("hold", "reload", "confirm")
    until(lambda: stage.browser.js(INJECT, tab), 10, "the script to go in once more")


INJECT = """async (tabId) => {
  const script = { target: { tabId }, files: ["/content/main.js"] };
  await Promise.all([1, 2].map(() => browser.scripting.executeScript(script)));
  return true;
}"""


def close_before_the_click(stage: Stage) -> None:
    """Close the run's tab while its page is still being drawn."""
    stage.wait_for_step("read")
    stage.to_setting()
    stage.browser.close_tab()


def close_before_the_confirmation(stage: Stage) -> None:
    """Close the run's tab while the fresh page is being drawn."""
    stage.wait_for_step("confirm")
    stage.to_setting()
    stage.browser.close_tab()


def go_elsewhere_before_the_click(stage: Stage) -> None:
    """Go to another page by its address while the run's page is being drawn."""
    stage.wait_for_step("read")
    stage.to_setting()
    stage.browser.open("/feed/")


def go_elsewhere_after_the_click(stage: Stage) -> None:
    """Go to another page by its address while the save is under way."""
    stage.wait_for_step("hold")
    stage.to_setting()
    stage.browser.open("/feed/")


def move_away_after_the_click(stage: Stage) -> None:
    """Go to another page of the settings, without a page load, while the save is under way."""
    stage.wait_for_step("hold")
    stage.to_setting()
    stage.browser.js(GO, ACCOUNT_PATH)
    # The save goes on without the page.
    until(lambda: stage.site.saves, 10, "the save to be answered")


def reload_after_the_click(stage: Stage) -> None:
    """Load the page again by hand while the save is under way."""
    stage.wait_for_step("hold")
    stage.to_setting()
    stage.browser.reload()


def go_back_after_the_click(stage: Stage) -> None:
    """Press the browser's back button while the save is under way."""
    stage.wait_for_step("hold")
    stage.to_setting()
    stage.browser.driver.back()


def go_back_before_the_confirmation(stage: Stage) -> None:
    """Press the browser's back button while the fresh page is being drawn."""
    stage.wait_for_step("confirm")
    stage.to_setting()
    stage.browser.driver.back()


def click_synthetically(stage: Stage) -> None:
    """Have the page send clicks of its own to our card."""
    stage.to_setting()
    stage.browser.js(PRESS_ALL)


PRESS_ALL = """() => {
  for (const node of document.documentElement.children) {
    for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"]) {
      node.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true }));
    }
  }
}"""


def turn_on_again(stage: Stage) -> None:
    """Turn the switch on by hand after it was confirmed off."""
    stage.wait_for_end(30)
    stage.browser.new_tab(AI_PATH)
    stage.browser.click(".knob")
    until(lambda: stage.site.switches[AI_KEY], 5, "the server to have it on")
    until(lambda: stage.record.get("reading") == "on", 10, "the visit to be read")


def turn_on_in_the_first_tab(stage: Stage) -> None:
    """Go back to the page of the first visit, without a page load, and turn the switch on there."""
    stage.wait_for_end(30)
    stage.to_remembered_tab()
    stage.browser.js(GO, AI_PATH)
    until(lambda: stage.browser.js(READS_OFF), 10, "the page to show it off")
    stage.browser.click(".knob")
    until(lambda: stage.site.switches[AI_KEY], 5, "the server to have it on")
    until(lambda: stage.record.get("reading") == "on", 10, "the visit to be read")


READS_OFF = "document.querySelector('[role=switch]')?.checked === false"


def turn_on_in_a_second_tab(stage: Stage) -> None:
    """Turn the switch on in a page that still shows it on, while the run's fresh page is drawn."""
    stage.wait_for_step("confirm")
    stage.to_remembered_tab()
    # The first click only repeats what the run has done.
    _save_by_hand(stage)
    _save_by_hand(stage)
    until(lambda: stage.site.switches[AI_KEY], 5, "the server to have it on")
    until(lambda: not stage.progress, 60, "the run to be over")


def _save_by_hand(stage: Stage) -> None:
    before = len(stage.site.saves)
    stage.browser.click(".knob")
    until(lambda: len(stage.site.saves) > before, 5, "the save by hand")


def put_in_again_afterwards(stage: Stage) -> None:
    """Put the content script into the old tabs again, as an update in Firefox does."""
    stage.wait_for_end(30)
    stage.to_popup()
    stage.browser.js(INJECT_EVERYWHERE)
    stage.watch_for("on", VISIT)


INJECT_EVERYWHERE = """async () => {
  const tabs = await browser.tabs.query({ url: "https://www.linkedin.com/*" });
  const script = (tabId) => ({ target: { tabId }, files: ["/content/main.js"] });
  await Promise.all(tabs.map(({ id }) => browser.scripting.executeScript(script(id))));
  return true;
}"""


def restart_afterwards(stage: Stage) -> None:
    """Turn the extension off and on, and have the old tab's address change without a load."""
    stage.wait_for_end(30)
    stage.to_remembered_tab()
    stage.restart_extension()
    stage.to_remembered_tab()
    stage.browser.js("void history.pushState(null, '', '?again')")
    stage.watch_for("on", VISIT)


def restart_after_turning_on(stage: Stage) -> None:
    """Turn the switch on by hand after the run, then the extension off and on."""
    turn_on_again(stage)
    stage.remember_tab()
    stage.restart_extension()


def visit_an_old_tab_afterwards(stage: Stage) -> None:
    """Look once more at the tab that was there before, which still shows what was true then."""
    stage.wait_for_end(30)
    stage.to_remembered_tab()
    stage.browser.js("void history.pushState(null, '', '?again')")
    stage.watch_for("on", VISIT)


def stop_background_at(step: str) -> Callable[[Stage], None]:
    """Stop the background at a step, as the browser does when it is idle."""

    def stop(stage: Stage) -> None:
        stage.wait_for_step(step)
        stage.browser.stop_background()

    return stop
