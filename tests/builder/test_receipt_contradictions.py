"""A receipt that contradicts itself is refused although its hash is right."""

from __future__ import annotations

import pytest

from tests.builder.receipt_files import (
    RECEIPTS,
    SAMPLES,
    Json,
    chained,
    file_of,
    refused,
    run_extension_code,
)
from tools.verify_receipts import verify_content, verify_receipts

CONTRADICTIONS = [
    ({"goal": "on"}, "goal: expected 'off', as the outcome is 'confirmed-off', found 'on'"),
    ({"proof": ""}, "proof: expected 'confirmed', as the outcome is 'confirmed-off', found ''"),
    (
        {"outcome": "not-confirmed"},
        "proof: expected no 'confirmed', as the outcome is 'not-confirmed', found 'confirmed'",
    ),
    (
        {"did": "nothing"},
        "did: expected a click, as the outcome is 'confirmed-off', found 'nothing'",
    ),
    (
        {"outcome": "already-off"},
        "did: expected 'nothing', as the outcome is 'already-off', found 'person-clicked'",
    ),
    (
        {"goal": "check"},
        "goal: expected 'off', as the outcome is 'confirmed-off', found 'check'",
    ),
    (
        {"goal": "on", "outcome": "already-off", "did": "nothing"},
        "goal: expected 'off' or 'check', as the outcome is 'already-off', found 'on'",
    ),
    ({"outcome": "is-on"}, "goal: expected 'check', as the outcome is 'is-on', found 'off'"),
    (
        {"goal": "check", "outcome": "is-on"},
        "did: expected 'nothing', as the goal is 'check', found 'person-clicked'",
    ),
    (
        {"goal": "check", "outcome": "not-confirmed", "proof": "held"},
        "did: expected 'nothing', as the goal is 'check', found 'person-clicked'",
    ),
    (
        {"goal": "check", "outcome": "is-on", "did": "nothing", "proof": ""},
        "proof: expected 'confirmed', as the outcome is 'is-on', found ''",
    ),
    (
        {"did": "nothing", "outcome": "reverted", "proof": "held"},
        "did: expected a click, as the proof is 'held', found 'nothing'",
    ),
    (
        {"endedAt": 1_787_736_599_999},
        "endedAt: expected a time not before startedAt, 1787736600000, found 1787736599999",
    ),
]


def test_the_sample_that_contradicts_itself_is_refused() -> None:
    """The tests of the extension use this file as well."""
    path = SAMPLES / "contradiction.json"

    with refused(f"{path}: receipt 1: {CONTRADICTIONS[1][1]}; the receipt contradicts itself"):
        verify_receipts(path)


@pytest.mark.parametrize(("change", "line"), CONTRADICTIONS)
def test_a_receipt_that_contradicts_itself_is_refused(change: Json, line: str) -> None:
    """All hashes are right here."""
    receipts = chained([RECEIPTS[2] | change])

    with refused(f"x.json: receipt 1: {line}; the receipt contradicts itself"):
        verify_content(file_of(receipts), "x.json")


@pytest.mark.parametrize("day", ["2026-99-99", "2026-02-30", "2026-00-01", "0000-01-01"])
def test_the_rule_of_a_receipt_is_a_valid_date(day: str) -> None:
    receipts = chained([RECEIPTS[2] | {"rule": day}])

    with refused(f"x.json: receipt 1: rule: expected a date such as '2026-08-21', found {day!r}"):
        verify_content(file_of(receipts), "x.json")


def test_verifier_and_extension_refuse_the_same_contradictions() -> None:
    changes = [change for change, _ in CONTRADICTIONS]
    changes += [{"rule": day} for day in ("2026-99-99", "2026-02-30", "0000-01-01")]
    files = [file_of(chained([RECEIPTS[2] | change])).decode() for change in changes]

    answer = run_extension_code(make=[], check=files)

    problems = [each["problem"] for each in answer["checked"]]
    contradiction = {"number": 1, "problem": "contradiction"}
    bad_field = {"number": 1, "problem": "fields"}
    assert problems == [contradiction] * len(CONTRADICTIONS) + [bad_field] * 3
