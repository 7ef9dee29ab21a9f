"""Recognise the texts, outcomes and readings that claim that a switch is off or on."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.browser.runs import SUCCESS

LOCALE = Path(__file__).parents[3] / "extension" / "_locales" / "en" / "messages.json"

CLAIMS_OFF = "Off, confirmed"
"""The text in popup, list and card for a confirmed setting, and for no other."""

ON_OUTCOMES = {"reverted", "is-on", "confirmed-on"}
"""Outcomes which claim that the switch was read as on."""

ON_TITLES = ("titleOn", "titleSwitchOn", "titleStillOn", "titleOnAgain", "stateOn")


def _patterns() -> Iterable[re.Pattern[str]]:
    """Yield a pattern for each message that claims on, with its placeholders filled in any way."""
    messages = json.loads(LOCALE.read_text(encoding="utf-8"))
    for key in ON_TITLES:
        parts = re.split(r"\$\w+\$", messages[key]["message"])
        yield re.compile(".+".join(map(re.escape, parts)))


ON_TEXTS = tuple(_patterns())


def texts_claim_off(texts: Iterable[str]) -> bool:
    """Tell whether one of these texts claims that the switch is off."""
    return any(CLAIMS_OFF in each for each in texts)


def texts_claim_on(texts: Iterable[str]) -> bool:
    """Tell whether one of these texts, as a whole, claims that the switch is on."""
    return any(pattern.fullmatch(each.strip()) for each in texts for pattern in ON_TEXTS)


@dataclass(frozen=True)
class Statement:
    """Something that the extension showed, stored or wrote into a receipt, with its time."""

    at: float
    """Seconds since 1970."""
    outcome: str = ""
    texts: tuple[str, ...] = ()
    stored: bool = False
    """Whether it was stored in a record, not shown."""
    reading: str = ""

    @property
    def claims_off(self) -> bool:
        """Tell whether the statement claims that the switch is off."""
        return self.outcome in SUCCESS or texts_claim_off(self.texts)

    @property
    def claims_on(self) -> bool:
        """Tell whether the statement claims that the switch is on."""
        shown_on = self.outcome in ON_OUTCOMES or texts_claim_on(self.texts)
        return shown_on or (self.stored and self.reading == "on")

    def __str__(self) -> str:
        """Return the statement as a text for reports."""
        parts = [each for each in (*self.texts, self.outcome) if each]
        if self.stored:
            parts.append(f"stored, reading {self.reading or 'none'}")
        return ", ".join(parts)
