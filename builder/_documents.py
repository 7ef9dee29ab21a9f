"""Read the files in rules/ and hold each against its part of the schema."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from builder._schema import schema_faults
from builder.errors import Fault, gathering, refuse
from builder.files import parse_json, read_text, read_toml
from builder.rules.checks import line_faults, site_faults

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


def read_documents(root: Path) -> dict[str, Document]:
    """Return all files in rules/ by name, the shared ones first; raise BuildError."""
    faults: list[Fault] = []
    schema: Document = parse_json(read_text(root, SCHEMA), SCHEMA)
    names = sorted(f"rules/{path.name}" for path in (root / "rules").glob("*.toml"))
    documents: dict[str, Document] = {}
    for name in dict.fromkeys((*SHARED, *names)):
        with gathering(faults):
            documents[name] = _read(root, name, schema)
    refuse(faults)
    return documents


def _read(root: Path, name: str, schema: Document) -> Document:
    if name in OPTIONAL and not (root / name).exists():
        return OPTIONAL[name]
    document = read_toml(root, name)
    if name in SHARED:
        part = {"$defs": schema["$defs"], "$ref": f"#/$defs/{Path(name).stem}"}
        refuse(schema_faults(document, part, name))
        refuse(site_faults(name, document) if name == SITE else line_faults(name, document))
    else:
        refuse(schema_faults(document, schema, name))
    return document
