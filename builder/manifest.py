"""Make each browser's manifest from the one template."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from builder._template import render_json
from builder.errors import Fault, refuse
from builder.files import read_text, read_toml
from builder.rules.load import Rules
from builder.sources import SOURCE

TEMPLATE = "manifest.template.json"
# One to four numbers, as both browsers read it: developer.chrome.com, manifest/version.
VERSION = re.compile(r"(0|[1-9]\d{0,3})(\.(0|[1-9]\d{0,3})){0,3}")


def read_version(root: Path) -> str:
    """Return the version in pyproject.toml; raise BuildError if browsers cannot read it."""
    name = "pyproject.toml"
    version = read_toml(root, name).get("project", {}).get("version")
    if not isinstance(version, str) or not VERSION.fullmatch(version):
        refuse([Fault(f"{name}: project.version", "a version such as 1.2.3", repr(version))])
    return str(version)


def render_manifest(root: Path, browser: str, version: str, rules: Rules) -> dict[str, Any]:
    """Return the manifest for `browser`; raise BuildError naming the template's line."""
    values = {
        "browser": browser,
        "version": version,
        "site": rules.site,
        "content_matches": content_matches(rules),
    }
    manifest = render_json(read_text(root, TEMPLATE), TEMPLATE, values)
    if not isinstance(manifest, dict):
        refuse([Fault(TEMPLATE, "an object", type(manifest).__name__)])
    checked: dict[str, Any] = manifest
    return checked


def content_matches(rules: Rules) -> list[str]:
    """Return the match patterns of all pages that rules point to, sorted, each once."""
    paths = {path for setting in rules.settings for path in setting.paths}
    return sorted(f"{rules.site.origin}{path}*" for path in paths | set(rules.site.list_paths))


def missing_file_faults(manifest: dict[str, Any], files: tuple[str, ...]) -> list[Fault]:
    """Return a fault for each file the manifest names that extension/ does not have."""
    named = sorted(set(_files_in(manifest)))
    advice = f"write it or change {TEMPLATE}"
    return [
        Fault(f"{SOURCE}/{name}", "the file the manifest names", "nothing", advice)
        for name in named
        if name not in files
    ]


def _files_in(value: object) -> list[str]:
    if isinstance(value, dict):
        return [name for inner in value.values() for name in _files_in(inner)]
    if isinstance(value, list):
        return [name for inner in value for name in _files_in(inner)]
    if isinstance(value, str) and re.fullmatch(r"[\w./-]+\.(js|json|css|html|png|svg)", value):
        return [value]
    return []
