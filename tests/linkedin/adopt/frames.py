"""Find the documents in the frames of a saved page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bs4 import BeautifulSoup

from tests.linkedin.adopt.source import FRAME, parse, value_of

MOST_FRAMES = 40


@dataclass(frozen=True)
class Found:
    """The document of a frame: a name that tells it from others, and its content."""

    name: str
    content: str | bytes
    encoding: str | None = None


def with_frames(page: BeautifulSoup, find: Callable[[str], Found | None]) -> list[BeautifulSoup]:
    """Return a page and the documents in its frames; give each iframe the place of its document.

    A document that is in itself is left out.
    """
    documents: list[BeautifulSoup] = []
    waiting: list[tuple[BeautifulSoup, frozenset[str]]] = [(page, frozenset())]
    while waiting:
        document, outer = waiting.pop(0)
        documents.append(document)
        for iframe in document.find_all("iframe"):
            del iframe[FRAME]
            inline = value_of(iframe, "srcdoc")
            found = Found(inline, inline) if inline else find(value_of(iframe, "src"))
            place = len(documents) + len(waiting)
            if found is None or found.name in outer or place > MOST_FRAMES:
                continue
            iframe[FRAME] = str(place)
            waiting.append((parse(found.content, found.encoding), outer | {found.name}))
    return documents
