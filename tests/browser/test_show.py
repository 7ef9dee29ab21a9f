"""The drawing script is inserted only into pages where something is drawn, and draws once."""

import pytest

from tests.browser.conftest import accept_notice
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.erase import erase
from tests.browser.highlights import RINGED
from tests.browser.lists import unfold
from tests.browser.runs import wait_for_record
from tests.linkedin import AI_KEY, AI_PATH, LIST_PATH, ORIGIN, LinkedIn, Scene

TAB = "const [{ id: tabId }] = await api.tabs.query({ url: `https://www.linkedin.com${path}` });"
# Whether main.js and show.js are in the page's isolated world.
SCRIPTS = f"""async (path) => {{ {TAB}
  const func = () => [Boolean(globalThis.untrain), Boolean(globalThis.untrain?.createView)];
  const [{{ result }}] = await api.scripting.executeScript({{ target: {{ tabId }}, func }});
  return result; }}"""
INSERT_AGAIN = f"""async (path) => {{ {TAB}
  const files = ["/content/show.js", "/content/main.js", "/content/show.js"];
  const put = (file) => api.scripting.executeScript({{ target: {{ tabId }}, files: [file] }});
  await Promise.all(files.map(put));
  return true; }}"""
AFTER_FRAMES = """() => new Promise((done) => {
  const wait = (frames) => frames ? requestAnimationFrame(() => wait(frames - 1)) : done(true);
  wait(5); })"""
RECORD_PAGESHOW = """() => { window.addEventListener("pageshow",
  ({ persisted }) => { window.cameBack = persisted; }); return true; }"""
CARDS = "document.documentElement.children.length - 2"


def set_on_page(browser: Browser, on_page: bool) -> None:
    """Set the option for drawing on pages, without leaving the current tab."""
    notice = browser.storage()["notice"]
    browser.storage_set({"notice": {**notice, "onPage": on_page}})


@pytest.fixture
def alone(browser: Browser) -> Browser:
    """Return a browser with the option to leave pages alone."""
    accept_notice(browser)
    set_on_page(browser, False)
    return browser


@pytest.mark.parametrize("path", [AI_PATH, LIST_PATH])
def test_a_page_that_is_left_alone_never_gets_the_drawing_script(alone: Browser, path: str) -> None:
    alone.new_tab(AI_PATH)
    wait_for_record(alone, reading="on")
    alone.new_tab(path)
    until(lambda: alone.extension(SCRIPTS, path)[0], "main.js")

    # The content script reacts to a mutation and to a scroll event within a frame.
    alone.js("document.body.append('a change')")
    alone.js(AFTER_FRAMES)
    alone.js("window.dispatchEvent(new Event('scroll'))")
    alone.js(AFTER_FRAMES)

    assert alone.extension(SCRIPTS, path) == [True, False]
    assert alone.js(CARDS) == 0


def test_a_background_tab_gets_the_drawing_script_when_it_comes_to_the_front(
    agreed: Browser,
) -> None:
    agreed.extension(
        "(url) => api.tabs.create({ url, active: false }).then(() => 1)", ORIGIN + AI_PATH
    )
    wait_for_record(agreed, reading="on")
    assert agreed.extension(SCRIPTS, AI_PATH) == [True, False]

    agreed.switch(AI_PATH)

    until(agreed.has_card, "the card")


def test_card_and_ring_follow_the_option(alone: Browser) -> None:
    alone.new_tab(AI_PATH)
    wait_for_record(alone, reading="on")

    for _ in range(2):
        set_on_page(alone, True)
        until(lambda: (alone.js(CARDS), alone.js(RINGED)) == (1, 1), "card and ring")
        set_on_page(alone, False)
        until(lambda: (alone.js(CARDS), alone.js(RINGED)) == (0, 0), "both to go")


def test_a_script_inserted_twice_draws_one_card(agreed: Browser) -> None:
    agreed.new_tab(AI_PATH)
    until(agreed.has_card, "the card")
    agreed.card_click(".fold")

    assert agreed.extension(INSERT_AGAIN, AI_PATH)
    agreed.js("document.body.append('a change')")

    until(lambda: "Untrain: LinkedIn" in agreed.card_texts()[0], "the card, still folded")
    assert agreed.js(CARDS) == 1


def go_back_to_the_cached_page(browser: Browser) -> None:
    """Go back to the page in the back/forward cache, and wait until it is shown."""
    browser.driver.back()
    until(lambda: browser.js("window.cameBack"), "the page from the cache")


@pytest.mark.parametrize("then", [False, True])
def test_a_page_from_the_back_forward_cache_follows_the_changed_option(
    agreed: Browser, site: LinkedIn, then: bool
) -> None:
    site.scene = Scene(cacheable=True)
    set_on_page(agreed, not then)
    agreed.new_tab(AI_PATH)
    wait_for_record(agreed, reading="on")
    until(lambda: agreed.js(CARDS) == (not then), "the page before")
    agreed.js(RECORD_PAGESHOW)
    agreed.open("/feed/")
    set_on_page(agreed, then)

    go_back_to_the_cached_page(agreed)

    until(lambda: (agreed.js(CARDS), agreed.js(RINGED)) == (then, then), "the choice")


def test_a_page_from_the_back_forward_cache_is_left_alone_after_an_erase(
    agreed: Browser, site: LinkedIn
) -> None:
    site.scene = Scene(cacheable=True)
    agreed.new_tab(AI_PATH)
    until(lambda: (agreed.js(CARDS), agreed.js(RINGED)) == (1, 1), "card and ring")
    agreed.js(RECORD_PAGESHOW)
    agreed.open("/feed/")
    erase(agreed)
    agreed.switch("/feed/")

    go_back_to_the_cached_page(agreed)

    until(lambda: (agreed.js(CARDS), agreed.js(RINGED)) == (0, 0), "both to go")


def test_a_page_from_the_back_forward_cache_offers_the_new_selection(
    agreed: Browser, site: LinkedIn
) -> None:
    site.scene = Scene(cacheable=True)
    agreed.storage_set({"chosen": ["ai-training", "research"]})
    agreed.new_tab(LIST_PATH)
    unfold(agreed)
    until(lambda: "Turn off 2 settings" in agreed.card_texts(), "the offer")
    agreed.js(RECORD_PAGESHOW)
    agreed.open("/feed/")
    agreed.storage_set({"chosen": ["ai-training", "research", "cookies"]})

    go_back_to_the_cached_page(agreed)

    until(lambda: "Turn off 3 settings" in agreed.card_texts(), "the new offer")


def test_after_an_update_an_open_page_has_one_card_that_works(
    agreed: Browser, site: LinkedIn
) -> None:
    agreed.new_tab(AI_PATH)
    until(agreed.has_card, "the card")

    agreed.restart_extension()
    until(lambda: agreed.extension(SCRIPTS, AI_PATH)[0], "the new main.js")
    agreed.switch(AI_PATH)
    until(lambda: agreed.extension(SCRIPTS, AI_PATH) == [True, True], "the new scripts")
    until(lambda: agreed.js(CARDS) == 1, "one card")
    agreed.js("() => void history.pushState(null, '', '?again')")
    agreed.js(AFTER_FRAMES)
    assert agreed.js(CARDS) == 1
    agreed.card_click(".action")

    wait_for_record(agreed, outcome="confirmed-off")
    assert site.switches[AI_KEY] is False
    until(lambda: agreed.js(CARDS) == 1, "one card")


# Firefox ends the scripts of an extension that is turned off.
@pytest.mark.parametrize("browser_name", ["chromium"], indirect=True, scope="session")
def test_the_card_of_an_extension_that_was_turned_off_says_to_load_the_page_again(
    agreed: Browser,
) -> None:
    # The tab that stays in front: a hidden page has no card.
    agreed.leave_own_pages()
    agreed.open(AI_PATH)
    agreed.switch(AI_PATH)
    until(agreed.has_card, "the card")

    agreed.turn_extension_off()

    def says_to_load_again() -> bool:
        agreed.js("() => void window.dispatchEvent(new Event('scroll'))")
        return "Load the page again" in agreed.card_texts()

    until(says_to_load_again, "the words")
    assert "Turn it off" not in agreed.card_texts()
    agreed.card_click(".dismiss")

    until(lambda: agreed.js(CARDS) == 0, "the card to go")


def test_a_page_has_one_card_after_going_back(agreed: Browser) -> None:
    agreed.new_tab(AI_PATH)
    until(agreed.has_card, "the card")
    agreed.open("/feed/")
    assert not agreed.has_card()

    agreed.driver.back()

    until(agreed.has_card, "the card")
    assert agreed.js(CARDS) == 1
