"""Check all inputs of the build and report every fault at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.errors import Fault, collect_faults, raise_faults
from builder.locales.claims import text_faults
from builder.locales.messages import DEFAULT, Messages, load_locales
from builder.locales.names import name_faults
from builder.locales.references import manifest_reference_faults, source_reference_faults
from builder.manifest import TEMPLATE, missing_file_faults, read_version, render_manifest
from builder.rules.load import Rules, load_rules
from builder.rules.schema import schema_faults
from builder.sources import BROWSERS, source_files

# Called after each step with its name, such as "checked", and details of it.
Log = Callable[[str, str], None]


@dataclass(frozen=True)
class Checked:
    """The checked inputs of the build; `manifests` maps browsers to manifests."""

    version: str
    rules: Rules
    locales: Mapping[str, Messages]
    files: tuple[str, ...]
    manifests: Mapping[str, dict[str, Any]]


def log_nothing(_step: str, _details: str) -> None:
    """Ignore the step."""


def check(root: Path, log: Log = log_nothing) -> Checked:
    """Check rules, locales, file names and the template; raise BuildError with all faults."""
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
    raise_faults(faults)  # The checks below need all of these.
    faults.extend(source_reference_faults(root, files, locales[DEFAULT]))
    faults.extend(text_faults(rules, locales[DEFAULT]))
    faults.extend(name_faults(rules, locales[DEFAULT]))
    manifests = {}
    for browser in BROWSERS:
        with collect_faults(faults):
            manifest = manifests[browser] = render_manifest(root, browser, version, rules)
            faults.extend(manifest_reference_faults(manifest, TEMPLATE, locales))
            faults.extend(missing_file_faults(manifest, files))
    raise_faults(faults)
    counts = f"settings {len(rules.settings)}, locales {len(locales)}, source files {len(files)}"
    log("checked", counts)
    return Checked(version, rules, locales, files, manifests)
