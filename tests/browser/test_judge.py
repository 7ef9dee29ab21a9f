"""The judge of the fault matrix: what it takes for a statement, and for a false one."""

from typing import Any

import pytest

from tests.browser.matrix import CELLS
from tests.browser.matrix.claims import Said, texts_claim_off, texts_claim_on
from tests.browser.matrix.judge import Played, judge
from tests.browser.matrix.proof import proof
from tests.browser.matrix.report import BROWSERS


@pytest.mark.parametrize(
    "text",
    ["Still on", "On again since today", "LinkedIn may train AI on your data", " On "],
)
def test_a_sentence_that_says_on_is_a_claim_of_on(text: str) -> None:
    assert texts_claim_on(["Untrain", text])
    assert not texts_claim_off([text])


@pytest.mark.parametrize("text", ["Not confirmed", "Off", "On the way", "Needs your click", ""])
def test_no_other_sentence_is_a_claim(text: str) -> None:
    assert not texts_claim_on([text])
    assert not texts_claim_off([text])


@pytest.mark.parametrize("text", ["Off, confirmed", "Off, confirmed today", "✓ Off, confirmed"])
def test_what_says_confirmed_is_a_claim_of_off(text: str) -> None:
    assert texts_claim_off([text])
    assert not texts_claim_on([text])


@pytest.mark.parametrize(
    ("said", "off", "on"),
    [
        (Said(0, outcome="already-off"), True, False),
        (Said(0, outcome="reverted"), False, True),
        (Said(0, outcome="not-confirmed"), False, False),
        (Said(0, outcome="not-confirmed", kept=True, reading="on"), False, True),
        (Said(0, outcome="not-confirmed", kept=True, reading="unknown"), False, False),
    ],
)
def test_outcomes_and_kept_readings_are_claims_too(said: Said, off: bool, on: bool) -> None:
    assert (said.claims_off, said.claims_on) == (off, on)


@pytest.mark.parametrize(
    ("field", "first"),
    [("false_claims", "SAYS OFF WHILE ON: it"), ("false_on", "SAYS ON WHILE OFF: it")],
)
def test_a_false_statement_fails_a_cell_that_ended_as_expected(field: str, first: str) -> None:
    cell = CELLS[0]
    played = Played(cell.name, "firefox", "1", True, cell.before, cell.before, cell.outcomes[0])
    assert judge(cell, played) == []

    getattr(played, field).append("it")

    assert judge(cell, played) == [first]


def rows() -> list[dict[str, Any]]:
    """Return a result in which every cell went well."""
    return [
        {
            browser: Played(cell.name, browser, "1", cell.winnable, cell.before).row()
            | {"passed": True}
            for browser in BROWSERS
        }
        for cell in CELLS
    ]


def test_the_page_counts_both_kinds_of_false_statement() -> None:
    cells = rows()
    cells[0]["chromium"] |= {"false_claims": ["card at the end"], "passed": False}
    cells[1]["firefox"] |= {"false_on": ["badge at the end", "card at the end"], "passed": False}
    browsers = {"chromium": "156.0.1", "firefox": "153.7"}

    page = proof({"cells": cells, "browsers": browsers, "date": "2026-11-25"}, None)

    assert "Chromium 156.0.1 and in Firefox 153.7, on\n2026-11-25" in page
    assert "off while on | **1** |" in page
    assert "on while off | **1** |" in page
    lines = page.splitlines()
    (one,) = [line for line in lines if line.startswith(f"| {CELLS[0].name} |")]
    (other,) = [line for line in lines if line.startswith(f"| {CELLS[1].name} |")]
    assert "(FALSE OFF) | no claim | **1** | 0 |" in one
    assert "no claim (FALSE ON) | 0 | **2** |" in other
