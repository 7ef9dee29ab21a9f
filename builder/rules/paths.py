"""Decide which addresses a rule may name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from builder.errors import Fault

# Letters, digits, "-" and "_" only: no dot segments, percent codes, backslashes, queries, fragments
# or wildcards, which a browser and this check could interpret differently.
PLAIN = re.compile(r"(/[A-Za-z0-9_-]+)+")


def address_fault(
    address: str, under: tuple[str, ...], never: tuple[str, ...], where: str
) -> Fault | None:
    """Return a fault if no rule may name `address`, the path of a LinkedIn page; None otherwise."""
    found = repr(address)
    if not any(address.startswith(folder) and address != folder for folder in under):
        return Fault(where, f"an address under {' or '.join(under)}", found)
    if not PLAIN.fullmatch(address):
        expected = "an address of letters, digits, '-', '_' and single slashes between them"
        return Fault(where, expected, found)
    word = _forbidden_word(address, never)
    if word is not None:
        return Fault(where, f"an address that has nothing to do with {word!r}", found)
    return None


def too_wide_faults(places: Iterable[tuple[str, str]]) -> Iterator[Fault]:
    """Yield a fault for each (where, address) that is a folder in which another address lies.

    Addresses are matched as prefixes, so /mypreferences/d would match every settings page.
    """
    # Other faults report the addresses that are not plain.
    places = [place for place in places if PLAIN.fullmatch(place[1])]
    for where, address in places:
        inside = [other for _, other in places if _lies_in(other, address)]
        if inside:
            yield Fault(where, f"one page, not a folder that holds {inside[0]!r}", repr(address))


def _forbidden_word(address: str, never: tuple[str, ...]) -> str | None:
    segments = address.casefold().split("/")[2:]
    for word in never:
        # An address that is a prefix of the forbidden page would match that page as well.
        if any(word in segment for segment in segments) or word.startswith(segments[-1]):
            return word
    return None


def _lies_in(address: str, folder: str) -> bool:
    rest = address.removeprefix(folder)
    return rest != address and "/" in rest
