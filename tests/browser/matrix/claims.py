"""Tell which words, outcomes and readings say that a switch is off, and which that it is on."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.browser.runs import SUCCESS

LOCALE = Path(__file__).parents[3] / "extension" / "_locales" / "en" / "messages.json"

CLAIMS_OFF = "Off, confirmed"
"""What popup, list and card say of a setting that is done, and of no other."""

ON_OUTCOMES = {"reverted", "is-on", "confirmed-on"}
"""Outcomes that say that the switch was seen on."""

ON_TITLES = ("titleOn", "titleSwitchOn", "titleStillOn", "titleOnAgain", "stateOn")


def _patterns() -> Iterable[re.Pattern[str]]:
    """Turn each message into the texts that may come of it."""
    messages = json.loads(LOCALE.read_text(encoding="utf-8"))
    for key in ON_TITLES:
        parts = re.split(r"\$\w+\$", messages[key]["message"])
        yield re.compile(".+".join(map(re.escape, parts)))


ON_TEXTS = tuple(_patterns())


def texts_claim_off(texts: Iterable[str]) -> bool:
    """Tell whether a person who reads these texts would take the switch for off."""
    return any(CLAIMS_OFF in each for each in texts)


def texts_claim_on(texts: Iterable[str]) -> bool:
    """Tell whether one of these texts, as a whole, says that the switch is on."""
    return any(pattern.fullmatch(each.strip()) for each in texts for pattern in ON_TEXTS)


@dataclass(frozen=True)
class Said:
    """Something that the extension showed, kept or wrote into a receipt, and when."""

    at: float
    """Seconds since 1970."""
    outcome: str = ""
    texts: tuple[str, ...] = ()
    kept: bool = False
    """Whether it was kept, and not shown."""
    reading: str = ""

    @property
    def claims_off(self) -> bool:
        """Tell whether a person, or we later, would take this for done."""
        return self.outcome in SUCCESS or texts_claim_off(self.texts)

    @property
    def claims_on(self) -> bool:
        """Tell whether a person, or we later, would take this for on."""
        seen_on = self.outcome in ON_OUTCOMES or texts_claim_on(self.texts)
        return seen_on or (self.kept and self.reading == "on")

    def __str__(self) -> str:
        """Return what a report says of it."""
        words = [each for each in (*self.texts, self.outcome) if each]
        if self.kept:
            words.append(f"kept, reading {self.reading or 'none'}")
        return ", ".join(words)
