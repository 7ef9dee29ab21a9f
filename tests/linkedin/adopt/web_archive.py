"""Read a web archive, as Safari saves a page in a single file."""

from __future__ import annotations

from typing import Any

from tests.linkedin.adopt.frames import Found, with_frames
from tests.linkedin.adopt.source import Source, parse, path_of, resolved


def source(archive: dict[str, Any]) -> Source:
    """Return the page in a web archive; raise KeyError if a part is missing."""
    main = archive["WebMainResource"]
    address = str(main.get("WebResourceURL", ""))
    frames = dict(_frames(archive))

    def find(src: str) -> Found | None:
        return frames.get(resolved(address, src))

    page = parse(main["WebResourceData"], main.get("WebResourceTextEncodingName"))
    return Source("web archive", with_frames(page, find), address=path_of(address))


def _frames(archive: dict[str, Any]) -> list[tuple[str, Found]]:
    """Return the documents of all frames by their addresses, at any depth."""
    found = []
    for each in archive.get("WebSubframeArchives", ()):
        main = each["WebMainResource"]
        address, encoding = (
            str(main.get("WebResourceURL", "")),
            main.get("WebResourceTextEncodingName"),
        )
        found += [(address, Found(address, main["WebResourceData"], encoding)), *_frames(each)]
    return found
