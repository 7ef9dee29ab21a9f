"""Render the templates in website/."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)

from builder.errors import BuildError, Fault

FOLDER = "website"


def environment(root: Path) -> Environment:
    """Return the templates; every value is escaped, and an unknown one is an error."""
    return Environment(
        loader=FileSystemLoader(root / FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render(templates: Environment, name: str, values: dict[str, Any]) -> str:
    """Render a template; raise BuildError that names the template's line."""
    try:
        return templates.get_template(name).render(values)
    except TemplateError as error:
        where = f"{FOLDER}/{_place(error, name)}"
        expected = "a template with known variables, and messages without placeholders"
        raise BuildError([Fault(where, expected, str(error.message))]) from error


def _place(error: TemplateError, name: str) -> str:
    """Return the file and the line of an error."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.name or name}: line {error.lineno}"
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).parent.name == FOLDER and frame.filename.endswith(".html")
    ]
    return f"{Path(frames[-1].filename).name}: line {frames[-1].lineno}" if frames else name
