"""Check that every fact the rules refer to is known, and that every fact is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builder.errors import Fault
from builder.rules.models import Setting
from builder.rules.statements import Fact, Region, Right

# (where, fact) for each reference to a fact.
References = list[tuple[str, str]]


def fact_references(
    settings: Mapping[str, Setting],
    claims: Mapping[str, tuple[str, ...]],
    claims_name: str,
    tables: Mapping[str, Sequence[Region | Right]],
) -> References:
    """Return all references to facts; `tables` maps the places of lists to the lists."""
    references: References = []
    for key, facts in claims.items():
        references += _places(f"{claims_name}: {key}", facts)
    for place, rows in tables.items():
        for index, row in enumerate(rows):
            references += _places(f"{place}[{index}].facts", row.facts)
    for name, setting in settings.items():
        references += _places(f"{name}: facts", setting.facts or ())
    return references


def fact_faults(facts: Mapping[str, Fact], references: References, name: str) -> Iterator[Fault]:
    """Yield faults for references to missing or unknown facts, and for facts without references."""
    for where, fact in references:
        if fact not in facts:
            yield Fault(where, f"a fact of {name}", repr(fact))
        elif facts[fact].mark == "?":
            yield Fault(where, "a fact that is known, marked S or I", f"{fact!r}, marked ?")
    used = {fact for _, fact in references}
    for fact, line in facts.items():
        if fact not in used and not line.background:
            advice = "name it where it is used, or mark it background = true"
            yield Fault(f"{name}: {fact}", "a text that rests on this fact", "none", advice)
        if fact in used and line.background:
            yield Fault(f"{name}: {fact}.background", "nothing, as a text rests on it", "true")


def _places(where: str, facts: tuple[str, ...]) -> References:
    return [(f"{where}[{index}]", fact) for index, fact in enumerate(facts)]
