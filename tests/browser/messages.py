"""Read the extension's English messages."""

from functools import cache

from builder.locales.messages import Messages, load_english
from tests.browser.conftest import ROOT


def words(key: str) -> str:
    """Return an English message."""
    return str(_english()[key]["message"])


@cache
def _english() -> Messages:
    return load_english(ROOT)
