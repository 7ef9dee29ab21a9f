"""The script that draws comes only to pages in which something is to be drawn, and draws once."""

import pytest

from tests.browser.conftest import accept_notice
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.runs import wait_for_record
from tests.browser.test_erase import erase
from tests.browser.test_on_the_page import LIST_PATH, RINGED
from tests.linkedin import AI_PATH, ORIGIN, LinkedIn, Scene

TAB = "const [{ id: tabId }] = await api.tabs.query({ url: `https://www.linkedin.com${path}` });"
# Whether our script is in the page's isolated world, and whether the one that draws is there too.
SCRIPTS = f"""async (path) => {{ {TAB}
  const func = () => [Boolean(globalThis.untrain), Boolean(globalThis.untrain?.createView)];
  const [{{ result }}] = await api.scripting.executeScript({{ target: {{ tabId }}, func }});
  return result; }}"""
AGAIN = f"""async (path) => {{ {TAB}
  const files = ["/content/show.js", "/content/main.js", "/content/show.js"];
  const put = (file) => api.scripting.executeScript({{ target: {{ tabId }}, files: [file] }});
  await Promise.all(files.map(put));
  return true; }}"""
AFTER_FRAMES = """() => new Promise((done) => {
  const wait = (frames) => frames ? requestAnimationFrame(() => wait(frames - 1)) : done(true);
  wait(5); })"""
NOTE_COMING_BACK = """() => { window.addEventListener("pageshow",
  ({ persisted }) => { window.cameBack = persisted; }); return true; }"""
CARDS = "document.documentElement.children.length - 2"


def let_draw(browser: Browser, on_page: bool) -> None:
    """Choose whether pages are left alone, with the page in front all the while."""
    notice = browser.storage()["notice"]
    browser.storage_set({"notice": {**notice, "onPage": on_page}})


@pytest.fixture
def alone(browser: Browser) -> Browser:
    """Return a browser whose person wants pages left alone."""
    accept_notice(browser)
    let_draw(browser, False)
    return browser


@pytest.mark.parametrize("path", [AI_PATH, LIST_PATH])
def test_a_page_that_is_left_alone_never_gets_it(alone: Browser, path: str) -> None:
    alone.new_tab(AI_PATH)
    wait_for_record(alone, reading="on")
    alone.new_tab(path)
    until(lambda: alone.extension(SCRIPTS, path)[0], 10, "our script")

    # A change and an event that wakes, each of which is looked at within a frame.
    alone.js("document.body.append('a change')")
    alone.js(AFTER_FRAMES)
    alone.js("window.dispatchEvent(new Event('scroll'))")
    alone.js(AFTER_FRAMES)

    assert alone.extension(SCRIPTS, path) == [True, False]
    assert alone.js(CARDS) == 0


def test_a_page_in_a_tab_that_nobody_looks_at_gets_it_when_it_is_looked_at(
    agreed: Browser,
) -> None:
    agreed.extension(
        "(url) => api.tabs.create({ url, active: false }).then(() => 1)", ORIGIN + AI_PATH
    )
    wait_for_record(agreed, reading="on")
    assert agreed.extension(SCRIPTS, AI_PATH) == [True, False]

    agreed.switch(AI_PATH)

    until(agreed.has_card, 10, "the card")


def test_what_is_drawn_comes_and_goes_with_the_choice(alone: Browser) -> None:
    alone.new_tab(AI_PATH)
    wait_for_record(alone, reading="on")

    for _ in range(2):
        let_draw(alone, True)
        until(lambda: (alone.js(CARDS), alone.js(RINGED)) == (1, 1), 10, "card and ring")
        let_draw(alone, False)
        until(lambda: (alone.js(CARDS), alone.js(RINGED)) == (0, 0), 10, "both to go")


def test_it_may_come_more_than_once_and_draws_one_card(agreed: Browser) -> None:
    agreed.new_tab(AI_PATH)
    until(agreed.has_card, 10, "the card")
    agreed.card_click(".fold")

    assert agreed.extension(AGAIN, AI_PATH)
    agreed.js("document.body.append('a change')")

    until(lambda: "Untrain: LinkedIn" in agreed.card_texts()[0], 5, "the card, still folded")
    assert agreed.js(CARDS) == 1


def go_back_to_the_kept_page(browser: Browser) -> None:
    """Go back to a page that noted how it came to be shown again: as it was, out of the cache."""
    browser.driver.back()
    until(lambda: browser.js("window.cameBack"), 10, "the page, as the browser kept it")


@pytest.mark.parametrize("then", [False, True])
def test_a_page_the_browser_kept_heeds_a_choice_made_since(
    agreed: Browser, site: LinkedIn, then: bool
) -> None:
    site.scene = Scene(cacheable=True)
    let_draw(agreed, not then)
    agreed.new_tab(AI_PATH)
    wait_for_record(agreed, reading="on")
    until(lambda: agreed.js(CARDS) == (not then), 10, "the page as it was")
    agreed.js(NOTE_COMING_BACK)
    agreed.open("/feed/")
    let_draw(agreed, then)

    go_back_to_the_kept_page(agreed)

    until(lambda: (agreed.js(CARDS), agreed.js(RINGED)) == (then, then), 10, "the choice")


def test_a_page_the_browser_kept_is_left_alone_after_an_erasing(
    agreed: Browser, site: LinkedIn
) -> None:
    site.scene = Scene(cacheable=True)
    agreed.new_tab(AI_PATH)
    until(lambda: (agreed.js(CARDS), agreed.js(RINGED)) == (1, 1), 10, "card and ring")
    agreed.js(NOTE_COMING_BACK)
    agreed.open("/feed/")
    erase(agreed)
    agreed.switch("/feed/")

    go_back_to_the_kept_page(agreed)

    until(lambda: (agreed.js(CARDS), agreed.js(RINGED)) == (0, 0), 10, "both to go")


def test_a_page_the_browser_kept_offers_what_was_chosen_since(
    agreed: Browser, site: LinkedIn
) -> None:
    site.scene = Scene(cacheable=True)
    agreed.storage_set({"chosen": ["ai-training", "research"]})
    agreed.new_tab(LIST_PATH)
    until(lambda: "Turn off 2 settings" in agreed.card_texts(), 10, "the offer")
    agreed.js(NOTE_COMING_BACK)
    agreed.open("/feed/")
    agreed.storage_set({"chosen": ["ai-training", "research", "cookies"]})

    go_back_to_the_kept_page(agreed)

    until(lambda: "Turn off 3 settings" in agreed.card_texts(), 10, "the new offer")


def test_a_page_that_was_left_and_gone_back_to_has_one_card(agreed: Browser) -> None:
    agreed.new_tab(AI_PATH)
    until(agreed.has_card, 10, "the card")
    agreed.open("/feed/")
    assert not agreed.has_card()

    agreed.driver.back()

    until(agreed.has_card, 10, "the card")
    assert agreed.js(CARDS) == 1
