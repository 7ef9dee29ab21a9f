"""The verifier accepts a sound export, and names the first fault of any other file."""

from __future__ import annotations

import ast
import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.builder.conftest import REPOSITORY
from tools.verify_receipts import (
    CLICKED,
    DONE,
    LARGEST,
    LONE_SURROGATE,
    NO_HASH,
    OUTCOMES,
    PROOFS,
    READINGS,
    REASONS,
    ReceiptsError,
    export_text,
    hash_of,
    verify_content,
    verify_receipts,
)

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


# ---- samples -------------------------------------------------------------------------------------


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


# ---- faults --------------------------------------------------------------------------------------


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


# ---- properties ----------------------------------------------------------------------------------


@settings(max_examples=2, deadline=None)
@given(st.integers(min_value=0))
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda old, byte: bytes([byte ^ (byte == old)]), id="changed"),
        pytest.param(lambda old, byte: bytes([byte, old]), id="added"),
        pytest.param(lambda _old, _byte: b"", id="removed"),
    ],
)
def test_a_change_of_any_byte_is_found(change: Callable[[int, int], bytes], seed: int) -> None:
    """Each byte of a file is changed, preceded by another, or removed."""
    noise = random.Random(seed).randbytes(len(HISTORY))

    for offset, (old, byte) in enumerate(zip(HISTORY, noise, strict=True)):
        changed = HISTORY[:offset] + change(old, byte) + HISTORY[offset + 1 :]
        assert not is_sound(changed), f"offset {offset}, byte {byte}"


@settings(deadline=None)
@given(st.lists(st.integers(0, 4), max_size=7))
def test_removed_repeated_and_moved_receipts_are_found(order: list[int]) -> None:
    """With count and head adjusted, only a chain that lacks its last receipts is sound."""
    receipts = [RECEIPTS[place] for place in order]
    end = {"count": 5, "head": RECEIPTS[-1]["hash"]}

    assert is_sound(file_of(receipts, **end)) == (order == list(range(5)))
    assert is_sound(file_of(receipts)) == (order == list(range(len(order))))


def words(longest: int) -> st.SearchStrategy[str]:
    """Return any text, with lone surrogates; json joins two that form a pair."""
    anything = st.text(st.characters(), max_size=longest)
    odd = st.text(st.sampled_from('"\\/\x00\x1f\x7f\u2028\ufeff\ud83d\udc00🤖'), max_size=longest)
    return (anything | odd).map(lambda text: json.loads(json.dumps(text)))


END_OF_YEAR_9999 = 253_402_300_799_999  # in ms since 1970
TIMES = st.integers(0, END_OF_YEAR_9999)
FACTS = st.fixed_dictionaries(
    {
        "setting": st.sampled_from(["ai-training", "x", "2fa", "a-b-3"]),
        "rule": st.dates().map(str),
        "goal": st.sampled_from(["off", "on"]),
        "before": st.sampled_from(READINGS),
        "did": st.sampled_from(["nothing", "clicked", "person-clicked"]),
        "outcome": st.sampled_from(OUTCOMES),
        "reason": st.sampled_from(REASONS),
        "proof": st.sampled_from(PROOFS),
        "save": st.integers(-1, 999),
        "saveMethod": words(20),
        "savePath": words(100),
        "label": words(200),
        "startedAt": TIMES,
        "endedAt": TIMES,
        "browser": words(40),
        "extension": st.sampled_from(["0", "0.1.0", "2026.8.21.65535"]),
    }
)


def without_contradictions(facts: Json) -> Json:
    """Return the facts changed so that they do not contradict each other."""
    outcome, proof, did = facts["outcome"], facts["proof"], facts["did"]
    if outcome in DONE:
        proof = "confirmed"
    elif proof == "confirmed":
        proof = "saved"
    if outcome == "already-off":
        did = "nothing"
    elif did == "nothing" and (outcome == "confirmed-off" or proof in CLICKED):
        did = "clicked"
    began, ended = sorted((facts["startedAt"], facts["endedAt"]))
    goal = DONE.get(outcome, facts["goal"])
    return facts | {"goal": goal, "did": did, "proof": proof, "startedAt": began, "endedAt": ended}


def any_chains() -> list[list[Json]]:
    """Return the facts of a few hundred chains."""
    chains: list[list[Json]] = []

    @settings(
        max_examples=300,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(FACTS.map(without_contradictions), max_size=3))
    def collect(chain: list[Json]) -> None:
        chains.append(chain)

    collect()
    return chains


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


def test_verifier_and_extension_agree_on_any_receipts() -> None:
    """Each accepts the other's files and would have written the same bytes."""
    chains = any_chains()
    files = [file_of(chained(chain)).decode() for chain in chains]

    answer = run_extension_code(make=chains, check=files)

    assert answer["checked"] == [{"problem": None, "text": file} for file in files]
    for chain, made in zip(chains, answer["made"], strict=True):
        assert verify_content(made.encode(), "x.json").receipts == len(chain)
        assert made.encode() == file_of(chained([_well_formed(facts) for facts in chain]))


TEXTS = ("label", "browser", "saveMethod", "savePath")


def _well_formed(facts: Json) -> Json:
    """Return facts as the extension stores them, without lone surrogates."""
    fields = {name: LONE_SURROGATE.sub("\ufffd", facts[name]) for name in TEXTS}
    return {**facts, **fields}


# ---- the command ---------------------------------------------------------------------------------


def run(path: Path) -> subprocess.CompletedProcess[str]:
    """Run `python -m builder verify-receipts`."""
    return subprocess.run(
        [sys.executable, "-m", "builder", "verify-receipts", str(path)],
        cwd=REPOSITORY,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_command_prints_count_period_and_head() -> None:
    """People can compare the head with one noted earlier."""
    done = run(SAMPLES / "history.json")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "sound    receipts 5, 2026-08-24 to 2026-08-28 UTC",
        f"head     {RECEIPTS[-1]['hash']}",
    ]


def test_the_verifier_runs_as_a_single_file(tmp_path: Path) -> None:
    """-I and -S hide everything but the standard library."""
    shutil.copyfile(REPOSITORY / "tools/verify_receipts.py", tmp_path / "verify_receipts.py")
    command = [sys.executable, "-I", "-S", "verify_receipts.py"]
    history = str(SAMPLES / "history.json")

    done = [
        subprocess.run(
            [*command, *files], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        for files in ([history], ["gone.json"], [])
    ]

    assert [each.returncode for each in done] == [0, 1, 2]
    assert done[0].stdout == run(SAMPLES / "history.json").stdout
    assert done[1].stderr == "gone.json: expected a file, found nothing\n"
    assert "python3 verify_receipts.py" in done[2].stderr


def test_the_verifier_runs_on_python_3_9() -> None:
    """The syntax is checked."""
    text = (REPOSITORY / "tools/verify_receipts.py").read_text(encoding="utf-8")

    assert ast.parse(text, feature_version=(3, 9))


def test_an_empty_export_has_no_period() -> None:
    """A person may export a history before the first run."""
    done = run(SAMPLES / "empty.json")

    assert (done.returncode, done.stdout) == (0, f"sound    receipts 0\nhead     {NO_HASH}\n")


def test_a_fault_is_printed_and_the_file_stays_unchanged(tmp_path: Path) -> None:
    """The command prints one line to stderr and returns exit code 1."""
    path = tmp_path / "receipts.json"
    path.write_bytes(HISTORY.replace(b"firefox 158", b"firefox 159"))
    before = (path.read_bytes(), path.stat().st_mtime_ns)

    done = run(path)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"{path}: receipt 4: hash: expected ")
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == [path]
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
