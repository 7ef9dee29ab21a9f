"""Read the extension's English messages."""

from builder.locales.messages import load_locales
from tests.browser.conftest import ROOT


def words(key: str) -> str:
    """Return an English message."""
    return str(load_locales(ROOT)["en"][key]["message"])
