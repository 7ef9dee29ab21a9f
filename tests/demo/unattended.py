"""Do the main job with real clicks, and tell what was seen at each step."""

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
    """Something was not as it should be; the text is for the person who watches."""


@dataclass(frozen=True)
class Step:
    """Tell one thing that was seen, and where a picture of it is."""

    text: str
    picture: Path | None = None


def show(browser: Browser, site: LinkedIn, pictures: Path) -> Iterator[Step]:
    """Turn the switch off as a person on the feed would; raise ShowError or TimeoutError."""
    before = dict(site.switches)
    yield Step(f"The simulated LinkedIn holds: AI training {_word(before[AI_KEY])}.")
    browser.switch("pages/welcome.html")
    browser.click("#accept")
    until(lambda: "notice" in browser.storage(), awaited="the notice to be accepted")
    yield Step("The welcome page opened by itself, and its notice is accepted.")
    yield _look_at_the_page(browser, pictures / "1-highlighted.png")
    yield _look_at_the_popup(browser, pictures / "2-popup-before.png")
    yield from _turn_off(browser, site, pictures / "3-popup-after.png")
    yield from _ask_the_server(site, before)


def _look_at_the_page(browser: Browser, picture: Path) -> Step:
    browser.new_tab(AI_PATH)
    until(lambda: browser.js(RINGED, AI_KEY), awaited="a ring around the switch")
    texts = until(browser.card_texts, awaited="the card beside the switch")
    browser.screenshot(picture)
    return Step(f'On the AI page the switch is ringed, and a card says "{texts[1]}".', picture)


def _look_at_the_popup(browser: Browser, picture: Path) -> Step:
    browser.open("/feed/")
    badge, _ = browser.badge()
    browser.click_action()
    headline = until(lambda: browser.popup(HEADLINE), awaited="the popup to say where things stand")
    browser.popup_screenshot(picture)
    return Step(
        f'On the feed the toolbar button shows "{badge}", and its popup says "{headline}".', picture
    )


def _turn_off(browser: Browser, site: LinkedIn, picture: Path) -> Iterator[Step]:
    label = browser.popup("document.querySelector('#opt-out').innerText")
    pressed = time.monotonic()
    browser.popup_click("#opt-out")
    yield Step(f'The popup\'s button "{label}" was pressed with the real mouse pointer.')

    def ended() -> str:
        if not browser.popup_is_open():
            browser.click_action()
        outcome = str(browser.popup(OUTCOME))
        return "" if outcome == "running" else outcome

    outcome = until(ended, timeout=60, awaited="the run to end")
    seconds = time.monotonic() - pressed
    headline = until(lambda: browser.popup(HEADLINE), awaited="the popup to say how it ended")
    browser.popup_screenshot(picture)
    if outcome != "confirmed-off":
        held = _word(site.switches[AI_KEY])
        raise ShowError(
            f'the run ended as "{outcome}" and the popup says "{headline}";'
            f" the simulated LinkedIn holds: AI training {held}"
        )
    yield Step(f'{seconds:.1f} s later the popup says "{headline}".', picture)


def _ask_the_server(site: LinkedIn, before: dict[str, bool]) -> Iterator[Step]:
    if site.switches[AI_KEY]:
        raise ShowError("the popup says off, but the simulated LinkedIn still holds: on")
    asked = site.requests
    saves = [each for each in asked if each.method == "PUT"]
    if not saves:
        raise ShowError("the switch is off, but the simulated LinkedIn saw no save")
    save = saves[-1]
    yield Step(f"LinkedIn saw its own page save the switch: {_line(save)}.")
    loads = [each for each in asked if each.dest == "document"]
    fresh = next((each for each in loads if each.path == AI_PATH and each.at > save.at), None)
    if fresh is None:
        raise ShowError("the popup says confirmed, but the page was not loaded afresh")
    yield Step(f"After that LinkedIn saw the page loaded afresh: {_line(fresh)}.")
    if others := [_line(each) for each in asked if each not in (save, *loads)]:
        raise ShowError(f"LinkedIn saw requests that nobody expected: {', '.join(others)}")
    yield Step(f"Beside {len(loads)} page loads and that save, LinkedIn saw no request at all.")
    yield Step("The simulated LinkedIn now holds: AI training off.")
    changed = [key for key in before if key != AI_KEY and site.switches[key] != before[key]]
    if changed:
        raise ShowError(f"other switches changed too: {', '.join(changed)}")
    yield Step(f"The other {len(before) - 1} switches are as they were.")


def _word(on: bool) -> str:
    return "on" if on else "off"


def _line(request: Request) -> str:
    value = "" if request.value is None else f" {_word(request.value)}"
    return f"{request.method} {request.path}{value}, answered {request.status}"
