"""Hold what the product says against the facts it may rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from builder.errors import Fault

Named = list[tuple[str, str]]


def named_facts(documents: Mapping[str, dict[str, Any]], claims: str) -> Named:
    """Return (where, fact) for each fact that a document names; `claims` is the file of claims."""
    named: Named = []
    for name, document in documents.items():
        if name == claims:
            for key, facts in document.items():
                named += _places(f"{name}: {key}", facts)
        else:
            named += _places(f"{name}: facts", document.get("facts", ()))
            for part in ("region", "right"):
                for index, table in enumerate(document.get(part, ())):
                    named += _places(f"{name}: {part}[{index}].facts", table["facts"])
    return named


def fact_faults(facts: dict[str, Any], named: Named, name: str) -> Iterator[Fault]:
    """Yield facts that are named and not there or not known, and facts that nothing names."""
    for where, fact in named:
        if fact not in facts:
            yield Fault(where, f"a fact of {name}", repr(fact))
        elif facts[fact]["mark"] == "?":
            yield Fault(where, "a fact that is known, marked S or I", f"{fact!r}, marked ?")
    used = {fact for _, fact in named}
    for fact, line in facts.items():
        background = line.get("background", False)
        if fact not in used and not background:
            advice = "name it where it is used, or mark it background = true"
            yield Fault(f"{name}: {fact}", "a fact that a text rests on", "none that does", advice)
        if fact in used and background:
            yield Fault(f"{name}: {fact}.background", "nothing, as a text rests on it", "true")


def _places(where: str, facts: Any) -> Named:
    return [(f"{where}[{index}]", fact) for index, fact in enumerate(facts)]
