"""Read an HTML file that a browser saved, with the folder that may lie beside it."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag

from tests.linkedin.adopt.frames import Found, with_frames
from tests.linkedin.adopt.source import Source, parse, path_of, value_of

# Chrome and Edge write the address into the first lines.
SAVED_FROM = re.compile(rb"<!-- saved from url=\(\d+\)(\S+) -->")
LARGEST_FRAME = 8_000_000


def source(path: Path, content: bytes) -> Source:
    """Return the page in an HTML file."""
    folder = path.parent.resolve()

    def find(src: str) -> Found | None:
        """Return the document of a frame, if it is a file beside the page."""
        name = unquote(path_of(src))
        if re.match(r"[a-z+.-]+:|//", src, re.IGNORECASE) or "\0" in name:
            return None
        file = (folder / name).resolve()
        is_beside = folder in file.parents and file != path.resolve() and file.is_file()
        if not is_beside or file.stat().st_size > LARGEST_FRAME:
            return None
        return Found(str(file), file.read_bytes())

    page = parse(content)
    return Source("saved page", with_frames(page, find), address=_address(content, page))


def _address(content: bytes, page: BeautifulSoup) -> str:
    """Return the path from which a page was saved, as far as it says."""
    saved = SAVED_FROM.search(content[:4000])
    link = page.find("link", rel="canonical", href=True)
    address = (
        saved[1].decode("ascii", "replace")
        if saved
        else value_of(link, "href")
        if isinstance(link, Tag)
        else ""
    )
    return path_of(address)
