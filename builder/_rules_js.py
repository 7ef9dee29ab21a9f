"""Compile the rules into the module the extension reads them from."""

from __future__ import annotations

import json
from typing import Any

from builder._rules import Rules, Setting, Site

FILE = "shared/rules.js"
HEADER = "// Generated from rules/ by the build. Change the rules, not this file."


def rules_module(rules: Rules) -> str:
    """Return the text of shared/rules.js, whose shape extension/shared/rules.d.ts declares."""
    site = _literal(_site(rules.site))
    settings = _literal([_setting(setting) for setting in rules.settings])
    return f"{HEADER}\n\nexport const site = {site};\n\nexport const settings = {settings};\n"


def _literal(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


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
    return {
        "id": setting.id,
        "group": setting.group,
        "title": setting.title,
        "paths": setting.paths,
        "key": setting.key,
        "labels": setting.labels,
        "default": setting.default,
        "wanted": setting.wanted,
        "confirmed": setting.confirmed,
    }
