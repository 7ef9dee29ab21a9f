"""Write the software bill of materials: CycloneDX 1.6 in JSON.

The same lock files give the same bytes: the bill contains no time, and its serial number is
computed from the packages.
"""

from __future__ import annotations

import base64
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cyclonedx.model import HashAlgorithm, HashType
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import InvalidRequirement, Requirement

from builder.errors import Fault, raise_faults
from builder.files import parse_json, read_text

# The packages that are in the product, or that build and test it. The lock files in tests/ are left
# out: their packages touch no file of the product.
NPM = "package-lock.json"
PYTHON = "requirements.lock"
FOLDER = "node_modules/"


@dataclass(frozen=True, order=True)
class Locked:
    """A package of a lock file; it ships unless it is for `development`.

    `kind` is npm or pypi, as in a package URL. `integrity` is the field of npm, such as sha512-….
    It and `licence` are empty for Python packages, whose lock file has neither.
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
    """Yield the Python packages; all of them are for development."""
    for number, line in enumerate(read_text(root, PYTHON).splitlines(), start=1):
        # The indented lines below a package are its hashes.
        if not line or line.startswith((" ", "#")):
            continue
        package = _pinned(line)
        if package is None:
            raise_faults([Fault(f"{PYTHON}: line {number}", "a package as in x==1.2", repr(line))])
        else:
            yield package


def _pinned(line: str) -> Locked | None:
    try:
        requirement = Requirement(line.removesuffix("\\"))
    except InvalidRequirement:
        return None
    pins = [pin.version for pin in requirement.specifier if pin.operator == "=="]
    return Locked("pypi", requirement.name, pins[0], development=True) if len(pins) == 1 else None


def bill_of_materials(version: str, packages: Iterable[Locked]) -> str:
    """Return the bill of materials of one version, ending in a line feed."""
    components = {package: _component(package) for package in packages}
    licence = LicenseExpression("MIT")
    product = Component(
        name="untrain",
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref=f"untrain@{version}",
        licenses=[licence],
    )
    bill = Bom(
        components=components.values(),
        serial_number=uuid.uuid5(uuid.NAMESPACE_URL, repr((version, *components))),
        metadata=BomMetaData(component=product),
    )
    bill.metadata.timestamp = None  # type: ignore[assignment] # the format allows it
    shipped = [made for package, made in components.items() if not package.development]
    bill.register_dependency(product, shipped)
    return f"{JsonV1Dot6(bill).output_as_string(indent=2)}\n"


def _component(package: Locked) -> Component:
    address = PackageURL(package.kind, *_name_parts(package), package.version)
    return Component(
        name=package.name,
        version=package.version,
        bom_ref=address.to_string(),
        scope=ComponentScope.EXCLUDED if package.development else ComponentScope.REQUIRED,
        hashes=[_hash(package.integrity)] if package.integrity else (),
        licenses=[LicenseExpression(package.licence)] if package.licence else (),
        purl=address,
    )


def _hash(integrity: str) -> HashType:
    algorithm, _, content = integrity.partition("-")
    # CycloneDX writes sha512 as SHA-512.
    name = HashAlgorithm(algorithm.upper().replace("SHA", "SHA-"))
    return HashType(alg=name, content=base64.b64decode(content).hex())


def _name_parts(package: Locked) -> tuple[str | None, str]:
    """Return namespace and name for a package URL; @types/node has both."""
    scope, _, name = package.name.rpartition("/")
    return scope or None, name
