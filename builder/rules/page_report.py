"""Declare the fields of rules/page-report.toml and rules/live-check.toml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from builder.rules.field_types import Id
from builder.rules.models import Model

# Words with white space between them. None may hold what HTML gives a meaning.
Words = Annotated[str, Field(pattern=r"^[a-z0-9\s-]+$")]


class PageReport(Model):
    """What a page report may contain: rules/page-report.toml. Each field is a list of words."""

    words: Words
    """The words of which ids, classes, names and parts of paths may consist. None is also a first
    name."""
    elements: Words
    """The names of elements that are reported."""
    empty_elements: Words
    """Those that have no content and no end tag."""
    left_out: Words
    """Elements that are left out with all that is in them."""
    roles: Words
    """The values of `role`."""
    types: Words
    """The values of `type`."""
    flags: Words
    """Attributes without a value."""
    aria: Words
    """Attributes whose value is one of `states`."""
    states: Words
    """The values of those."""
    references: Words
    """Attributes whose value are ids."""
    identifiers: Words
    """Attributes whose value is treated like an id."""


class Question(Model):
    """One question of the check. Its text is live_<id>."""

    id: Id
    """The question's name in a page report."""
    fills: Literal["address", "switches", "shape", "run", "save", "language"] | None = None
    """What Untrain can see by itself and writes beside the question."""


class LiveCheck(Model):
    """The ten-minute check on a live account: rules/live-check.toml."""

    question: Annotated[tuple[Question, ...], Field(min_length=1)]
    """The questions, in the order in which they are asked."""
