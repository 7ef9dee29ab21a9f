"""Compile what our own pages tell about the settings, regions and rights."""

from __future__ import annotations

from typing import Any

from builder._regions import Region
from builder._rights import Right
from builder.locales.claims import text_key
from builder.rules.compile import known, module
from builder.rules.load import Rules, Setting

FILE = "shared/about.js"


def about_module(rules: Rules) -> str:
    """Return the text of shared/about.js, whose shape extension/shared/about.d.ts declares."""
    return module(
        about={setting.id: _about(setting) for setting in rules.settings},
        regions=[_region(region) for region in rules.regions],
        rights=[_right(right) for right in rules.rights],
    )


def _about(setting: Setting) -> dict[str, Any]:
    return known(warning=setting.warning)


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
        regions=right.regions,
        reasons=[text_key("letter_reason", reason) for reason in right.reasons],
    )
