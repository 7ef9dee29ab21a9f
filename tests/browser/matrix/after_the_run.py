"""The actions of people after the run has ended."""

from collections.abc import Callable

from tests.browser.accounts import change_account
from tests.browser.drive.wait import until
from tests.browser.highlights import MARKS
from tests.browser.matrix.stage import NAVIGATE, VISIT, Stage
from tests.browser.runs import press
from tests.linkedin import AI_KEY, AI_PATH


def press_again(stage: Stage) -> None:
    """Press again after the run has ended without success."""
    stage.wait_for_end(30)
    _press_for_a_second_run(stage)


def wake_afterwards(stage: Stage) -> None:
    """Wake the frozen tab after the run."""
    stage.wait_for_end(30)
    stage.browser.set_asleep(AI_PATH, asleep=False)


def sign_in_again(stage: Stage) -> None:
    """Sign in as the popup advises, after which the run goes on by itself."""
    stage.wait_for_end(30)
    stage.browser.switch("/uas/login")
    stage.browser.click("form button")
    stage.switch_to_popup()
    until(lambda: stage.browser.js("window.runs.size === 2"), "a second run")


def sign_in_afterwards(account: str) -> Callable[[Stage], None]:
    """Return an action that signs out after the run and signs an account in."""

    def act(stage: Stage) -> None:
        stage.wait_for_end(30)
        change_account(stage.browser, stage.site, account)

    return act


def _press_for_a_second_run(stage: Stage) -> None:
    stage.switch_to_popup()
    press(stage.browser)
    until(lambda: stage.browser.js("window.runs.size === 2"), "a second run")


def turn_on_again(stage: Stage) -> None:
    """Turn the switch on by hand after the confirmation."""
    stage.wait_for_end(30)
    stage.browser.new_tab(AI_PATH)
    stage.browser.click(".knob")
    until(lambda: stage.site.switches[AI_KEY], "the server to store it")
    until(lambda: stage.record.get("reading") == "on", "the reading of the visit")


def turn_on_in_the_first_tab(stage: Stage) -> None:
    """Navigate back to the first page, without a page load, and turn the switch on there."""
    stage.wait_for_end(30)
    stage.switch_to_remembered_tab()
    stage.browser.js(NAVIGATE, AI_PATH)
    until(lambda: stage.browser.js(READS_OFF), "the page to show off")
    until(lambda: stage.browser.card(MARKS) == [], "the content script to have read it")
    stage.browser.click(".knob")
    until(lambda: stage.site.switches[AI_KEY], "the server to store it")
    until(lambda: stage.record.get("reading") == "on", "the reading of the visit")


READS_OFF = "document.querySelector('[role=switch]')?.checked === false"


def inject_everywhere_afterwards(stage: Stage) -> None:
    """Inject the content script into open tabs, as an update does in Firefox."""
    stage.wait_for_end(30)
    stage.switch_to_popup()
    stage.browser.js(INJECT_EVERYWHERE)
    stage.wait_for_wrong_reading("on", VISIT)


INJECT_EVERYWHERE = """async () => {
  const tabs = await browser.tabs.query({ url: "https://www.linkedin.com/*" });
  const script = (tabId) => ({ target: { tabId }, files: ["/content/main.js"] });
  // The run's own tab may be closed in this moment.
  const failUnlessClosed = (id, error) =>
    browser.tabs.get(id).then(() => { throw error; }, () => {});
  await Promise.all(tabs.map(({ id }) =>
    browser.scripting.executeScript(script(id)).catch((error) => failUnlessClosed(id, error))));
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
