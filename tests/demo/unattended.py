"""Turn the switch off with real clicks, and report each step."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.browser.drive import Browser, until
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn, Request

RINGED = """(key) => {
  let element = document.querySelector(`[aria-labelledby="${key}"]`);
  while (element && getComputedStyle(element).outlineStyle !== "solid") {
    element = element.parentElement;
  }
  return element !== null;
}"""
OUTCOME = """document.querySelector('[data-setting="ai-training"]').dataset.outcome"""
HEADLINE = """[...document.querySelectorAll("h1")]
  .find((heading) => heading.checkVisibility()).innerText.replace(/\\s+/g, " ").trim()"""


class ShowError(Exception):
    """A step failed; the text explains it to the person who watches."""


@dataclass(frozen=True)
class Step:
    """A step of the demo: its text, and the path of a screenshot."""

    text: str
    picture: Path | None = None


def show(browser: Browser, site: LinkedIn, pictures: Path) -> Iterator[Step]:
    """Turn the switch off as a person would; raise ShowError or TimeoutError."""
    before = dict(site.switches)
    yield Step(f"The simulated LinkedIn has AI training {_word(before[AI_KEY])}.")
    browser.switch("pages/welcome.html")
    browser.click("#accept")
    until(lambda: "notice" in browser.storage(), "the notice to be accepted")
    yield Step("The welcome page opened by itself. Its notice is accepted.")
    yield _show_the_page(browser, pictures / "1-highlighted.png")
    yield _show_the_popup(browser, pictures / "2-popup-before.png")
    yield from _turn_off(browser, site, pictures / "3-popup-after.png")
    yield from _check_the_server(site, before)


def _show_the_page(browser: Browser, picture: Path) -> Step:
    browser.new_tab(AI_PATH)
    until(lambda: browser.js(RINGED, AI_KEY), "a ring around the switch")
    texts = until(browser.card_texts, "the card beside the switch")
    browser.screenshot(picture)
    # A visit counts once the page has settled.
    until(lambda: browser.badge()[0], "the toolbar button to count the switch")
    return Step(f'On the AI page the switch has a ring, and a card says "{texts[1]}".', picture)


def _show_the_popup(browser: Browser, picture: Path) -> Step:
    browser.open("/feed/")
    badge, _ = browser.badge()
    browser.click_action()
    headline = until(lambda: browser.popup(HEADLINE), "the headline of the popup")
    browser.popup_screenshot(picture)
    return Step(
        f'On the feed the toolbar button shows "{badge}", and its popup says "{headline}".', picture
    )


def _turn_off(browser: Browser, site: LinkedIn, picture: Path) -> Iterator[Step]:
    label = browser.popup("document.querySelector('#opt-out').innerText")
    pressed = time.monotonic()
    browser.popup_click("#opt-out")
    yield Step(f'The popup\'s button "{label}" was clicked with the mouse.')

    def ended() -> str:
        if not browser.popup_is_open():
            browser.click_action()
        outcome = str(browser.popup(OUTCOME))
        return "" if outcome == "running" else outcome

    outcome = until(ended, "the run to end", timeout=60)
    seconds = time.monotonic() - pressed
    headline = until(lambda: browser.popup(HEADLINE), "the headline of the popup")
    browser.popup_screenshot(picture)
    if outcome != "confirmed-off":
        state = _word(site.switches[AI_KEY])
        raise ShowError(
            f'the run ended as "{outcome}" and the popup says "{headline}";'
            f" the simulated LinkedIn has AI training {state}"
        )
    yield Step(f'{seconds:.1f} s later the popup says "{headline}".', picture)


def _check_the_server(site: LinkedIn, before: dict[str, bool]) -> Iterator[Step]:
    if site.switches[AI_KEY]:
        raise ShowError("the popup says off, but the simulated LinkedIn still has AI training on")
    requests = site.requests
    saves = [each for each in requests if each.method == "PUT"]
    if not saves:
        raise ShowError("the switch is off, but the simulated LinkedIn received no save")
    save = saves[-1]
    yield Step(f"LinkedIn received a save from its own page: {_line(save)}.")
    loads = [each for each in requests if each.dest == "document"]
    reload = next((each for each in loads if each.path == AI_PATH and each.at > save.at), None)
    if reload is None:
        raise ShowError("the popup says confirmed, but the page was not reloaded")
    yield Step(f"After that the page was reloaded: {_line(reload)}.")
    if others := [_line(each) for each in requests if each not in (save, *loads)]:
        raise ShowError(f"LinkedIn received unexpected requests: {', '.join(others)}")
    yield Step(f"Apart from {len(loads)} page loads and that save, LinkedIn received no request.")
    yield Step("The simulated LinkedIn now has AI training off.")
    changed = [key for key in before if key != AI_KEY and site.switches[key] != before[key]]
    if changed:
        raise ShowError(f"other switches changed too: {', '.join(changed)}")
    yield Step(f"The other {len(before) - 1} switches are unchanged.")


def _word(on: bool) -> str:
    return "on" if on else "off"


def _line(request: Request) -> str:
    value = "" if request.value is None else f" {_word(request.value)}"
    return f"{request.method} {request.path}{value}, answered {request.status}"
