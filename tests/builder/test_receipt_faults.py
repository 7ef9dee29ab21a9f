"""The verifier names the first fault of a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.builder.receipt_files import HISTORY, RECEIPTS, chained, file_of, refused
from tools.verify_receipts import LARGEST, NO_HASH, hash_of, verify_content, verify_receipts


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("untrain-receipts", "receipts", "format: expected 'untrain-receipts', found 'receipts'"),
        ('"version": 1', '"version": 2', "version: expected 1, found 2"),
        ('"version": 1', '"version": true', "version: expected 1, found true"),
        ('"version": 1,\n', "", "version: expected this field, found nothing"),
        ('"count": 5', '"count": 5, "more": 1', "expected {known}, found 'more'"),
        ('"count": 5', '"count": 4', "count: expected 5, the number of receipts, found 4"),
        (
            '"count": 5',
            '"count": 6',
            "receipt 6: expected a receipt, found the end of the list;"
            " the file says that there are 6",
        ),
        ('"number": 2', '"number": 1', "receipt 2: number: expected 2, found 1; {moved}"),
        ('"number": 2', '"number": 2.0', "receipt 2: number: {whole}, found 2.0"),
        ('"number": 2', '"number": NaN', "receipt 2: number: {whole}, found NaN"),
        ('"number": 2', '"number": -Infinity', "receipt 2: number: {whole}, found -Infinity"),
        ('"number": 2', '"number": 1e999', "receipt 2: number: {whole}, found 1e999"),
        ('"number": 2', '"number": null', "receipt 2: number: {whole}, found null"),
        ('"number": 2', '"number": []', "receipt 2: number: {whole}, found a list"),
        (
            '"number": 2',
            '"number": 2' + "0" * 5000,
            "receipt 2: number: {whole}, found 2" + "0" * 76 + "...",
        ),
        (
            '"number": 2',
            '"number": 2, "number": 2',
            "receipt 2: expected an object, found an object with 'number' twice",
        ),
        ('"number": 2', '"number": 2, "name": ""', "receipt 2: expected {known}, found 'name'"),
        ('"number": 2,', "", "receipt 2: number: expected this field, found nothing"),
        (
            '"save": 0',
            '"save": 1000',
            "receipt 2: save: expected a whole number from -1 to 999, found 1000",
        ),
        (
            '"rule": "2026-08-21"',
            '"rule": "2026-08-21\\n"',
            "receipt 1: rule: expected a date such as '2026-08-21', found '2026-08-21\\n'",
        ),
        (
            '"proof": "held"',
            '"proof": "certain"',
            "receipt 2: proof: expected one of '', 'clicked', 'held', 'saved', 'confirmed',"
            " found 'certain'",
        ),
        (
            '"before": "locked"',
            '"before": "\\u202e"',
            "receipt 5: before: expected one of 'on', 'off', 'locked', 'missing', 'not-offered',"
            " 'unknown', found '\\u202e'",
        ),
        (
            '"label": ""',
            '"label": "' + "x" * 201 + '"',
            "receipt 1: label: expected text of at most 200 characters, found '" + "x" * 76 + "...",
        ),
        ("    },\n", "    }\n", "line 27: expected JSON, found a mistake: Expecting ',' delimiter"),
        (
            '  "version": 1,\n',
            '  "version":  1,\n',
            "line 3: expected '  \"version\": 1,\\n', found '  \"version\":  1,\\n'; {form}",
        ),
        (
            "signed-out",
            "signed\\u002dout",
            'line 15: expected \'      "outcome": "signed-out",\\n\','
            ' found \'      "outcome": "signed\\\\u002dout",\\n\'; {form}',
        ),
        ("]\n}\n", "]\n}", "line 108: expected '}}\\n', found '}}'; {form}"),
        ("]\n}\n", "]\n}\n\n", "line 109: expected the end of the file, found '\\n'; {form}"),
    ],
)
def test_the_first_fault_is_named(old: str, new: str, line: str) -> None:
    """One line gives the place, the expected and the found value."""
    text = HISTORY.decode()
    assert old in text
    message = line.format(
        known="a field of docs/receipts.md",
        whole="expected a whole number from 1 to 999999",
        moved="a receipt was removed, repeated or moved",
        form="the content is valid, but Untrain did not write this file",
    )

    with refused(f"x.json: {message}"):
        verify_content(text.replace(old, new, 1).encode(), "x.json")


def test_a_changed_receipt_is_found_by_its_hash() -> None:
    """The expected hash is that of the changed receipt."""
    changed = {**RECEIPTS[1], "outcome": "confirmed-off"}

    with refused(
        f"x.json: receipt 2: hash: expected {hash_of(changed)}, found {changed['hash']};"
        " the receipt was changed after it was made"
    ):
        verify_content(HISTORY.replace(b"not-confirmed", b"confirmed-off"), "x.json")


def test_a_changed_receipt_with_a_new_hash_is_found_by_the_next_receipt() -> None:
    """To hide a change, one must rebuild all later receipts."""
    forged = {**RECEIPTS[1], "outcome": "confirmed-off", "proof": "confirmed"}
    forged["hash"] = hash_of(forged)

    with refused(
        f"x.json: receipt 3: previous: expected {forged['hash']}, found {RECEIPTS[1]['hash']};"
        " this is not the receipt that followed the one before it"
    ):
        verify_content(file_of([RECEIPTS[0], forged, *RECEIPTS[2:]]), "x.json")


def test_a_rebuilt_chain_is_sound() -> None:
    """docs/receipts.md explains this limit. Only the head, if noted earlier, shows the change."""
    done = {"did": "clicked", "outcome": "confirmed-off", "proof": "confirmed"}
    forged = chained([{**receipt, **done} for receipt in RECEIPTS])

    assert verify_content(file_of(forged), "x.json").head != RECEIPTS[-1]["hash"]


def test_a_head_of_another_chain_is_found() -> None:
    """The receipts themselves may form a sound chain."""
    with refused(
        f"x.json: head: expected the hash of receipt 5, {RECEIPTS[-1]['hash']}, found {NO_HASH}"
    ):
        verify_content(file_of(RECEIPTS, head=NO_HASH), "x.json")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"", "x.json: line 1: expected JSON, found a mistake: Expecting value"),
        (b"[]", "x.json: expected an object, found a list"),
        (b"7", "x.json: expected an object, found 7"),
        (b"\xff", "x.json: expected UTF-8 text, found a byte that is not (0xff at offset 0)"),
        (b"[" * 200_000, "x.json: expected a list of receipts, found lists nested too deeply"),
    ],
)
def test_a_file_that_is_not_an_export_is_refused(content: bytes, line: str) -> None:
    """People may pick any file by mistake; none causes a traceback."""
    with refused(line):
        verify_content(content, "x.json")


def test_only_a_regular_file_of_limited_size_is_read(tmp_path: Path) -> None:
    """The verifier never waits for a pipe, and a large file does not fill the memory."""
    huge, pipe, missing = tmp_path / "huge", tmp_path / "pipe", tmp_path / "gone"
    with huge.open("wb") as file:
        file.truncate(100_000_000)
    os.mkfifo(pipe)

    with refused(f"{huge}: expected at most {LARGEST // 1_000_000} MB, found 100.0 MB"):
        verify_receipts(huge)
    with refused(f"{tmp_path}: expected a file, found something else"):
        verify_receipts(tmp_path)
    with refused(f"{pipe}: expected a file, found something else"):
        verify_receipts(pipe)
    with refused(f"{missing}: expected a file, found nothing"):
        verify_receipts(missing)
