"""Read a file of any kind that `adopt` takes."""

from __future__ import annotations

import json
import plistlib
import re
from pathlib import Path
from xml.parsers.expat import ExpatError

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from tests.linkedin.adopt import mhtml, report, saved_page, web_archive
from tests.linkedin.adopt.faults import refuse
from tests.linkedin.adopt.source import Source

LARGEST_FILE = 50_000_000
LARGEST_HTML = 8_000_000
"""In bytes. The HTML of LinkedIn's pages has 1 to 2 MB; archives hold their pictures as well."""
MOST_ELEMENTS = 50_000
SAVE_AGAIN = "open the page in a browser, wait until its switch is there, and save it again"
NO_CONTENT = {"script", "style", "noscript", "code", "template", "link", "meta", "title", "head"}
# What plistlib raises, and what reading a plist of something else does.
BROKEN: tuple[type[Exception], ...] = (
    *(plistlib.InvalidFileException, ExpatError, ValueError, LookupError, TypeError),
    *(AttributeError, OverflowError),
)
IS_HTML = re.compile(rb"<(!doctype html|html|head|body|main|div|p|h1|form|input)\b", re.IGNORECASE)


def load(path: Path) -> Source:
    """Read a page report or a saved page; raise BuildError if it is neither."""
    content = _read(path)
    source = _parsed(path, content)
    for document in source.documents[:1]:
        _refuse_empty(path.name, document)
    if sum(len(each.find_all(True)) for each in source.documents) > MOST_ELEMENTS:
        refuse(path.name, f"at most {MOST_ELEMENTS} elements", "more", "save one settings page")
    return source


def _read(path: Path) -> bytes:
    if not path.is_file():
        advice = "name a page report, an HTML file, an MHTML file or a web archive"
        refuse(str(path), "a file", "a folder" if path.is_dir() else "nothing", advice)
    if path.stat().st_size > LARGEST_FILE:
        found = f"{path.stat().st_size / 1e6:.0f} MB"
        refuse(path.name, f"at most {LARGEST_FILE / 1e6:.0f} MB", found, "save it without pictures")
    content = path.read_bytes()
    if not content.strip():
        refuse(path.name, "a saved page", "an empty file", SAVE_AGAIN)
    return content


def _parsed(path: Path, content: bytes) -> Source:
    """Tell the kind of a file by its content and parse it."""
    if content.startswith(b"bplist") or b"<plist" in content[:1000]:
        try:
            return web_archive.source(plistlib.loads(content))
        except BROKEN as error:
            refuse(path.name, "a web archive", f"a broken one ({error})", SAVE_AGAIN)
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return report.source(_json(path.name, content), content, path.name)
    if mhtml.is_mhtml(content):
        return mhtml.source(content, path.name)
    _refuse_html(path.name, content)
    return saved_page.source(path, content)


def _json(name: str, content: bytes) -> object:
    try:
        return json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        refuse(name, "a page report", f"no JSON ({error})", "ask for the file as Untrain saved it")


def _refuse_html(name: str, content: bytes) -> None:
    if len(content) > LARGEST_HTML:
        limit = f"at most {LARGEST_HTML / 1e6:.0f} MB of HTML"
        refuse(name, limit, f"{len(content) / 1e6:.0f} MB", "save the settings page alone")
    # A file in UTF-16 has a null byte beside each letter.
    if not IS_HTML.search(content[:200_000].replace(b"\0", b"")):
        advice = "name a page report, an HTML file, an MHTML file or a web archive"
        refuse(name, "HTML", "a file without an element of HTML", advice)


def _refuse_empty(name: str, document: BeautifulSoup) -> None:
    """Refuse a page that its scripts have not drawn."""
    body = document.body
    drawn = [
        each
        for each in (body.descendants if body else ())
        if isinstance(each, Tag) and each.name not in NO_CONTENT
    ]
    controls = {"input", "button", "iframe"}
    shown = [each for each in drawn if each.name in controls or _has_text(each)]
    if not shown:
        advice = f'{SAVE_AGAIN} as "complete": "HTML only" has what the server sent, not the page'
        found = "only scripts" if document.find("script") else "an empty page"
        refuse(name, "a page with content", found, advice)


def _has_text(tag: Tag) -> bool:
    """Tell whether an element has text of its own."""
    return any(isinstance(each, NavigableString) and each.strip() for each in tag.children)
