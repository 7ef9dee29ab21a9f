"""Hold the documents of a page before anything is taken out of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

FRAME = "data-frame"
"""The attribute of an iframe with the place of its document among the documents."""


@dataclass(frozen=True)
class Source:
    """The page of a file: its documents, the page itself first, then those in its frames."""

    kind: str
    """What the file is, for a person: "page report", "web archive" and so on."""
    documents: list[BeautifulSoup]
    address: str = ""
    """The path of the page, "" if the file does not say."""
    setting: str = ""
    language: str = ""
    requests: list[tuple[str, str]] = field(default_factory=list)
    """Method and path of each request of the page that was seen."""

    @property
    def is_report(self) -> bool:
        """Tell whether the page was cleaned before."""
        return self.kind == REPORT


REPORT = "page report"
READ_METHODS = {"GET", "HEAD", "OPTIONS"}


def parse(markup: str | bytes, encoding: str | None = None) -> BeautifulSoup:
    """Parse HTML as a browser does."""
    if isinstance(markup, bytes):
        return BeautifulSoup(markup, "html5lib", from_encoding=encoding)
    return BeautifulSoup(markup, "html5lib")


def path_of(address: str) -> str:
    """Return the path of an address, "" if it has none."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


def resolved(address: str, link: str) -> str:
    """Return the whole address of a link, "" if it is no address."""
    try:
        return urljoin(address, link)
    except ValueError:
        return ""


def value_of(tag: Tag, name: str) -> str:
    """Return an attribute, "" if it is missing; names in a list are joined by spaces."""
    value = tag.get(name, "")
    return " ".join(value) if isinstance(value, list) else str(value or "")
