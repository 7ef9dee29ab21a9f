"""Film one run: the switch that is on, the click on the card, the fresh load, "Off, confirmed"."""

from pathlib import Path

from tests.browser.conftest import accept_notice, start_on_welcome
from tests.browser.drive import Browser, until
from tests.linkedin import AI_PATH, LinkedIn, Scene
from tests.screenshots.moving_picture import Frame, assemble, still
from tests.screenshots.stage import ALL_READY

SIZE = (960, 720)
# Slow enough that a screenshot of each step in NEEDED can be taken.
SLOW = Scene(save_after=2, draw_after=2)
# The words on the card, and how many seconds they are shown.
FOUND = ("Turn it off", 2.5)
STEPS = {
    "Reading the switch": 1.0,
    "Turning the switch off": 1.2,
    "Watching whether it stays off": 1.5,
    "Reading what LinkedIn saved": 2.0,
}
PROVED = ("Off, confirmed", 4.0)
NEEDED = ("Watching whether it stays off", "Reading what LinkedIn saved")


def film_run(browser: Browser, site: LinkedIn, folder: Path) -> list[Path]:
    """Film a run that is started on the card; return the moving picture and its last frame."""
    start_on_welcome(browser)
    accept_notice(browser)
    site.scene = SLOW
    browser.new_tab()
    browser.set_viewport(*SIZE)
    browser.open(AI_PATH)
    browser.set_viewport(*SIZE)
    found = _await_card(browser, FOUND[0], folder / "demo-found.png")
    browser.card_click("button.primary")
    steps = _film_steps(browser, folder)
    proved = _await_card(browser, PROVED[0], folder / "demo-proved.png")
    frames = [
        Frame(found, FOUND[1]),
        *(Frame(steps[words], STEPS[words]) for words in STEPS if words in steps),
        Frame(proved, PROVED[1]),
    ]
    return [assemble(frames, folder / "demo.webp"), still(proved, folder / "demo-still.webp")]


def _film_steps(browser: Browser, folder: Path) -> dict[str, Path]:
    """Take a screenshot of each step that lasts long enough, until the end of the run."""
    taken: dict[str, Path] = {}

    def look() -> bool:
        texts = _texts(browser)
        for number, words in enumerate(STEPS, 1):
            if words in texts and words not in taken:
                picture = folder / f"demo-step-{number}.png"
                browser.screenshot(picture)
                if words in _texts(browser):
                    taken[words] = picture
        return PROVED[0] in texts

    until(look, f"a card with {PROVED[0]!r}", timeout=60)
    if missing := set(NEEDED) - set(taken):
        raise TimeoutError(f"no screenshot could be taken of {' and '.join(sorted(missing))}")
    return taken


def _await_card(browser: Browser, words: str, picture: Path) -> Path:
    """Wait until the card shows some words and takes presses, and take a screenshot."""
    until(lambda: words in _texts(browser), f"a card with {words!r}", timeout=30)
    until(lambda: browser.card(ALL_READY), "the buttons of the card to be ready")
    browser.screenshot(picture)
    return picture


def _texts(browser: Browser) -> str:
    """Return the texts of the card; it has none while the page is being loaded."""
    try:
        return " ".join(browser.card_texts())
    except LookupError:
        return ""
