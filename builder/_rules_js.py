"""Compile the rules into the module the extension reads them from."""

from __future__ import annotations

import json
from typing import Any

from builder._rules import Rules, Setting, Site

FILE = "shared/rules.js"
HEADER = "// Generated from rules/ by the build. Change the rules, not this file."

# The content script is loaded with every settings page, and each byte of it counts.
UNSEEN = frozenset({"default", "wanted", "confirmed", "settingsUnder"})


def rules_module(rules: Rules) -> str:
    """Return the text of shared/rules.js, whose shape extension/shared/rules.d.ts declares.

    What only our own pages show is in about.js.
    """
    return _module_of(rules, frozenset())


def page_rules_module(rules: Rules) -> str:
    """Return the same for the content script, without what nothing asks for in a page."""
    return _module_of(rules, UNSEEN)


def _module_of(rules: Rules, without: frozenset[str]) -> str:
    def kept(fields: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in fields.items() if name not in without}

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
        "settingsUnder": site.settings_under,
        "listPaths": site.list_paths,
        "savePath": site.save_path,
        "signedOutPaths": site.signed_out_paths,
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
        default=setting.default,
        wanted=setting.wanted,
        confirmed=setting.confirmed,
    )
