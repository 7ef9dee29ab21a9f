"""The verifier accepts a sound export, whose receipts have the fields of their version."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime

import pytest

from tests.builder.conftest import REPOSITORY
from tests.builder.receipt_files import HISTORY, RECEIPTS, SAMPLES, Json, chained, file_of, refused
from tools.verify_receipts import (
    OUTCOMES,
    PROOFS,
    READINGS,
    REASONS,
    export_text,
    verify_content,
    verify_receipts,
)


@pytest.mark.parametrize(
    ("name", "count"),
    [("empty", 0), ("history", 5), ("odd-text", 5), ("lone-surrogate", 3), ("two-versions", 7)],
)
def test_samples_are_sound(name: str, count: int) -> None:
    """They were exported by the extension, and export_text reproduces them byte for byte."""
    path = SAMPLES / f"{name}.json"

    assert verify_receipts(path).receipts == count
    assert export_text(json.loads(path.read_bytes())).encode() == path.read_bytes()


def test_the_period_covers_all_receipts() -> None:
    """Receipts may be out of order in time, if the clock was set back."""
    facts = [{**RECEIPTS[0], "startedAt": 5000}, {**RECEIPTS[0], "startedAt": 0, "endedAt": 9000}]

    sound = verify_content(file_of(chained(facts)), "x.json")

    assert sound.first == datetime(1970, 1, 1, tzinfo=UTC)
    assert sound.last == datetime.fromtimestamp(RECEIPTS[0]["endedAt"] / 1000, UTC)


# Old receipts contain not-offered, which the extension no longer writes.
CURRENT_READINGS = tuple(word for word in READINGS if word != "not-offered")


@pytest.mark.parametrize(
    ("name", "words"),
    [("Reading", CURRENT_READINGS), ("Outcome", OUTCOMES), ("Reason", REASONS), ("Proof", PROOFS)],
)
def test_the_verifier_knows_the_same_values_as_the_extension(
    name: str, words: tuple[str, ...]
) -> None:
    """Every change of these types in types.d.ts fails this test."""
    types = (REPOSITORY / "extension/shared/types.d.ts").read_text(encoding="utf-8")
    union = re.search(rf"export type {name} =([^;]+);", types)

    assert union
    assert sorted(re.findall(r'"([^"]*)"', union[1])) == sorted(words)


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({"version": 2}, "receipt 1: saveMethod: expected this field, found nothing"),
        ({"version": 3}, "receipt 1: version: expected 2, found 3"),
        (
            {"saveMethod": "PUT"},
            "receipt 1: expected a field of docs/receipts.md, found 'saveMethod'",
        ),
    ],
)
def test_a_receipt_has_the_fields_of_its_own_version(change: Json, line: str) -> None:
    """It has neither more fields nor fewer."""
    document = json.loads(HISTORY)
    document["receipts"][0] |= change

    with refused(f"x.json: {line}"):
        verify_content(json.dumps(document).encode(), "x.json")
