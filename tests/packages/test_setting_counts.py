"""Texts that give the number of settings in words give the right one."""

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
# Some texts count all settings, others all except the one about AI training.
COUNTED = [
    ("README.md", r"Knows ([\w-]+) switches", SETTINGS),
    ("docs/store/every-store.md", r"Knows ([\w-]+) more of LinkedIn's settings", SETTINGS - 1),
]
UNRELEASED = re.compile(r"^## Unreleased\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


def in_words(number: int) -> str:
    """Return a number below 100 in words."""
    tens, ones = divmod(number, 10)
    if number < len(SMALL):
        return SMALL[number]
    return TENS[tens - 2] + (f"-{SMALL[ones]}" if ones else "")


def advice(name: str, expected: str) -> str:
    """Return advice for a person who added or removed a setting."""
    return f"{name}: rules/ has {SETTINGS} settings, so write {expected!r}"


@pytest.mark.parametrize(
    ("number", "words"), [(1, "one"), (19, "nineteen"), (20, "twenty"), (21, "twenty-one")]
)
def test_a_number_is_written_in_words(number: int, words: str) -> None:
    assert in_words(number) == words


@pytest.mark.parametrize(("name", "pattern", "count"), COUNTED)
def test_a_text_gives_the_right_number_of_settings(name: str, pattern: str, count: int) -> None:
    counted = re.findall(pattern, (REPOSITORY / name).read_text(encoding="utf-8"))

    expected = in_words(count)
    assert counted == [expected], advice(name, expected)


def test_the_unreleased_changelog_gives_the_right_number_of_settings() -> None:
    """The sections of released versions keep their numbers."""
    unreleased = UNRELEASED.search((REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8"))

    counted = re.findall(r"It knows ([\w-]+) more", unreleased[1] if unreleased else "")
    expected = in_words(SETTINGS - 1)
    assert set(counted) <= {expected}, advice("CHANGELOG.md", expected)
