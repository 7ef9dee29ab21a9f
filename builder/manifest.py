"""Render each browser's manifest from the template."""

from __future__ import annotations

import json
import re
import traceback
from pathlib import Path
from typing import Any

from jinja2 import (
    Environment,
    StrictUndefined,
    TemplateSyntaxError,
    Undefined,
    UndefinedError,
)

from builder.errors import BuildError, Fault, raise_faults
from builder.files import parse_json, read_text, read_toml
from builder.rules.load import Rules
from builder.sources import SOURCE

TEMPLATE = "manifest.template.json"
# One to four numbers, the form both browsers accept: developer.chrome.com, manifest/version.
VERSION = re.compile(r"(0|[1-9]\d{0,3})(\.(0|[1-9]\d{0,3})){0,3}")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
# Every template line ends in this mark and its number, to find it again in the rendered text.
# JSON cannot contain the character.
MARK = "\x1f"
MARKED = re.compile(rf"{MARK}(\d+)")


def read_version(root: Path) -> str:
    """Return the version in pyproject.toml; raise BuildError if browsers would not accept it."""
    name = "pyproject.toml"
    version = read_toml(root, name).get("project", {}).get("version")
    if not isinstance(version, str) or not VERSION.fullmatch(version):
        raise_faults([Fault(f"{name}: project.version", "a version such as 1.2.3", repr(version))])
    return str(version)


def render_manifest(root: Path, browser: str, version: str, rules: Rules) -> dict[str, Any]:
    """Return the manifest for `browser`; raise BuildError that names the template's line."""
    values = {
        "browser": browser,
        "version": version,
        "site": rules.site,
        "content_matches": content_matches(rules),
    }
    manifest = render_json(read_text(root, TEMPLATE), TEMPLATE, values)
    if not isinstance(manifest, dict):
        raise_faults([Fault(TEMPLATE, "an object", type(manifest).__name__)])
    checked: dict[str, Any] = manifest
    return checked


def content_matches(rules: Rules) -> list[str]:
    """Return the match patterns of all pages the rules name, sorted, without repeats."""
    paths = {path for setting in rules.settings for path in setting.paths}
    return sorted(f"{rules.site.origin}{path}*" for path in paths | set(rules.site.list_paths))


def missing_file_faults(manifest: dict[str, Any], files: tuple[str, ...]) -> list[Fault]:
    """Return a fault for each file that the manifest names but extension/ lacks."""
    named = sorted(set(_files_in(manifest)))
    advice = f"write it or change {TEMPLATE}"
    return [
        Fault(f"{SOURCE}/{name}", "the file the manifest names", "nothing", advice)
        for name in named
        if name not in files
    ]


def _files_in(value: object) -> list[str]:
    if isinstance(value, dict):
        return [name for inner in value.values() for name in _files_in(inner)]
    if isinstance(value, list):
        return [name for inner in value for name in _files_in(inner)]
    if isinstance(value, str) and re.fullmatch(r"[\w./-]+\.(js|json|css|html|png|svg)", value):
        return [value]
    return []


def render_json(text: str, name: str, values: dict[str, Any]) -> Any:
    """Render `text`, the template in the file `name`, and parse the result; raise BuildError."""
    lines = COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text).split("\n")
    marked = "\n".join(f"{line}{MARK}{number}" for number, line in enumerate(lines, start=1))
    rendered = _render(marked, name, values)
    return parse_json(MARKED.sub("", rendered), name, _places(rendered))


def _places(rendered: str) -> tuple[int, ...]:
    """Return the template's line number for every line of `rendered`.

    A template line that renders to several lines has its mark on the last of them.
    """
    places: list[int] = []
    place = 0
    for line in reversed(rendered.split("\n")):
        mark = MARKED.search(line)
        place = int(mark[1]) if mark else place
        places.insert(0, place)
    return tuple(places)


def _render(text: str, name: str, values: dict[str, Any]) -> str:
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
    """Replace Jinja's filter, which reports an unknown variable as an error of json."""
    return json.dumps(str(value) if isinstance(value, Undefined) else value)
