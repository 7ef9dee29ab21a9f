"""Load the rules: what is known of LinkedIn's settings, as data."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.errors import Fault, collect_faults, raise_faults
from builder.files import parse_json, read_text, read_toml
from builder.rules.checks import (
    group_faults,
    line_faults,
    region_faults,
    right_faults,
    rules_faults,
    setting_faults,
    site_faults,
)
from builder.rules.facts import fact_faults, named_facts
from builder.rules.models import Group, Region, Right, Rules, Setting, Site

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

Document = dict[str, Any]
SCHEMA = "rules/schema.json"
SITE = "rules/site.toml"
GROUPS = "rules/groups.toml"
FACTS = "rules/facts.toml"
CLAIMS = "rules/claims.toml"
REGIONS = "rules/regions.toml"
RIGHTS = "rules/rights.toml"
# Every other file in rules/ is a setting. Of these two, one that is not there holds nothing.
SHARED = (SITE, GROUPS, FACTS, CLAIMS, REGIONS, RIGHTS)
OPTIONAL: dict[str, Document] = {REGIONS: {"region": []}, RIGHTS: {"right": []}}
TYPES = {"string": "text", "array": "a list", "object": "a table"}


def load_rules(root: Path) -> Rules:
    """Load and check rules/*.toml; raise BuildError with every fault there is."""
    documents = read_documents(root)
    settings = {name: document for name, document in documents.items() if name not in SHARED}
    site = _site(documents[SITE])
    groups = tuple(Group(**each) for each in documents[GROUPS]["group"])
    regions = tuple(Region.of(each) for each in documents[REGIONS]["region"])
    rights = tuple(Right.of(each) for each in documents[RIGHTS]["right"])
    order = [group.id for group in groups]
    known = [region.id for region in regions]
    raise_faults(
        chain(
            *(setting_faults(*each, site.settings_under, site.never) for each in settings.items()),
            rules_faults(settings, site.list_paths, SITE),
            group_faults(settings, order, GROUPS),
            region_faults(regions, settings, REGIONS),
            right_faults(rights, known, site.origin, site.never, RIGHTS),
            fact_faults(documents[FACTS], named_facts(documents, CLAIMS), FACTS),
        )
    )
    found = [_setting(name, document) for name, document in settings.items()]
    found.sort(key=lambda setting: order.index(setting.group))
    return Rules(site, groups, tuple(found), regions, rights, documents[CLAIMS])


def _site(document: Document) -> Site:
    return Site(
        origin=document["origin"],
        settings_under=tuple(document["settings_under"]),
        list_paths=tuple(document["list_paths"]),
        save_path=document["save_path"],
        unawaited_paths=tuple(document["unawaited_paths"]),
        signed_out_paths=tuple(document["signed_out_paths"]),
        guest_paths=tuple(document["guest_paths"]),
        blocked_paths=tuple(document["blocked_paths"]),
        never=tuple(document["never"]),
    )


def _setting(name: str, document: Document) -> Setting:
    labels = document.get("labels", {}).values()
    toggles = (label["toggle"] for label in labels if "toggle" in label)
    return Setting(
        id=Path(name).stem,
        group=document["group"],
        title=document["title"],
        paths=tuple(document["paths"]),
        key=document.get("key"),
        switch_id=document.get("switch_id"),
        labels=tuple(dict.fromkeys(toggles)),
        direction=document.get("direction"),
        confirmed=document["confirmed"],
        does=document.get("does"),
        warning=document.get("warning"),
        also_turns_off=tuple(document.get("also_turns_off", ())),
    )


def read_documents(root: Path) -> dict[str, Document]:
    """Return all files in rules/ by name, the shared ones first; raise BuildError."""
    faults: list[Fault] = []
    schema: Document = parse_json(read_text(root, SCHEMA), SCHEMA)
    names = sorted(f"rules/{path.name}" for path in (root / "rules").glob("*.toml"))
    documents: dict[str, Document] = {}
    for name in dict.fromkeys((*SHARED, *names)):
        with collect_faults(faults):
            documents[name] = _read(root, name, schema)
    raise_faults(faults)
    return documents


def _read(root: Path, name: str, schema: Document) -> Document:
    if name in OPTIONAL and not (root / name).exists():
        return OPTIONAL[name]
    document = read_toml(root, name)
    if name in SHARED:
        part = {"$defs": schema["$defs"], "$ref": f"#/$defs/{Path(name).stem}"}
        raise_faults(schema_faults(document, part, name))
        raise_faults(site_faults(name, document) if name == SITE else line_faults(name, document))
    else:
        raise_faults(schema_faults(document, schema, name))
    return document


def schema_faults(document: object, schema: dict[str, Any], name: str) -> list[Fault]:
    """Return everything in `document`, the content of the file `name`, that `schema` refuses."""
    # Imported here, so that `verify-receipts` needs no package.
    from jsonschema import Draft202012Validator, FormatChecker

    validator = Draft202012Validator(schema, format_checker=FormatChecker())
    errors = sorted(validator.iter_errors(document), key=lambda error: list(map(str, error.path)))
    return list(dict.fromkeys(fault for error in errors for fault in _faults(error, name)))


def _faults(error: ValidationError, name: str) -> Iterator[Fault]:
    instance: Any = error.instance
    if error.validator == "additionalProperties":
        yield from _unknown_fields(error, name)
    elif error.validator == "required":
        required: Any = error.validator_value
        for field in required:
            if field not in instance:
                yield Fault(_where(name, [*error.path, field]), "this field", "nothing")
    else:
        yield Fault(_where(name, error.path), _expected(error), _shown(error.instance))


def _unknown_fields(error: ValidationError, name: str) -> Iterator[Fault]:
    schema: Any = error.schema
    known = list(schema.get("properties", {}))
    instance: Any = error.instance
    for field in instance:
        if field not in known:
            close = difflib.get_close_matches(field, known, n=1)
            advice = (
                f"did you mean {close[0]!r}?" if close else f"the fields are {', '.join(known)}"
            )
            where = _where(name, [*error.path, field])
            yield Fault(where, "a field of rules/schema.json", "an unknown one", advice)


def _expected(error: ValidationError) -> str:
    value: Any = error.validator_value
    match error.validator:
        case "type":
            return TYPES.get(value, f"{value}")
        case "enum":
            return f"one of {', '.join(map(repr, value))}"
        case "const":
            return repr(value)
        case "pattern":
            return f"text in the form {value}"
        case "format":
            return "a date such as 2026-08-21"
        case "minLength" | "minItems" | "minProperties":
            return "something"
        case "uniqueItems":
            return "each entry once"
        case _:
            return f"{error.validator} {value!r}"


def _where(name: str, path: Iterable[str | int]) -> str:
    place = ""
    for part in path:
        place += f"[{part}]" if isinstance(part, int) else f".{part}" if place else part
    return f"{name}: {place}" if place else name


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
