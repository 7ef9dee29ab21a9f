"""The verifier finds any change, and agrees with the extension on any receipts."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.builder.receipt_files import (
    HISTORY,
    RECEIPTS,
    Json,
    chained,
    file_of,
    is_sound,
    run_extension_code,
)
from tools.verify_receipts import (
    CLICKED,
    DONE,
    LONE_SURROGATE,
    OUTCOMES,
    PROOFS,
    READINGS,
    REASONS,
    verify_content,
)


@settings(max_examples=2)
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
        "goal": st.sampled_from(["off", "on", "check"]),
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
    goal = facts["goal"]
    if outcome in DONE and goal not in DONE[outcome]:
        goal = DONE[outcome][0]
    if goal == "check":
        did, proof = "nothing", proof if outcome in DONE else ""
    elif outcome == "already-off":
        did = "nothing"
    elif did == "nothing" and (outcome == "confirmed-off" or proof in CLICKED):
        did = "clicked"
    began, ended = sorted((facts["startedAt"], facts["endedAt"]))
    return facts | {"goal": goal, "did": did, "proof": proof, "startedAt": began, "endedAt": ended}


def any_chains() -> list[list[Json]]:
    """Return the facts of a few hundred chains."""
    chains: list[list[Json]] = []

    @settings(
        max_examples=300,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(FACTS.map(without_contradictions), max_size=3))
    def collect(chain: list[Json]) -> None:
        chains.append(chain)

    collect()
    return chains


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
