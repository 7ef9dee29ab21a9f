"""Notice what looks personal."""

from __future__ import annotations

import re

TRACES = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+"),
    "a link to a profile": re.compile(r"/(in|pub|company|school)/[^/\s\"'…]"),
    "an identifier of LinkedIn (urn:li)": re.compile(r"\burn:li:", re.IGNORECASE),
    "a long token": re.compile(r"(?=[A-Za-z_-]*\d)(?=[\d_-]*[A-Za-z])[\w-]{24,}", re.ASCII),
    "a long number": re.compile(r"\d{7,}"),
}


def traces(text: str) -> str:
    """Return what in a text looks personal, without quoting it; "" if nothing does."""
    return next((name for name, pattern in TRACES.items() if pattern.search(text)), "")
