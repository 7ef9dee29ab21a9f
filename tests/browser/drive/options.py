"""How a browser is started."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """Say how the browser looks to the person, and so to the pages."""

    headless: bool = True
    size: tuple[int, int] = (1280, 900)
    """The window, in CSS pixels."""
    scale: float = 1
    """Device pixels per CSS pixel; 2 gives sharper pictures."""
    dark: bool = False
    forced_colors: bool = False
    """Few colours, of the system's choosing, for those who need strong contrast."""
    reduced_motion: bool = False
    language: str = "en-US"
    """Firefox has one interface language here: a right-to-left one mirrors English instead."""
    etc: Path | None = None
    """A folder that this browser finds laid over /etc, where organisations put their policies."""
    record: bool = False
    """Whether the browser notes every request it makes; `recorded` returns them."""

    @property
    def right_to_left(self) -> bool:
        """Tell whether the language is written from right to left."""
        return self.language.split("-")[0] in {"ar", "fa", "he", "ur"}
