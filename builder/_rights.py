"""What a person can do beyond the switches."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from builder.errors import Fault

# Plain segments, as in the addresses of settings; a slash may follow.
PATH = re.compile(r"(/[A-Za-z0-9_-]+)+/?")


@dataclass(frozen=True)
class Right:
    """One thing to do at one of LinkedIn's addresses; rules/schema.json explains the fields."""

    id: str
    address: str | None
    warned: bool
    regions: tuple[str, ...]
    reasons: tuple[str, ...]

    @classmethod
    def of(cls, document: dict[str, Any]) -> Right:
        """Return the right that a table of rules/rights.toml describes."""
        return cls(
            id=document["id"],
            address=document.get("address"),
            warned=document.get("warned", False),
            regions=tuple(document.get("regions", ())),
            reasons=tuple(document.get("reasons", ())),
        )


def right_faults(
    rights: tuple[Right, ...], regions: list[str], origin: str, never: tuple[str, ...], name: str
) -> Iterator[Fault]:
    """Yield what is wrong with the rights: repeated ids, unknown regions, odd addresses."""
    ids = [right.id for right in rights]
    for index, right in enumerate(rights):
        where = f"{name}: right[{index}]"
        if right.id in ids[:index]:
            yield Fault(f"{where}.id", "each id once", repr(right.id))
        for place, region in enumerate(right.regions):
            if region not in regions:
                yield Fault(f"{where}.regions[{place}]", "a known region", repr(region))
        yield from _address_faults(right, origin, never, where)


def _address_faults(
    right: Right, origin: str, never: tuple[str, ...], where: str
) -> Iterator[Fault]:
    if right.address is None:
        return
    path = right.address.removeprefix(origin)
    if path == right.address or not PATH.fullmatch(path):
        yield Fault(f"{where}.address", f"{origin}/ and a plain path", repr(right.address))
    word = next((word for word in never if word in path.casefold()), None)
    if word is not None and not right.warned:
        yield Fault(f"{where}.warned", f"a warning, as the address names {word!r}", "none")
