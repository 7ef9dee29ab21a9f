"""Generate rules/schema.json from the models, and explain why a document is invalid."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic.json_schema import models_json_schema

from builder.errors import Fault
from builder.files import read_text
from builder.rules.models import Groups, Setting, Site
from builder.rules.page_report import LiveCheck, PageReport
from builder.rules.statements import Claims, Facts, Regions, Rights

Node = dict[str, Any]
Place = tuple[str | int, ...]

FILE = "rules/schema.json"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
MODELS: tuple[type[BaseModel], ...] = (
    Setting,
    Site,
    Groups,
    Facts,
    Claims,
    Regions,
    Rights,
    PageReport,
    LiveCheck,
)
# Pydantic's marker in the location of an invalid key.
KEY = "[key]"
EXPECTED = {
    "missing": "this field",
    "extra_forbidden": f"a field of {FILE}",
    "line": "one line without spaces around it",
    "day": "a date such as 2026-08-21",
    "once": "each entry once",
    "empty": "something",
    "too_short": "something",
    "string_too_short": "something",
    "string_type": "text",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "a table",
    "model_type": "a table",
}


def schema_text() -> str:
    """Return the text of rules/schema.json, the schema of all models."""
    return f"{json.dumps(_schema(), indent=2, ensure_ascii=False)}\n"


def schema_faults(root: Path) -> Iterator[Fault]:
    """Yield a fault where rules/schema.json and the models differ."""
    if read_text(root, FILE) != schema_text():
        advice = "run `make schema` and commit it"
        yield Fault(FILE, "the schema of builder/rules/", "another", advice)


def model_faults(error: ValidationError, model: type[BaseModel], name: str) -> list[Fault]:
    """Return the faults in the content of the file `name`, which should be a `model`."""
    # If all entries of a list are invalid, pydantic reports the list as too short as well.
    errors = [each for each in error.errors() if each["type"] != "too_short" or not each["input"]]
    faults = [(_table_of(each, model), each) for each in errors]
    faults.sort(key=lambda pair: list(map(str, pair[0])))
    return [_fault(table, each, model, name) for table, each in faults]


@cache
def _schema() -> Node:
    _, made = models_json_schema([(model, "validation") for model in MODELS])
    defs = {key: _plain(node) for key, node in made["$defs"].items()}
    setting = defs.pop(Setting.__name__)
    return {"$schema": DIALECT, **setting, "$defs": defs}


def _plain(node: Any) -> Any:
    """Return a schema without the parts that only concern Python, such as None for missing keys."""
    if isinstance(node, list):
        return [_plain(each) for each in node]
    if not isinstance(node, dict):
        return " ".join(node.split()) if isinstance(node, str) else node
    if "anyOf" in node:
        (node,) = ({**node, **each} for each in node["anyOf"] if each != {"type": "null"})
    if "patternProperties" in node:
        ((pattern, inner),) = node["patternProperties"].items()
        node = {**node, "propertyNames": {"pattern": pattern}, "additionalProperties": inner}
    # A table under one of these names is a field of the rules, not a keyword of the schema.
    keywords = {key for key in ("title", "default") if not isinstance(node.get(key), dict)}
    dropped = {"anyOf", "patternProperties", *keywords}
    return {key: _plain(each) for key, each in node.items() if key not in dropped}


def _table_of(error: Any, model: type[BaseModel]) -> Place:
    """Return the location of the table with a missing field or bad key, or of the bad value."""
    place: Place = error["loc"]
    if place[-1:] == (KEY,):
        return place[:-2]
    is_key = error["input"] == place[-1] and "propertyNames" in _node(model, place[:-1])
    return place[:-1] if is_key or error["type"] == "missing" else place


def _fault(table: Place, error: Any, model: type[BaseModel], name: str) -> Fault:
    kind, place = error["type"], error["loc"]
    if kind == "missing":
        return Fault(_where(name, place), EXPECTED[kind], "nothing")
    if kind == "extra_forbidden":
        known = list(_node(model, place[:-1])["properties"])
        close = difflib.get_close_matches(str(place[-1]), known, n=1)
        advice = f"did you mean {close[0]!r}?" if close else f"the fields are {', '.join(known)}"
        return Fault(_where(name, place), EXPECTED[kind], "an unknown one", advice)
    if kind in EXPECTED:
        expected = EXPECTED[kind]
    else:
        node = _node(model, table)
        expected = _form(node["propertyNames"] if table != place else node)
    return Fault(_where(name, table), expected, _shown(error["input"]))


def _form(node: Node) -> str:
    if "const" in node:
        return repr(node["const"])
    if "enum" in node:
        return f"one of {', '.join(map(repr, node['enum']))}"
    return f"text in the form {node['pattern']}"


def _node(model: type[BaseModel], place: Iterable[str | int]) -> Node:
    """Return the part of the schema that describes a place in a model."""
    schema = _schema()
    node: Node = schema if model is Setting else schema["$defs"][model.__name__]
    for part in place:
        node = _resolved(node)
        if isinstance(part, int):
            node = node["items"]
        else:
            node = node.get("properties", {}).get(part) or node["additionalProperties"]
    return _resolved(node)


def _resolved(node: Node) -> Node:
    if "$ref" not in node:
        return node
    inner: Node = _schema()["$defs"][node["$ref"].rpartition("/")[2]]
    return inner


def _where(name: str, place: Iterable[str | int]) -> str:
    text = ""
    for part in place:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return f"{name}: {text}" if text else name


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:77]}..."
