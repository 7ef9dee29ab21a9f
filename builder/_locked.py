"""Read which packages the lock files name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.errors import Fault, refuse
from builder.files import parse_json, read_text

# The packages of which the product is made, or which make and test it. Those in tests/ have locks
# of their own and touch no file of it.
NPM = "package-lock.json"
PYTHON = "requirements.lock"
FOLDER = "node_modules/"
# A package's hashes stand in the lines below its own, indented.
REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)( .*)?")


@dataclass(frozen=True, order=True)
class Locked:
    """A package of a lock file; only what is not for `development` ships.

    `kind` is npm or pypi, as in a package URL. `integrity` is npm's, as in sha512-…; it and
    `licence` are empty for Python's packages, as their lock says neither.
    """

    kind: str
    name: str
    version: str
    development: bool
    integrity: str = ""
    licence: str = ""


def locked_packages(root: Path) -> tuple[Locked, ...]:
    """Return the packages of both lock files, sorted; raise BuildError."""
    return tuple(sorted({*_npm(root), *_python(root)}))


def _npm(root: Path) -> Iterator[Locked]:
    packages: dict[str, dict[str, Any]] = parse_json(read_text(root, NPM), NPM)["packages"]
    for place, package in packages.items():
        if place == "":  # The project itself.
            continue
        for field in ("version", "integrity", "license"):
            if field not in package:
                refuse([Fault(f"{NPM}: {place}: {field}", "this field", "nothing")])
        yield Locked(
            kind="npm",
            name=place.rpartition(FOLDER)[2],
            version=package["version"],
            development=package.get("dev", False),
            integrity=package["integrity"],
            licence=package["license"],
        )


def _python(root: Path) -> Iterator[Locked]:
    """Yield Python's packages; they build and test, and nothing of them ships."""
    for number, line in enumerate(read_text(root, PYTHON).splitlines(), start=1):
        if not line or line.startswith((" ", "#")):
            continue
        match = REQUIREMENT.fullmatch(line)
        if match is None:
            refuse([Fault(f"{PYTHON}: line {number}", "a package as in x==1.2", repr(line))])
        else:
            yield Locked("pypi", match["name"], match["version"], development=True)
