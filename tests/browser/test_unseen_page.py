"""A page that draws nothing until somebody looks at it is brought to the front, and back again."""

from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.messages import words
from tests.browser.runs import ending, open_popup_page, press, record
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn, Scene

IN_FRONT = """async () => {
  const [tab] = await api.tabs.query({ active: true, lastFocusedWindow: true });
  return tab.url;
}"""
SHOW = """async (part) => {
  const tabs = await api.tabs.query({});
  await api.tabs.update(tabs.find(({ url }) => url?.includes(part)).id, { active: true });
}"""


def in_front(browser: Browser) -> str:
    """Return the address of the tab that the person is in."""
    return str(browser.extension(IN_FRONT))


def press_and_wait_for_the_page(browser: Browser) -> None:
    """Press the popup's button and wait until the run has brought its tab to the front."""
    open_popup_page(browser)
    press(browser)
    until(lambda: AI_PATH in in_front(browser), "the run's tab to be in front")


def test_a_page_that_is_drawn_when_seen_comes_to_the_front_for_the_run(
    agreed: Browser, site: LinkedIn
) -> None:
    site.set_scene(AI_PATH.rsplit("/", 1)[-1], Scene(draws="when-seen", draw_after=8))

    press_and_wait_for_the_page(agreed)
    until(lambda: agreed.text("#text") == words("textUnseen"), "the popup to say why")

    assert ending(agreed).outcome == "confirmed-off"
    assert site.switches[AI_KEY] is False
    until(lambda: "popup.html" in in_front(agreed), "the popup's tab to be in front again")
    until(lambda: not any(AI_PATH in each for each in agreed.tabs()), "the run's tab to close")


def test_a_person_who_goes_away_from_it_hears_why_it_failed(
    agreed: Browser, site: LinkedIn
) -> None:
    site.set_scene(AI_PATH.rsplit("/", 1)[-1], Scene(draws="when-seen", draw_after=20))

    press_and_wait_for_the_page(agreed)
    agreed.extension(SHOW, "popup.html")

    assert ending(agreed).outcome == "not-confirmed"
    assert record(agreed)["reason"] == "unseen"
    assert "popup.html" in in_front(agreed), "the tab came to the front only once"
    assert (site.saves, site.switches[AI_KEY]) == ([], True)
