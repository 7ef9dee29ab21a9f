"""Write the software bill of materials: CycloneDX 1.6 in JSON.

It holds no time and no random serial number, both of which the format leaves to us, so that the
same lock files give the same bytes. A test checks it against the schema of the format.
"""

from __future__ import annotations

import base64
import json
from typing import Any
from urllib.parse import quote

from builder._locked import Locked

ALGORITHMS = {"sha256": "SHA-256", "sha384": "SHA-384", "sha512": "SHA-512"}


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
