"""Write a document as lines of HTML, by the rules of extension/shared/page-report/skeleton.js."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape

from bs4 import BeautifulSoup, CData, Tag
from bs4.element import NavigableString, PreformattedString

from tests.linkedin.adopt.cleaner import Cleaner
from tests.linkedin.adopt.source import FRAME, value_of

DEEPEST = 250
# Chromium writes `shadowmode` into MHTML.
SHADOW = ("shadowrootmode", "shadowmode", "shadowroot")
LANGUAGE = re.compile(r"[a-z]{2}([-_]([A-Z]{2}|Han[st]))?")
OWN = 'data-sim="input"'
"""The mark of the setting's own switch, as in the other pages of the simulator."""


class Writer:
    """Writes documents; `own` is the switch of the setting, which gets a mark.

    `style` is an element for each shadow root. `frame_file` names the file of a document.
    """

    def __init__(
        self,
        cleaner: Cleaner,
        own: Tag | None = None,
        style: str = "",
        frame_file: Callable[[int], str] | None = None,
    ) -> None:
        self._cleaner = cleaner
        self._own = own
        self._style = style
        self._frame_file = frame_file

    def lines(self, document: BeautifulSoup) -> list[str]:
        """Return the lines of a document."""
        root = document.find("html")
        return self._element(root, 0) if isinstance(root, Tag) else []

    def start_tag(self, tag: Tag) -> str:
        """Return the start tag of an element."""
        kept = [self._attribute(name, value_of(tag, name)) for name in tag.attrs]
        if tag.name == "iframe" and re.fullmatch(r"[1-9]\d?", value_of(tag, FRAME)):
            kept.append(f'{FRAME}="{value_of(tag, FRAME)}"')
            if self._frame_file:
                kept.append(f'src="{self._frame_file(int(value_of(tag, FRAME)))}"')
        if tag is self._own:
            kept.append(OWN)
        return f"<{' '.join([self._name(tag.name), *filter(None, kept)])}>"

    def _element(self, tag: Tag, depth: int) -> list[str]:
        indent = "  " * depth
        if tag.name == "template" and (mode := _shadow_mode(tag)):
            style = [f"{indent}  {self._style}"] if self._style else []
            content = [*style, *self._content(tag, depth + 1)]
            return [f'{indent}<template shadowrootmode="{mode}">', *content, f"{indent}</template>"]
        if tag.name in self._words("left_out") or depth > DEEPEST:
            return []
        start = indent + self.start_tag(tag)
        if tag.name in self._words("empty_elements"):
            return [start]
        content = [] if tag.name == "iframe" else self._content(tag, depth + 1)
        return [start, *content, f"{indent}</{self._name(tag.name)}>"]

    def _content(self, tag: Tag, depth: int) -> list[str]:
        found: list[str] = []
        for each in tag.children:
            if isinstance(each, Tag):
                found += self._element(each, depth)
            elif isinstance(each, NavigableString) and _is_text(each):
                text = self._cleaner.text(str(each))
                found += ["  " * depth + escape(text)] if text else []
        return found

    def _name(self, name: str) -> str:
        if name in self._words("elements"):
            return name
        return self._cleaner.name("x-element", name if "-" in name else f"{name}:")

    def _attribute(self, name: str, value: str) -> str:
        """Return an attribute as it is written, "" if it is left out."""
        if name in self._words("flags"):
            return name
        kept = self._kept(name, value)
        return f'{name}="{escape(kept)}"' if kept else ""

    def _kept(self, name: str, value: str) -> str:
        cleaner = self._cleaner
        if name in self._words("aria"):
            return value if value in self._words("states") else ""
        if name in self._words("references"):
            return self._names("id", value)
        if name in self._words("identifiers"):
            return cleaner.name("value", value) if value else ""
        if name in {"id", "name"}:
            return cleaner.name(name, value) if value else ""
        if name == "class":
            return self._names("class", value)
        if name == "aria-label":
            return cleaner.text(value)
        if name in {"role", "type"}:
            return value if value in self._words(f"{name}s") else ""
        if name == "dir":
            return value if value in {"ltr", "rtl", "auto"} else ""
        if name == "lang":
            return value if LANGUAGE.fullmatch(value) else ""
        return cleaner.link(value) if name == "href" else ""

    def _names(self, kind: str, value: str) -> str:
        return " ".join(self._cleaner.name(kind, each) for each in value.split())

    def _words(self, name: str) -> set[str]:
        return self._cleaner.words[name]


def _shadow_mode(tag: Tag) -> str:
    """Return the mode of the shadow root that a template stands for, "" for another template."""
    mode = next((value_of(tag, name) for name in SHADOW if tag.has_attr(name)), "")
    return mode if mode in {"open", "closed"} else ""


def _is_text(node: NavigableString) -> bool:
    """Tell whether a node is text, and not a comment or the like."""
    return not isinstance(node, PreformattedString) or isinstance(node, CData)
