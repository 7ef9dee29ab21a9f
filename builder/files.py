"""Read text, TOML and JSON files; errors name the file and the line."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from builder.errors import BuildError, Fault


def read_text(root: Path, name: str) -> str:
    """Return the text of the UTF-8 file `name`, relative to `root`; raise BuildError."""
    try:
        return (root / name).read_text(encoding="utf-8")
    except OSError as error:
        raise BuildError([Fault(name, "a file", _reason(error))]) from error
    except UnicodeDecodeError as error:
        found = f"a byte that is not (0x{error.object[error.start]:02x} at offset {error.start})"
        raise BuildError([Fault(name, "UTF-8 text", found)]) from error


def read_toml(root: Path, name: str) -> dict[str, Any]:
    """Return the content of a TOML file, dates as text as in JSON; raise BuildError."""
    text = read_text(root, name)
    try:
        document: dict[str, Any] = _plain(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        message, line = _toml_place(str(error), text)
        raise BuildError(
            [Fault(f"{name}: line {line}", "TOML", f"a mistake: {message}")]
        ) from error
    return document


def parse_json(text: str, name: str, lines: tuple[int, ...] = ()) -> Any:
    """Parse JSON without repeated keys; raise BuildError.

    `lines` maps line numbers of `text` to those of the file `name`, for error messages.
    """
    repeated: list[str] = []

    def as_dict(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        repeated.extend(key for index, key in enumerate(keys) if key in keys[:index])
        return dict(pairs)

    try:
        document = json.loads(text, object_pairs_hook=as_dict)
    except json.JSONDecodeError as error:
        line = lines[min(error.lineno, len(lines)) - 1] if lines else error.lineno
        raise BuildError(
            [Fault(f"{name}: line {line}", "JSON", f"a mistake: {error.msg}")]
        ) from error
    if repeated:
        raise BuildError(Fault(name, "each key once", f"{key!r} twice") for key in repeated)
    return document


def _reason(error: OSError) -> str:
    return "nothing" if isinstance(error, FileNotFoundError) else str(error.strerror)


def _toml_place(message: str, text: str) -> tuple[str, int]:
    """Split tomllib's message; before Python 3.14 the line number is only in the message."""
    match = re.fullmatch(r"(.*) \(at (?:line (\d+), column \d+|end of document)\)", message)
    if match is None:
        return message, 1
    return match[1], int(match[2] or len(text.splitlines()))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value.isoformat() if isinstance(value, date | datetime | time) else value
