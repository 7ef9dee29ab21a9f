"""Compile the rules into the modules from which the extension reads them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from pydantic import BaseModel

from builder.rules.fields import text_key
from builder.rules.load import Rules
from builder.rules.models import Setting
from builder.rules.statements import Region, Right

RULES = "shared/rules.js"
ABOUT = "shared/about.js"
HEADER = "// Generated from rules/ by the build. Change the rules, not this file."

# What each content script asks the rules for. Every settings page gets the first, where each byte
# counts; the second comes only where something is drawn.
FIELDS = {
    "content/main.js": {
        "origin",
        "listPaths",
        "unawaitedPaths",
        "id",
        "paths",
        "key",
        "switchId",
        "labels",
    },
    "content/show.js": {"id", "group", "title", "does", "warning"},
}


def rules_module(rules: Rules) -> str:
    """Return the text of shared/rules.js, whose shape extension/shared/rules.d.ts declares.

    What only our own pages show is in about.js.
    """
    return _module_of(rules, lambda _: True)


def page_rules_module(rules: Rules, script: str) -> str:
    """Return the same for a content script, with only the FIELDS that it asks for."""
    return _module_of(rules, FIELDS[script].__contains__)


def _module_of(rules: Rules, has: Callable[[str], bool]) -> str:
    def kept(fields: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in fields.items() if has(name)}

    return module(
        site=kept(_fields(rules.site)),
        groups=[_fields(group) for group in rules.groups],
        settings=[kept({"id": each.id, **_fields(each)}) for each in rules.settings],
    )


def module(**values: object) -> str:
    """Return the text of a module that exports each value under its name."""
    exports = (
        f"export const {name} = {json.dumps(value, indent=2, ensure_ascii=False)};\n"
        for name, value in values.items()
    )
    return "\n".join([f"{HEADER}\n", *exports])


def known(**fields: object) -> dict[str, Any]:
    """Return the fields that are not None, as what is not known is left out."""
    return {name: value for name, value in fields.items() if value is not None}


def _fields(model: BaseModel) -> dict[str, Any]:
    """Return the fields that are known and not marked STAYS, by their names in JavaScript."""
    return known(**model.model_dump(by_alias=True))


def about_module(rules: Rules) -> str:
    """Return the text of shared/about.js, whose shape extension/shared/about.d.ts declares."""
    return module(
        regions=[_region(region) for region in rules.regions],
        rights=[_right(right) for right in rules.rights],
    )


def _region(region: Region) -> dict[str, Any]:
    return known(
        id=region.id,
        name=text_key("region", region.id),
        text=text_key("region", region.id, "text"),
        letter=text_key("letter", region.letter),
        codes=region.codes,
    )


def _right(right: Right) -> dict[str, Any]:
    return known(
        id=right.id,
        title=text_key("right", right.id, "title"),
        text=text_key("right", right.id, "text"),
        expect=text_key("right", right.id, "expect"),
        warning=text_key("right", right.id, "warning") if right.warned else None,
        address=right.address,
        regions=right.regions or (),
        reasons=[text_key("letter_reason", reason) for reason in right.reasons or ()],
    )
