"""Check a document against a JSON schema, in the builder's own words."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from builder.errors import Fault

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

TYPES = {"string": "text", "array": "a list", "object": "a table"}


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
