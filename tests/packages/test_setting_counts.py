"""Texts that count the settings in words count those that have a rule."""

from __future__ import annotations

import re

import pytest

from builder.rules.load import load_rules
from tests.packages.conftest import REPOSITORY

SETTINGS = len(load_rules(REPOSITORY).settings)
SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# All settings are counted, or those beside the one about AI training.
COUNTED = [
    ("README.md", r"Knows ([\w-]+) switches", SETTINGS),
    ("docs/store/every-store.md", r"Knows ([\w-]+) more of LinkedIn's settings", SETTINGS - 1),
]
UNRELEASED = re.compile(r"^## Unreleased\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def in_words(number: int) -> str:
    """Return a number below 100 as a text writes it."""
    tens, ones = divmod(number, 10)
    if number < len(SMALL):
        return SMALL[number]
    return TENS[tens - 2] + (f"-{SMALL[ones]}" if ones else "")


def advice(name: str, expected: str) -> str:
    """Return the sentence for somebody who added or removed a setting."""
    return f"{name}: rules/ has {SETTINGS} settings, so write {expected!r}"


@pytest.mark.parametrize(
    ("number", "words"), [(1, "one"), (19, "nineteen"), (20, "twenty"), (21, "twenty-one")]
)
def test_a_number_has_its_word(number: int, words: str) -> None:
    assert in_words(number) == words


@pytest.mark.parametrize(("name", "pattern", "count"), COUNTED)
def test_a_text_counts_as_many_settings_as_there_are_rules(
    name: str, pattern: str, count: int
) -> None:
    counted = re.findall(pattern, (REPOSITORY / name).read_text(encoding="utf-8"))

    expected = in_words(count)
    assert counted == [expected], advice(name, expected)


def test_what_is_not_released_yet_counts_them_too() -> None:
    """What an earlier version could do stays as it was told then."""
    unreleased = UNRELEASED.search((REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8"))

    counted = re.findall(r"It knows ([\w-]+) more", unreleased[1] if unreleased else "")
    expected = in_words(SETTINGS - 1)
    assert set(counted) <= {expected}, advice("CHANGELOG.md", expected)
