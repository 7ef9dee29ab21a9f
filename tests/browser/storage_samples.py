"""Read the samples of stored values in tests/storage/."""

import json
from typing import Any

from tests.browser.conftest import ROOT

HEAD = "receipts:head"


def sample(name: str) -> Any:
    """Return the content of a file in tests/storage/."""
    return json.loads((ROOT / f"tests/storage/{name}.json").read_text(encoding="utf-8"))


def damaged_values() -> dict[str, Any]:
    """Return for each key of storage.local the last of its damaged values in poisoned.json."""
    excluded = ("version", "notice", "run", "aside", HEAD)
    return {
        each["key"]: each["value"] for each in sample("poisoned") if each["key"] not in excluded
    }
