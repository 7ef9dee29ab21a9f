"""The models declare the fields of rules, and the schema is generated from them."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from builder.check import check
from builder.rules.load import SHARED, load_rules
from builder.rules.schema import schema_text
from tests.builder.conftest import REPOSITORY, Tree
from tests.builder.faults import refused

SCHEMA: dict[str, Any] = json.loads(schema_text())
RULE = "rules/ai-training.toml"
RULES = sorted((REPOSITORY / "rules").glob("*.toml"))


def fields_of(node: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a table in the schema by name."""
    fields: dict[str, Any] = node.get("properties", {})
    return fields


def test_the_schema_is_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "rules").glob("*.toml")), ids=lambda p: p.stem
)
def test_every_rule_fits_the_schema(path: Path) -> None:
    """This is how an editor checks a file, without the builder."""
    name = f"rules/{path.name}"
    part = {"$ref": f"#/$defs/{SHARED[name].__name__}"} if name in SHARED else {}
    schema = {"$defs": SCHEMA["$defs"], **part} if part else SCHEMA
    document = json.loads(json.dumps(tomllib.loads(path.read_text(encoding="utf-8")), default=str))

    assert [error.message for error in Draft202012Validator(schema).iter_errors(document)] == []


@pytest.mark.parametrize("name", ["Setting", *SCHEMA["$defs"]])
def test_every_field_has_a_description(name: str) -> None:
    fields = fields_of(SCHEMA if name == "Setting" else SCHEMA["$defs"][name])

    assert all(field.get("description") for field in fields.values()), name


def test_an_outdated_schema_is_refused(tree: Tree) -> None:
    tree.replace("rules/schema.json", '"minLength": 1', '"minLength": 2')

    with refused(
        "rules/schema.json: expected the schema of builder/rules/, found another; "
        "run `make schema` and commit it"
    ):
        check(tree.root)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("paths = [", "paths = [] #", "paths: expected something, found []"),
        ('wanted = "off"', 'wanted = "off"\nseen = {}', "seen: expected something, found {}"),
        ('wanted = "off"', 'wanted = "off"\nseen = 3', "seen: expected a table, found 3"),
        ('wanted = "off"', 'wanted = "off"\nid = "x"', None),
        (
            'wanted = "off"',
            'wanted = "off"\nnot_offered = ["far", "far"]',
            "not_offered: expected each entry once, found ['far', 'far']",
        ),
        (
            "confirmed = 2026-08-21",
            'confirmed = "2026-02-30"',
            "confirmed: expected a date such as 2026-08-21, found '2026-02-30'",
        ),
    ],
)
def test_more_faults_in_a_rule_are_named(tree: Tree, old: str, new: str, line: str | None) -> None:
    """The id, for one, is the name of the file and not a field."""
    text = tree.read(RULE)
    if new.startswith("paths"):
        end = text.index("]", text.index(old)) + 1
        tree.write(RULE, f"{text[: text.index(old)]}paths = []{text[end:]}")
    else:
        tree.replace(RULE, old, new)
    known = ", ".join(fields_of(SCHEMA))
    unknown = (
        f"id: expected a field of rules/schema.json, found an unknown one; the fields are {known}"
    )

    with refused(f"{RULE}: {line or unknown}"):
        load_rules(tree.root)


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [
        ("facts", "[F-", "[f-", "expected text in the form ^F-[a-z0-9]+(-[a-z0-9]+)*$, found"),
        ("groups", "= true", "= 1", "group[1].chosen: expected true or false, found 1"),
        ("regions", 'id = "', 'id = " ', "region[0].id: expected one line without spaces"),
    ],
)
def test_faults_in_shared_files_are_named(
    tree: Tree, name: str, old: str, new: str, line: str
) -> None:
    tree.replace(f"rules/{name}.toml", old, new)

    with pytest.raises(Exception, match="expected") as caught:
        load_rules(tree.root)

    assert str(caught.value).startswith(f"rules/{name}.toml: {line}")
