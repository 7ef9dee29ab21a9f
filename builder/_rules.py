"""Load the rules: what is known of LinkedIn's settings, as data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder._errors import Fault, gathering, refuse
from builder._read import parse_json, read_text, read_toml
from builder._rule_checks import rules_faults, setting_faults, site_faults
from builder._schema import schema_faults

SITE = "rules/site.toml"
SCHEMA = "rules/schema.json"


@dataclass(frozen=True)
class Site:
    """What is known of LinkedIn as a whole; rules/schema.json explains the fields."""

    origin: str
    settings_under: tuple[str, ...]
    list_paths: tuple[str, ...]
    save_path: str
    signed_out_paths: tuple[str, ...]
    blocked_paths: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True)
class Setting:
    """One setting LinkedIn offers; rules/schema.json explains the fields.

    `labels` are the words beside the switch in every known language, each once; `confirmed` is
    a date such as 2026-08-21.
    """

    id: str
    group: str
    title: str
    paths: tuple[str, ...]
    key: str
    labels: tuple[str, ...]
    default: str
    wanted: str
    confirmed: str


@dataclass(frozen=True)
class Rules:
    """All rules, the settings in the order of their ids."""

    site: Site
    settings: tuple[Setting, ...]


def load_rules(root: Path) -> Rules:
    """Load and check rules/*.toml; raise BuildError with every fault there is."""
    faults: list[Fault] = []
    schema: dict[str, Any] = parse_json(read_text(root, SCHEMA), SCHEMA)
    names = sorted(f"rules/{path.name}" for path in (root / "rules").glob("*.toml"))
    documents: dict[str, dict[str, Any]] = {}
    for name in {SITE: None, **dict.fromkeys(names)}:
        with gathering(faults):
            documents[name] = _checked(root, name, schema)
    refuse(faults)  # The checks below need documents that have the right shape.
    site = _site(documents.pop(SITE))
    for name, document in documents.items():
        faults.extend(setting_faults(name, document, site.settings_under, site.never))
    faults.extend(rules_faults(documents, site.list_paths, SITE))
    refuse(faults)
    return Rules(site, tuple(_setting(name, document) for name, document in documents.items()))


def _checked(root: Path, name: str, schema: dict[str, Any]) -> dict[str, Any]:
    document = read_toml(root, name)
    if name == SITE:
        part = {"$defs": schema["$defs"], "$ref": "#/$defs/site"}
        faults = schema_faults(document, part, name)
        refuse(faults or site_faults(name, document))
    else:
        refuse(schema_faults(document, schema, name))
    return document


def _site(document: dict[str, Any]) -> Site:
    return Site(
        origin=document["origin"],
        settings_under=tuple(document["settings_under"]),
        list_paths=tuple(document["list_paths"]),
        save_path=document["save_path"],
        signed_out_paths=tuple(document["signed_out_paths"]),
        blocked_paths=tuple(document["blocked_paths"]),
        never=tuple(document["never"]),
    )


def _setting(name: str, document: dict[str, Any]) -> Setting:
    toggles = (label["toggle"] for label in document["labels"].values() if "toggle" in label)
    return Setting(
        id=Path(name).stem,
        group=document["group"],
        title=document["title"],
        paths=tuple(document["paths"]),
        key=document["key"],
        labels=tuple(dict.fromkeys(toggles)),
        default=document["default"],
        wanted=document["wanted"],
        confirmed=document["confirmed"],
    )
