"""Check all that the build starts from, and say everything that is wrong at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.errors import Fault, collect_faults, raise_faults
from builder.locales.claims import text_faults
from builder.locales.messages import DEFAULT, Messages, load_locales
from builder.locales.references import manifest_reference_faults, source_reference_faults
from builder.manifest import TEMPLATE, missing_file_faults, read_version, render_manifest
from builder.rules.load import Rules, load_rules
from builder.rules.schema import schema_faults
from builder.sources import BROWSERS, source_files

# Takes a step that is done, such as "checked", and what it was done to.
Say = Callable[[str, str], None]


@dataclass(frozen=True)
class Checked:
    """What the build works with, found to be right; `manifests` is by browser."""

    version: str
    rules: Rules
    locales: Mapping[str, Messages]
    files: tuple[str, ...]
    manifests: Mapping[str, dict[str, Any]]


def quiet(_step: str, _what: str) -> None:
    """Say nothing, as where no person is waiting."""


def check(root: Path, say: Say = quiet) -> Checked:
    """Check rules, locales, file names and the template; write nothing; raise BuildError."""
    faults: list[Fault] = []
    with collect_faults(faults):
        version = read_version(root)
    with collect_faults(faults):
        rules = load_rules(root)
    with collect_faults(faults):
        raise_faults(schema_faults(root))
    with collect_faults(faults):
        files = source_files(root)
    with collect_faults(faults):
        locales = load_locales(root)
    raise_faults(faults)  # What follows needs all of these.
    faults.extend(source_reference_faults(root, files, locales[DEFAULT]))
    faults.extend(text_faults(rules, locales[DEFAULT]))
    manifests = {}
    for browser in BROWSERS:
        with collect_faults(faults):
            manifest = manifests[browser] = render_manifest(root, browser, version, rules)
            faults.extend(manifest_reference_faults(manifest, TEMPLATE, locales))
            faults.extend(missing_file_faults(manifest, files))
    raise_faults(faults)
    counts = f"settings {len(rules.settings)}, locales {len(locales)}, source files {len(files)}"
    say("checked", counts)
    return Checked(version, rules, locales, files, manifests)
