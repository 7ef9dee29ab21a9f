"""The documented policy files are valid for their browsers and equivalent."""

from __future__ import annotations

import json
import plistlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from builder.rules.load import load_rules
from tests.packages.conftest import REPOSITORY

FOLDER = REPOSITORY / "docs/organisations"
CHROME = r"HKEY_LOCAL_MACHINE\Software\Policies\Google\Chrome\3rdparty\extensions"
SECTION = re.compile(r"\[(.+)\]")
VALUE = re.compile(r'"(\w+)"=(?:dword:([0-9a-f]{8})|"([^"\\]*)")')

Policy = dict[str, Any]


def schema() -> Policy:
    """Return the schema that ships to Chromium."""
    path = REPOSITORY / "extension/managed-schema.json"
    read: Policy = json.loads(path.read_text(encoding="utf-8"))
    return read


def linux(path: Path) -> Policy:
    """Return the policy in a file for Chromium's folder of managed policies."""
    policy: Policy = json.loads(path.read_text(encoding="utf-8"))["3rdparty"]["extensions"]
    return dict(policy["EXTENSION_ID"])


def firefox(path: Path) -> Policy:
    """Return the policy in policies.json of Firefox."""
    manifest = (REPOSITORY / "manifest.template.json").read_text(encoding="utf-8")
    policy: Policy = json.loads(path.read_text(encoding="utf-8"))["policies"]["3rdparty"]
    ((gecko_id, values),) = policy["Extensions"].items()
    assert f'"id": "{gecko_id}"' in manifest
    return dict(values)


def macos(path: Path) -> Policy:
    """Return the policy in a property list for Chromium."""
    read: Policy = plistlib.loads(path.read_bytes())
    return read


def windows(path: Path) -> Policy:
    """Return the policy in a registry file for Chromium, which reads 1 as true for a boolean."""
    header, *lines = path.read_text(encoding="utf-8").splitlines()
    assert header == "Windows Registry Editor Version 5.00"
    keys: dict[str, dict[str, int | str]] = {}
    for line in (line for line in lines if line and not line.startswith(";")):
        if section := SECTION.fullmatch(line):
            current = keys.setdefault(section[1], {})
            continue
        value = VALUE.fullmatch(line)
        assert value, line
        current[value[1]] = value[3] if value[2] is None else int(value[2], 16)
    top = keys.pop(rf"{CHROME}\EXTENSION_ID\policy")
    policy: Policy = {name: _as_typed(name, value) for name, value in top.items()}
    for key, values in keys.items():
        assert list(values) == [str(number) for number in range(1, len(values) + 1)]
        policy[key.removeprefix(rf"{CHROME}\EXTENSION_ID\policy" + "\\")] = list(values.values())
    return policy


def _as_typed(name: str, value: int | str) -> int | str | bool:
    is_flag = schema()["properties"][name]["type"] == "boolean" and value in (0, 1)
    return bool(value) if is_flag else value


READERS: dict[str, Callable[[Path], Policy]] = {
    "windows.reg": windows,
    "macos.plist": macos,
    "linux.json": linux,
    "firefox.json": firefox,
}


@pytest.mark.parametrize("name", READERS)
def test_a_policy_file_matches_the_schema_and_sets_every_policy(name: str) -> None:
    closed = schema() | {"additionalProperties": False}

    policy = READERS[name](FOLDER / name)

    assert [error.message for error in Draft202012Validator(closed).iter_errors(policy)] == []
    assert policy.keys() == closed["properties"].keys()


def test_all_policy_files_set_the_same_values() -> None:
    first, *others = [read(FOLDER / name) for name, read in READERS.items()]

    assert all(each == first for each in others)
    assert {path.name for path in FOLDER.iterdir()} == set(READERS)


def test_the_settings_in_the_policy_files_exist() -> None:
    known = {setting.id for setting in load_rules(REPOSITORY).settings}

    assert set(linux(FOLDER / "linux.json")["preselectedSettings"]) <= known


def test_the_documentation_explains_every_policy() -> None:
    text = (REPOSITORY / "docs/organisations.md").read_text(encoding="utf-8")

    for name in schema()["properties"]:
        assert f"| `{name}` | " in text
