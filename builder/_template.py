"""Render a Jinja template of a JSON file, so that mistakes name the template's own line."""

from __future__ import annotations

import json
import re
import traceback
from typing import Any

from builder.errors import BuildError, Fault
from builder.files import parse_json

COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
# Every line carries its number through the rendering, behind a character JSON cannot contain.
MARK = "\x1f"
MARKED = re.compile(rf"{MARK}(\d+)")


def render_json(text: str, name: str, values: dict[str, Any]) -> Any:
    """Render `text`, the template in the file `name`, and parse the result; raise BuildError."""
    lines = COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text).split("\n")
    marked = "\n".join(f"{line}{MARK}{number}" for number, line in enumerate(lines, start=1))
    rendered = _render(marked, name, values)
    return parse_json(MARKED.sub("", rendered), name, _places(rendered))


def _places(rendered: str) -> tuple[int, ...]:
    """Return the template's line for every rendered one; some come from one and share it."""
    places: list[int] = []
    place = 0
    for line in reversed(rendered.split("\n")):
        mark = MARKED.search(line)
        place = int(mark[1]) if mark else place
        places.insert(0, place)
    return tuple(places)


def _render(text: str, name: str, values: dict[str, Any]) -> str:
    # Imported here, so that `verify-receipts` needs no package.
    from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, UndefinedError

    environment = Environment(undefined=StrictUndefined)
    environment.filters["tojson"] = _as_json
    try:
        return environment.from_string(text).render(values)
    except TemplateSyntaxError as error:
        where = f"{name}: line {error.lineno}"
        found = f"a mistake: {MARKED.sub('', error.message or '')}"
        raise BuildError([Fault(where, "a Jinja template", found)]) from error
    except UndefinedError as error:
        frames = traceback.extract_tb(error.__traceback__)
        line = [frame.lineno for frame in frames if frame.filename == "<template>"][-1]
        where = f"{name}: line {line}"
        raise BuildError([Fault(where, "a known variable", f"{error.message}")]) from error


def _as_json(value: object) -> str:
    """Stand in for Jinja's own filter, whose words for an unknown variable are json's."""
    from jinja2 import Undefined

    return json.dumps(str(value) if isinstance(value, Undefined) else value)
