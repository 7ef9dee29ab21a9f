"""The values that browsers log and measure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RecordedRequest:
    """One request in the browser's own log."""

    url: str
    by: str
    """The origin that made the request; "" for the browser itself and for a person."""
    is_page: bool
    """Whether the request was a page load in a tab."""


@dataclass(frozen=True)
class Footprint:
    """The resources that a tab's document uses, including those of content scripts."""

    listeners: int
    nodes: int
    heap: int
    """Bytes after a garbage collection; in Firefox of the whole process."""
