"""Write the software bill of materials: CycloneDX 1.6 in JSON.

It holds no time and no random serial number, both of which the format leaves to us, so that the
same lock files give the same bytes. A test checks it against the schema of the format.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from builder.errors import Fault, raise_faults
from builder.files import parse_json, read_text

ALGORITHMS = {"sha256": "SHA-256", "sha384": "SHA-384", "sha512": "SHA-512"}
# The packages of which the product is made, or which make and test it. Those in tests/ have locks
# of their own and touch no file of it.
NPM = "package-lock.json"
PYTHON = "requirements.lock"
FOLDER = "node_modules/"
# A package's hashes stand in the lines below its own, indented.
REQUIREMENT = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)( .*)?")


def bill_of_materials(version: str, packages: tuple[Locked, ...]) -> str:
    """Return the bill of one version of the extension, with a line feed at its end."""
    product = {
        "type": "application",
        "bom-ref": f"untrain@{version}",
        "name": "untrain",
        "version": version,
        "licenses": [{"expression": "MIT"}],
    }
    shipped = [_address(package) for package in packages if not package.development]
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": product},
        "components": [_component(package) for package in packages],
        "dependencies": [{"ref": product["bom-ref"], "dependsOn": shipped}],
    }
    return f"{json.dumps(document, indent=2)}\n"


def _component(package: Locked) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": _address(package),
        "name": package.name,
        "version": package.version,
        "scope": "excluded" if package.development else "required",
        "purl": _address(package),
    }
    if package.integrity:
        component["hashes"] = [_hash(package.integrity)]
    if package.licence:
        component["licenses"] = [{"expression": package.licence}]
    return component


def _address(package: Locked) -> str:
    """Return the package URL: pkg:npm/%40types/node@20.1.0, pkg:pypi/typing-extensions@4.1."""
    name = package.name.lower().replace("_", "-") if package.kind == "pypi" else package.name
    return f"pkg:{package.kind}/{quote(name)}@{quote(package.version)}"


def _hash(integrity: str) -> dict[str, str]:
    algorithm, _, content = integrity.partition("-")
    return {"alg": ALGORITHMS[algorithm], "content": base64.b64decode(content).hex()}


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
                raise_faults([Fault(f"{NPM}: {place}: {field}", "this field", "nothing")])
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
            raise_faults([Fault(f"{PYTHON}: line {number}", "a package as in x==1.2", repr(line))])
        else:
            yield Locked("pypi", match["name"], match["version"], development=True)
