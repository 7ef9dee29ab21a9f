"""Turn documents from Markdown into HTML, with links that work on a web server."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from builder.errors import BuildError, Fault
from builder.files import read_text

FOLDER = "docs"
# The documents in docs/ that become pages: the privacy policy, and what it and its links name.
DOCUMENTS = ("organisations", "page-report", "permissions", "privacy", "receipts")
SCHEME = re.compile(r"[a-z][a-z+.-]*:", re.I)


@dataclass(frozen=True)
class Document:
    """A document as HTML."""

    title: str
    html: str
    headings: dict[str, str]
    """The headings of the second level by their ids."""


def render_document(root: Path, name: str, source: str) -> Document:
    """Render docs/<name>.md; `source` is the address of the repository, or ""; raise BuildError."""
    file = f"{FOLDER}/{name}.md"
    tokens = _tokens(read_text(root, file), FOLDER, source)
    titles = _headings(tokens, "h1")
    if len(titles) != 1:
        raise BuildError([Fault(file, "one title", f"{len(titles)} titles")])
    return Document(next(iter(titles.values())), _html(tokens), _headings(tokens, "h2"))


def render_section(root: Path, file: str, heading: str, source: str) -> str:
    """Render the section of a file in the root folder without its heading; raise BuildError."""
    pattern = rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)"
    section = re.search(pattern, read_text(root, file), re.MULTILINE | re.DOTALL)
    if section is None:
        raise BuildError([Fault(file, f"the section {heading!r}", "nothing")])
    return _html(_tokens(section[1], "", source))


def target_of(link: str, folder: str, source: str) -> str:
    """Return the address that a link of a document in `folder` has on the website.

    It is "" if the file is not on the website and nobody knows the address of the repository.
    """
    if link.startswith("#") or SCHEME.match(link):
        return link
    name, _, fragment = link.partition("#")
    path = posixpath.normpath(posixpath.join(folder, name))
    mark = f"#{fragment}" if fragment else ""
    inside = path.removeprefix(f"{FOLDER}/")
    stem, ending = posixpath.splitext(inside)
    if inside != path and ending == ".md" and stem in DOCUMENTS:
        return f"{stem}.html{mark}"
    if inside != path and ending not in {"", ".md"}:
        return f"{inside}{mark}"
    return f"{source}/blob/HEAD/{path}{mark}" if source else ""


def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _html(tokens: list[Token]) -> str:
    parser = _parser()
    html: str = parser.renderer.render(tokens, parser.options, {})
    return html


def _tokens(text: str, folder: str, source: str) -> list[Token]:
    tokens = _parser().parse(text)
    for opening, content in pairwise(tokens):
        if opening.type == "heading_open":
            opening.attrSet("id", _id_of(content))
        if content.children:
            content.children = list(_with_targets(content.children, folder, source))
    return tokens


def _with_targets(tokens: list[Token], folder: str, source: str) -> Iterator[Token]:
    """Yield the tokens with the targets of the website, and the words alone where there is none."""
    dropped = False
    for token in tokens:
        if token.type == "image":
            token.attrSet("src", target_of(str(token.attrGet("src")), folder, source))
        if token.type == "link_open":
            target = target_of(str(token.attrGet("href")), folder, source)
            token.attrSet("href", target)
            dropped = not target
        if not (dropped and token.type in {"link_open", "link_close"}):
            yield token


def _headings(tokens: list[Token], tag: str) -> dict[str, str]:
    """Return the plain texts of the headings of one level by their ids."""
    return {
        _id_of(content): content.content.replace("`", "")
        for opening, content in pairwise(tokens)
        if opening.type == "heading_open" and opening.tag == tag
    }


def _id_of(heading: Token) -> str:
    return re.sub(r"\W+", "-", heading.content.lower()).strip("-")
