"""Make files of receipts, sound or not, for the verifier and for the extension."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from tests.builder.conftest import REPOSITORY
from tools.verify_receipts import NO_HASH, ReceiptsError, export_text, hash_of, verify_content

SAMPLES = REPOSITORY / "tests/receipts"
HISTORY = (SAMPLES / "history.json").read_bytes()
RECEIPTS = json.loads(HISTORY)["receipts"]
Json = dict[str, Any]


@contextmanager
def refused(line: str) -> Iterator[None]:
    """Expect a ReceiptsError with exactly this line."""
    with pytest.raises(ReceiptsError) as caught:
        yield
    assert str(caught.value) == line


def is_sound(content: bytes) -> bool:
    """Tell whether the verifier accepts `content`."""
    try:
        verify_content(content, "x.json")
    except ReceiptsError:
        return False
    return True


def file_of(receipts: list[Json], **other: object) -> bytes:
    """Return an export in canonical form with exactly these receipts."""
    head = receipts[-1]["hash"] if receipts else NO_HASH
    fields = {"format": "untrain-receipts", "version": 1, "count": len(receipts), "head": head}
    return export_text({**fields, "receipts": receipts, **other}).encode()


def chained(facts: list[Json]) -> list[Json]:
    """Return the facts as a chain of receipts, with numbers and hashes."""
    receipts: list[Json] = []
    for number, fact in enumerate(facts, start=1):
        previous = receipts[-1]["hash"] if receipts else NO_HASH
        version = 2 if "saveMethod" in fact else 1
        receipt = {**fact, "version": version, "number": number, "previous": previous}
        receipts.append({**receipt, "hash": hash_of(receipt)})
    return receipts


def run_extension_code(make: list[list[Json]], check: list[str]) -> Json:
    """Let the extension's code make files from chains and check files."""
    done = subprocess.run(
        ["node", SAMPLES / "run-extension-code.js"],
        input=json.dumps({"make": make, "check": check}),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    answer: Json = json.loads(done.stdout)
    return answer
