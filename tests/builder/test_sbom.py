"""The bill of materials is valid and tells shipped packages from development packages."""

from __future__ import annotations

import json
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from builder.sbom import Locked, bill_of_materials, locked_packages
from builder.stage import POLYFILL
from tests.builder.conftest import REPOSITORY, Tree
from tests.builder.faults import refused


def bill() -> dict[str, Any]:
    """Return the repository's bill of materials."""
    made: dict[str, Any] = json.loads(bill_of_materials("1.2.3", locked_packages(REPOSITORY)))
    return made


def test_the_bill_is_valid_cyclonedx() -> None:
    """The schema is part of the library; the strict validator also refuses unknown fields."""
    text = bill_of_materials("1.2.3", locked_packages(REPOSITORY))

    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None


def test_only_the_polyfill_ships() -> None:
    """All other packages are marked as excluded, and the product does not depend on them."""
    made = bill()

    shipped = [each for each in made["components"] if each["scope"] != "excluded"]
    assert [(each["name"], each["scope"]) for each in shipped] == [
        ("webextension-polyfill", "required")
    ]
    assert shipped[0]["licenses"] == [{"expression": "MPL-2.0"}]
    needed = [each for each in made["dependencies"] if "dependsOn" in each]
    assert needed == [{"ref": "untrain@1.2.3", "dependsOn": [shipped[0]["purl"]]}]
    assert POLYFILL.endswith(shipped[0]["name"])


def test_the_bill_contains_no_time_and_no_random_number() -> None:
    """The serial number depends on the version."""
    texts = [bill_of_materials(version, locked_packages(REPOSITORY)) for version in ("1", "1", "2")]

    serials = [json.loads(text)["serialNumber"] for text in texts]
    assert texts[0] == texts[1]
    assert serials[1] != serials[2]
    assert "timestamp" not in json.loads(texts[0])["metadata"]


def test_every_package_of_both_lock_files_is_listed_once() -> None:
    made = bill()["components"]

    lock = json.loads((REPOSITORY / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    lines = (REPOSITORY / "requirements.lock").read_text(encoding="utf-8").splitlines()
    python = [line for line in lines if "==" in line and not line.startswith(" ")]
    references = [each["bom-ref"] for each in made]
    assert len(references) == len(set(references)) == len(lock) - 1 + len(python)


def test_a_package_is_listed_with_its_url_and_hash() -> None:
    """The address is a package URL, and the hash has hexadecimal digits."""
    packages = (
        Locked("npm", "@types/node", "20.1.0", True, "sha512-AAEC/w==", "MIT OR Apache-2.0"),
        Locked("pypi", "Typing_Extensions", "4.1+local", True),
    )

    npm, python = json.loads(bill_of_materials("1.2.3", packages))["components"]

    assert npm["purl"] == "pkg:npm/%40types/node@20.1.0"
    assert npm["hashes"] == [{"alg": "SHA-512", "content": "000102ff"}]
    assert npm["licenses"] == [{"expression": "MIT OR Apache-2.0"}]
    assert python["purl"] == "pkg:pypi/typing-extensions@4.1%2Blocal"
    assert not {"hashes", "licenses"} & python.keys()


@pytest.mark.parametrize("field", ["version", "integrity", "license"])
def test_an_npm_package_without_a_field_is_refused(tree: Tree, field: str) -> None:
    """Without it the package is not pinned, or its licence is not known."""
    package = {"version": "1.2.3", "integrity": "sha512-AA==", "license": "MIT"}
    del package[field]
    lock = {"packages": {"": {}, "node_modules/a/node_modules/@b/c": package}}
    tree.write("package-lock.json", json.dumps(lock))

    with refused(
        f"package-lock.json: node_modules/a/node_modules/@b/c: {field}: "
        "expected this field, found nothing"
    ):
        locked_packages(tree.root)


def test_a_python_package_without_a_version_is_refused(tree: Tree) -> None:
    tree.write("requirements.lock", "# ours\na==1 ; os_name == 'nt' \\\n    --hash=x\nb>=2\n")

    with refused("requirements.lock: line 4: expected a package as in x==1.2, found 'b>=2'"):
        locked_packages(tree.root)
