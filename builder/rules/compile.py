"""Compile the rules into the modules from which the extension reads them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from builder.rules.models import Region, Right, Rules, Setting, Site, text_key

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
    "content/show.js": {"id", "group", "title", "does"},
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
        site=kept(_site(rules.site)),
        groups=[{"id": group.id, "chosen": group.chosen} for group in rules.groups],
        settings=[kept(_setting(setting)) for setting in rules.settings],
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


def _site(site: Site) -> dict[str, Any]:
    return {
        "origin": site.origin,
        "listPaths": site.list_paths,
        "savePath": site.save_path,
        "unawaitedPaths": site.unawaited_paths,
        "signedOutPaths": site.signed_out_paths,
        "guestPaths": site.guest_paths,
        "blockedPaths": site.blocked_paths,
    }


def _setting(setting: Setting) -> dict[str, Any]:
    return known(
        id=setting.id,
        group=setting.group,
        title=setting.title,
        does=setting.does,
        paths=setting.paths,
        key=setting.key,
        switchId=setting.switch_id,
        labels=setting.labels,
        direction=setting.direction,
        confirmed=setting.confirmed,
        alsoTurnsOff=setting.also_turns_off or None,
    )


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
