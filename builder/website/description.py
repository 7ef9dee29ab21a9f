"""Take the description for the stores apart: docs/store/."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from builder.errors import Fault, raise_faults
from builder.files import read_text
from builder.locales.messages import DEFAULT

FOLDER = "docs/store"
SECTION = re.compile(r"^## Description \([^)]*\)\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"<!--.*?-->\n*", re.DOTALL)
ITEM = "• "
# The place of the item that says how Untrain proves it, in every language.
PROOF = 2


@dataclass(frozen=True)
class Part:
    """A heading and its items."""

    heading: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Description:
    """The description of Untrain for the stores, in one language."""

    summary: str
    proof: str
    """How Untrain proves it; `does` leaves this out."""
    does: Part
    does_not: Part
    tested: str
    """What Untrain was tested on."""
    free: str
    """The licence, and that LinkedIn has nothing to do with it."""


def read_description(root: Path, language: str) -> Description | None:
    """Return the description in a language, or None if there is none; raise BuildError."""
    name = f"{FOLDER}/" + ("every-store" if language == DEFAULT else f"languages/{language}")
    if language != DEFAULT and not (root / f"{name}.md").exists():
        return None
    return parse_description(read_text(root, f"{name}.md"), f"{name}.md")


def parse_description(text: str, name: str) -> Description:
    """Take the text of the file `name` apart; raise BuildError."""
    section = SECTION.search(text)
    blocks = COMMENT.sub("", section[1]).strip().split("\n\n") if section else []
    kinds = "".join("i" if block.startswith(ITEM) else "p" for block in blocks)
    if kinds != "ppipipppp" or len(_items(blocks[2])) <= PROOF:
        expected = "a description of one paragraph, twice a heading with items, and then a heading"
        advice = "docs/store/every-store.md has the form"
        raise_faults([Fault(name, f"{expected} with three paragraphs", "another form", advice)])
    summary, does, first, does_not, second, _, _, tested, free = blocks
    items = _items(first)
    return Description(
        summary=summary,
        proof=items[PROOF],
        does=Part(does, items[:PROOF] + items[PROOF + 1 :]),
        does_not=Part(does_not, _items(second)),
        tested=tested,
        free=free,
    )


def _items(block: str) -> tuple[str, ...]:
    return tuple(line.removeprefix(ITEM) for line in block.splitlines())
