"""What applies in which part of the world."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from builder.errors import Fault


@dataclass(frozen=True)
class Region:
    """A part of the world, as pages use it; rules/schema.json explains all there is to know.

    The one region without `codes` stands for all others.
    """

    id: str
    codes: tuple[str, ...]
    letter: str

    @classmethod
    def of(cls, document: dict[str, Any]) -> Region:
        """Return the region that a table of rules/regions.toml describes."""
        return cls(
            id=document["id"],
            codes=tuple(document["codes"]),
            letter=document["letter"],
        )


def region_faults(
    regions: tuple[Region, ...], settings: Mapping[str, dict[str, Any]], name: str
) -> Iterator[Fault]:
    """Yield what is wrong between the regions, and where settings name one that is not there."""
    known = [region.id for region in regions]
    for index, id_ in enumerate(known):
        if id_ in known[:index]:
            yield Fault(f"{name}: region[{index}].id", "each id once", repr(id_))
    yield from _code_faults(regions, name)
    for setting, document in settings.items():
        for index, id_ in enumerate(document.get("not_offered", ())):
            if id_ not in known:
                where = f"{setting}: not_offered[{index}]"
                yield Fault(where, f"a region of {name}", repr(id_))


def _code_faults(regions: tuple[Region, ...], name: str) -> Iterator[Fault]:
    """Yield codes that would lead to two regions; a language must be guessed one way only."""
    owners: dict[str, str] = {}
    for index, region in enumerate(regions):
        for code in region.codes:
            owner = owners.setdefault(code, region.id)
            if owner != region.id:
                where = f"{name}: region[{index}].codes"
                yield Fault(where, f"a code that {owner} does not have", repr(code))
    rest = [region.id for region in regions if not region.codes]
    if regions and len(rest) != 1:
        expected = "one region without codes, for all the rest"
        yield Fault(name, expected, " and ".join(rest) or "none")
