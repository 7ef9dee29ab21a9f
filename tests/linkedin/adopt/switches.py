"""Find what may be the setting's switch, as extension/content/find-switch.js does, from the HTML.

Only the browser knows what a person can see, so the extension has the last word.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from builder.rules.models import Setting
from tests.linkedin.adopt.faults import refuse
from tests.linkedin.adopt.source import Source, value_of

LONGEST_STATE = 11
MOST_LEVELS = 6


@dataclass(frozen=True)
class Candidate:
    """A switch of the page."""

    number: int
    tag: Tag
    document: int
    key: str
    """Its name: the ids in `aria-labelledby`, or its own id."""
    label: str

    def found_by(self, setting: Setting) -> str:
        """Return how the rule finds this switch: "key", "label" or ""."""
        own = setting.key or setting.switch_id
        if (self.key if setting.key else value_of(self.tag, "id")) == own:
            return "key"
        known = {normalised(each) for each in setting.toggles}
        return "label" if normalised(self.label) in known else ""


def candidates(source: Source) -> list[Candidate]:
    """Return all switches of a page in order."""
    found = [
        (place, document, tag)
        for place, document in enumerate(source.documents)
        for tag in document.find_all(is_switch)
    ]
    return [
        Candidate(number, tag, place, _key(tag), label_of(tag, document))
        for number, (place, document, tag) in enumerate(found, 1)
    ]


# Not with a selector: soupsieve leaves out what comes after a frame with content.
def is_switch(tag: Tag) -> bool:
    """Tell whether an element is what the extension takes for a switch."""
    is_box = tag.name == "input" and value_of(tag, "type").lower() == "checkbox"
    return is_box or (value_of(tag, "role") == "switch" and tag.name != "form")


def choose(
    found: list[Candidate], setting: Setting, number: int | None, name: str
) -> Candidate | None:
    """Return the setting's switch, None if the page has none; raise BuildError if unclear."""
    if number is not None:
        chosen = next((each for each in found if each.number == number), None)
        if not chosen:
            expected = f"--switch from 1 to {len(found)}" if found else "a page with a switch"
            refuse(name, expected, f"--switch {number}", "see the numbers above")
        return chosen
    for how in ("key", "label"):
        matches = [each for each in found if each.found_by(setting) == how]
        if len(matches) == 1:
            return matches[0]
    if len(found) > 1:
        advice = "name the switch of the setting with --switch N"
        listed = ", ".join(f"{each.number}: {each.key or 'no name'}" for each in found[:20])
        refuse(name, "one switch that may be the setting's", f"{len(found)} ({listed})", advice)
    return found[0] if found else None


def label_of(tag: Tag, document: BeautifulSoup) -> str:
    """Return the label of a switch, or the only text beside it that is no state."""
    ids = value_of(tag, "aria-labelledby").split()
    if ids:
        named = [document.find(id=each) for each in ids]
        return " ".join(_text(each) for each in named if isinstance(each, Tag)).strip()
    own_id = value_of(tag, "id")
    label = document.find("label", attrs={"for": own_id}) if own_id else None
    label = label or tag.find_parent("label")
    texts = (
        value_of(tag, "aria-label"),
        _text(label) if isinstance(label, Tag) else "",
        _text(tag),
        _text_beside(tag),
    )
    return next(filter(None, texts), "")


def normalised(label: str) -> str:
    """Return a label without a difference in case, spaces, apostrophes and its final stop."""
    text = " ".join(unicodedata.normalize("NFKC", label).split())
    return re.sub(r"[.:]$", "", re.sub("[‘’ʼ`´]", "'", text)).lower()  # noqa: RUF001


def _key(tag: Tag) -> str:
    return value_of(tag, "aria-labelledby").strip() or value_of(tag, "id")


def _text_beside(tag: Tag) -> str:
    for _, row in zip(range(MOST_LEVELS), tag.parents, strict=False):
        texts = {each for each in _texts(row) if len(each) > LONGEST_STATE}
        if texts:
            return texts.pop() if len(texts) == 1 else ""
    return ""


def _texts(tag: Tag) -> list[str]:
    strings = tag.find_all(string=True)
    return [" ".join(each.split()) for each in strings if type(each) is NavigableString]


def _text(tag: Tag) -> str:
    return " ".join(" ".join(_texts(tag)).split())
