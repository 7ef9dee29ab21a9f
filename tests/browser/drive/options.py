"""The options of a browser start."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """Window, language and accessibility settings of a browser."""

    headless: bool = True
    size: tuple[int, int] = (1280, 900)
    """Width and height of the window, in CSS pixels."""
    scale: float = 1
    """Device pixels per CSS pixel; 2 gives sharper pictures."""
    dark: bool = False
    forced_colors: bool = False
    """Whether the system forces a high-contrast palette."""
    reduced_motion: bool = False
    language: str = "en-US"
    """The language of pages. Firefox stays in English; right-to-left languages mirror it."""
    etc: Path | None = None
    """A folder to mount over /etc, where organisations put their policies."""
    welcome: bool = True
    """Whether the welcome page is expected to open after the installation."""
    record: bool = False
    """Whether the browser logs all its requests; see Browser.recorded_requests."""

    @property
    def right_to_left(self) -> bool:
        """Tell whether the language is written from right to left."""
        return self.language.split("-")[0] in {"ar", "fa", "he", "ur"}
