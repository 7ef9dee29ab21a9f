"""The judge of the fault matrix recognises claims and finds the false ones."""

from typing import Any

import pytest

from tests.browser.matrix import CELLS
from tests.browser.matrix.claims import Statement, texts_claim_off, texts_claim_on
from tests.browser.matrix.judge import CellResult, judge
from tests.browser.matrix.proof import proof
from tests.browser.matrix.report import BROWSERS


@pytest.mark.parametrize(
    "text",
    ["Still on", "On again. Seen: today", "LinkedIn may train AI on your data", " On "],
)
def test_a_text_that_says_on_claims_on(text: str) -> None:
    assert texts_claim_on(["Untrain", text])
    assert not texts_claim_off([text])


@pytest.mark.parametrize("text", ["Not confirmed", "Off", "On the way", "Needs your click", ""])
def test_other_texts_claim_nothing(text: str) -> None:
    assert not texts_claim_on([text])
    assert not texts_claim_off([text])


@pytest.mark.parametrize("text", ["Off, confirmed", "Off, confirmed today", "✓ Off, confirmed"])
def test_a_text_that_says_confirmed_claims_off(text: str) -> None:
    assert texts_claim_off([text])
    assert not texts_claim_on([text])


@pytest.mark.parametrize(
    ("statement", "off", "on"),
    [
        (Statement(0, outcome="already-off"), True, False),
        (Statement(0, outcome="reverted"), False, True),
        (Statement(0, outcome="not-confirmed"), False, False),
        (Statement(0, outcome="not-confirmed", stored=True, reading="on"), False, True),
        (Statement(0, outcome="not-confirmed", stored=True, reading="unknown"), False, False),
    ],
)
def test_outcomes_and_stored_readings_are_claims(statement: Statement, off: bool, on: bool) -> None:
    assert (statement.claims_off, statement.claims_on) == (off, on)


@pytest.mark.parametrize(
    ("field", "first"),
    [("false_claims", "SAYS OFF WHILE ON: it"), ("false_on", "SAYS ON WHILE OFF: it")],
)
def test_a_false_claim_fails_a_cell_with_the_expected_outcome(field: str, first: str) -> None:
    cell = CELLS[0]
    result = CellResult(cell.name, "firefox", "1", True, cell.before, cell.before, cell.outcomes[0])
    assert judge(cell, result) == []

    getattr(result, field).append("it")

    assert judge(cell, result) == [first]


def rows() -> list[dict[str, Any]]:
    """Return a result in which every cell passed."""
    return [
        {
            browser: CellResult(cell.name, browser, "1", cell.winnable, cell.before).row()
            | {"passed": True}
            for browser in BROWSERS
        }
        for cell in CELLS
    ]


def test_the_report_counts_false_claims_of_both_kinds() -> None:
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


def test_the_report_names_the_framework_of_each_page() -> None:
    browsers = {"chromium": "156.0.1", "firefox": "153.7"}

    page = proof({"cells": rows(), "browsers": browsers, "date": "2026-11-25"}, None)

    assert "| on (React) | react | on → on |" in page
    assert "| on (Ember) | ember | on → on |" in page
    assert "| on | plain | on → on |" in page
