"""A browser on the simulated LinkedIn that takes numbered screenshots."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.browser.drive import Browser, until
from tests.linkedin import LinkedIn, Scene

POPUP_DRAWN = (
    "!document.querySelector('#standing').hidden || !document.querySelector('#notice').hidden"
)
OUTCOME = "document.querySelector('[data-setting=\"ai-training\"]').dataset.outcome"

# A press on the card counts only after the card has been in sight for a moment.
ALL_READY = """(root) =>
  [...root.querySelectorAll('button')].every(({ ariaDisabled }) => ariaDisabled !== 'true')"""


@dataclass
class Stage:
    """A browser, and the screenshots taken in it."""

    browser: Browser
    site: LinkedIn
    folder: Path
    suffix: str = ""
    log: Callable[[Path], None] = lambda _: None
    """Called with the path of each screenshot before it is taken."""
    taken: list[Path] = field(default_factory=list)
    first: int = 1

    def page(self, name: str) -> None:
        """Take a screenshot of the current tab."""
        self.browser.screenshot(self._next(name))

    def popup(self, name: str, ready: Callable[[], object] | None = None) -> None:
        """Open the toolbar popup over the current tab and take a screenshot once it is `ready`."""
        if not self.browser.popup_is_open():
            self.browser.click_action()
        until(lambda: self.browser.popup(POPUP_DRAWN), "the popup to be drawn")
        if ready:
            until(ready, f"the popup to show {name}", timeout=60)
        self.browser.popup_screenshot(self._next(name))

    def run(self, scene: Scene | None = None) -> None:
        """Set a scene, and press the main button of the toolbar popup."""
        self.site.scene = scene or Scene()
        if not self.browser.popup_is_open():
            self.browser.click_action()
        pressable = "!document.querySelector('#opt-out').disabled"
        until(lambda: self.browser.popup(pressable), "the button")
        self.browser.popup_click("#opt-out")
        until(lambda: "progress" in self.browser.storage(), "the run to begin")

    def ended(self, *outcomes: str) -> Callable[[], object]:
        """Return a condition: the popup shows one of these outcomes for the AI setting."""

        def has_ended() -> bool:
            # A run that shows its tab closes the popup, and opening it meanwhile disturbs that.
            step = self.browser.storage().get("progress", {}).get("step", "")
            if step not in ("", "person"):
                return False
            if not self.browser.popup_is_open():
                self.browser.click_action()
            return self.browser.popup(OUTCOME) in outcomes

        return has_ended

    def feed(self) -> None:
        """Open the feed in a new tab, and close tabs that failed runs left open."""
        self.browser.close_popup()
        self.browser.new_tab("/feed/")
        self.browser.close_others()

    def card(self, words: str) -> None:
        """Wait until the card of the current tab shows some words and takes presses."""
        until(lambda: words in " ".join(self.browser.card_texts()), f"a card with {words!r}")
        until(lambda: self.browser.card(ALL_READY), "the buttons of the card to be ready")

    def _next(self, name: str) -> Path:
        number = self.first + len(self.taken)
        path = self.folder / f"{number:02}-{name}{self.suffix}.png"
        self.taken.append(path)
        self.log(path)
        return path
