"""Hold what the product says against the facts it may rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from builder.errors import Fault
from builder.rules.models import Setting
from builder.rules.statements import Fact, Region, Right

Named = list[tuple[str, str]]


def named_facts(
    settings: Mapping[str, Setting],
    claims: Mapping[str, tuple[str, ...]],
    claims_name: str,
    tables: Mapping[str, Sequence[Region | Right]],
) -> Named:
    """Return (where, fact) for each fact that a rule names; `tables` are lists by their place."""
    named: Named = []
    for key, facts in claims.items():
        named += _places(f"{claims_name}: {key}", facts)
    for place, rows in tables.items():
        for index, row in enumerate(rows):
            named += _places(f"{place}[{index}].facts", row.facts)
    for name, setting in settings.items():
        named += _places(f"{name}: facts", setting.facts or ())
    return named


def fact_faults(facts: Mapping[str, Fact], named: Named, name: str) -> Iterator[Fault]:
    """Yield facts that are named and not there or not known, and facts that nothing names."""
    for where, fact in named:
        if fact not in facts:
            yield Fault(where, f"a fact of {name}", repr(fact))
        elif facts[fact].mark == "?":
            yield Fault(where, "a fact that is known, marked S or I", f"{fact!r}, marked ?")
    used = {fact for _, fact in named}
    for fact, line in facts.items():
        if fact not in used and not line.background:
            advice = "name it where it is used, or mark it background = true"
            yield Fault(f"{name}: {fact}", "a fact that a text rests on", "none that does", advice)
        if fact in used and line.background:
            yield Fault(f"{name}: {fact}.background", "nothing, as a text rests on it", "true")


def _places(where: str, facts: tuple[str, ...]) -> Named:
    return [(f"{where}[{index}]", fact) for index, fact in enumerate(facts)]
