"""The toolbar button says how a run goes and how it ended, until the person has seen it."""

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.messages import words
from tests.browser.runs import wait_for_record
from tests.linkedin import AI_PATH, LinkedIn, Scene

# Brings the run's tab to the front in the moment of its success: it stays for two seconds only.
SHOW_AFTER_SUCCESS = """async (path) => {
  const { "record:ai-training": record } = await api.storage.local.get("record:ai-training");
  if (record?.outcome !== "confirmed-off") return false;
  const [{ id }] = await api.tabs.query({ url: `https://www.linkedin.com${path}` });
  await api.tabs.update(id, { active: true });
  return true;
}"""
READY = "document.querySelector('#opt-out')?.disabled === false"


def start_from_popup(browser: Browser) -> None:
    """Press the main button of the toolbar popup over LinkedIn's feed, and close the popup."""
    browser.new_tab("/feed/")
    browser.click_action()
    until(lambda: browser.popup(READY), "the button")
    browser.popup_click("#opt-out")
    until(lambda: "progress" in browser.storage(), "the run")
    browser.close_popup()


def test_the_badge_shows_a_run_then_its_success_until_the_popup_is_opened(
    agreed: Browser, site: LinkedIn
) -> None:
    site.scene = Scene(draw_after=1)
    start_from_popup(agreed)
    until(lambda: agreed.badge()[0] == "…", "the dots")

    wait_for_record(agreed, outcome="confirmed-off")
    until(lambda: agreed.badge()[0] == "✓", "the tick")
    until(lambda: "Off, confirmed" in agreed.badge()[1], "its title")

    agreed.click_action()
    until(lambda: agreed.badge()[0] == "", "the tick to go")
    until(lambda: "off, confirmed" in agreed.badge()[1], "its title")


def test_the_badge_shows_a_failure_until_the_popup_is_opened(
    agreed: Browser, site: LinkedIn
) -> None:
    site.scene = Scene(switch="not-offered")
    start_from_popup(agreed)
    wait_for_record(agreed, outcome="not-offered")

    until(lambda: agreed.badge() == ("!", words("badgeFailed")), "the exclamation mark")

    agreed.click_action()
    until(lambda: agreed.badge()[0] == "", "the exclamation mark to go")


def test_the_badge_asks_for_the_persons_own_click(agreed: Browser, site: LinkedIn) -> None:
    site.scene = Scene(untrusted="restored")
    start_from_popup(agreed)

    until(
        lambda: agreed.badge() == ("!", words("badgeNeedsYou")), "the exclamation mark", timeout=30
    )


def test_the_tab_of_a_run_stays_for_a_moment_after_its_success(agreed: Browser) -> None:
    start_from_popup(agreed)

    until(lambda: agreed.extension(SHOW_AFTER_SUCCESS, AI_PATH), "the success", timeout=60)
    agreed.switch(AI_PATH)

    until(lambda: "Off, confirmed" in " ".join(agreed.card_texts()), "the green card")
    assert agreed.has_tab(AI_PATH), "it is the active tab now"
