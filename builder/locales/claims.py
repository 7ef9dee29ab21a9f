"""Check that every text the rules name exists and that every claim in a text has its facts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.errors import Fault
from builder.locales.messages import DEFAULT, Messages, file_of
from builder.rules.compile import text_key
from builder.rules.load import CLAIMS, GROUPS, REGIONS, RIGHTS, Rules

# Keys of texts that state something about LinkedIn, the law or the effect of a switch.
CLAIM = re.compile(r"(about|does|honest|letter|region|right|warning)_.+")


def text_faults(rules: Rules, english: Messages) -> Iterator[Fault]:
    """Yield faults for texts of the rules that English lacks, and for claims without facts."""
    named = {key: where for where, key in _named(rules)}
    for key, where in (named | dict.fromkeys(rules.claims, CLAIMS)).items():
        if key not in english:
            yield Fault(where, f"a message that {file_of(DEFAULT)} has", repr(key))
    for key in rules.claims:
        if key in named:
            expected = f"a text that {named[key].partition(':')[0]} does not name with its facts"
            yield Fault(f"{CLAIMS}: {key}", expected, repr(key))
    for key in english:
        if CLAIM.fullmatch(key) and key not in named and key not in rules.claims:
            advice = f"name them in {CLAIMS}"
            yield Fault(f"{file_of(DEFAULT)}: {key}", "the facts it rests on", "none", advice)


def _named(rules: Rules) -> Iterator[tuple[str, str]]:
    """Yield (where, message key) for each text that a rule names or that belongs to an id."""
    for setting in rules.settings:
        for field in ("plain", "does", "warning"):
            if (key := getattr(setting, field)) is not None:
                yield f"rules/{setting.id}.toml: {field}", key
    # A single group needs no heading.
    for group in rules.groups if len(rules.groups) > 1 else ():
        yield f"{GROUPS}: {group.id}", text_key("group", group.id)
    for region in rules.regions:
        yield f"{REGIONS}: {region.id}", text_key("region", region.id)
        yield f"{REGIONS}: {region.id}", text_key("region", region.id, "text")
        for paragraph in region.letter:
            yield f"{REGIONS}: {region.id}: letter", text_key("letter", paragraph)
    for right in rules.rights:
        parts = ("title", "text", "expect", *(("warning",) if right.warned else ()))
        for part in parts:
            yield f"{RIGHTS}: {right.id}", text_key("right", right.id, part)
        for reason in right.reasons or ():
            yield f"{RIGHTS}: {right.id}: reasons", text_key("letter_reason", reason)
