"""Run the cells of the fault matrix in both browsers and compare claims with the server's state.

`make test` runs the cells most likely to cause a false claim, `make proof` all.
"""

from collections.abc import Callable

import pytest

from tests.browser.drive import Browser
from tests.browser.matrix import ALWAYS, CELLS, Cell
from tests.browser.matrix.judge import judge, run_cell
from tests.linkedin import LinkedIn

ROWS = [
    pytest.param(cell, id=cell.name, marks=() if cell.name in ALWAYS else pytest.mark.long)
    for cell in CELLS
]


@pytest.mark.parametrize("cell", ROWS)
def test_no_fault_causes_a_false_claim_or_hides_a_success(
    cell: Cell, agreed: Browser, site: LinkedIn, record_property: Callable[[str, object], None]
) -> None:
    result = run_cell(cell, agreed, site)
    record_property("matrix", result.row())

    faults = judge(cell, result)
    assert not faults, "\n".join(faults)
