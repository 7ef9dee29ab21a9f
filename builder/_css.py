"""Shorten the style sheets that a content script is linked with."""

from __future__ import annotations

import re

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
VALUE = re.compile(r"^(--[\w-]+): .*;\n", re.MULTILINE)
USE = re.compile(r"var\((--[\w-]+)")


def plain_css(css: str) -> str:
    """Return a style sheet without comments, indentation and empty lines."""
    lines = COMMENT.sub("", css).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip()) + "\n"


def used_values(values: str, sheets: str) -> str:
    """Return the plain sheet `values` without what neither `sheets` nor a value left in it uses."""
    used = set(USE.findall(values + sheets))
    kept = VALUE.sub(lambda value: value[0] if value[1] in used else "", values)
    return kept if kept == values else used_values(kept, sheets)
