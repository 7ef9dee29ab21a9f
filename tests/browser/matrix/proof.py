"""Write the report on the fault matrix, docs/proof.md."""

from collections.abc import Iterator
from typing import Any

from tests.browser.matrix import GROUPS, Cell
from tests.browser.matrix.report import Totals, outcome_text, server

TOP = """\
# Does it tell the truth?

Written by `make proof`; do not edit.

**How to read this page.** A *scene* is one thing that goes wrong: LinkedIn's page is late or first
shows another state, a save is refused, lost or not stored, the page resists clicks, a person closes
the tab during a run. A *cell* is one scene in one browser: a line of the tables below, in the
column of that browser. All cells together are the *fault matrix*; its scenes are in
`tests/browser/matrix/`.

**What was tried.** {scenes} scenes, each in Chromium {chromium} and in Firefox {firefox}, on
{date}. In each, a person asks Untrain once to turn a switch off, on a simulated LinkedIn that gets
one thing wrong. The browsers, the built extension, the clicks and the page loads are real; LinkedIn
is not. The simulator is written from public sources, and nobody has compared it with a live
account.

**How a claim is judged.** The simulated server decides whether the switch is on, never the page.
From before the click until everything has settled, the test logs all texts of the popup and all
stored records and receipts with their times; at the end it also reads the card and the badge. There
are two kinds of false claims, and each fails the cell:

- *off while on*: any claim that the switch is off, or was confirmed off, while the server has it
  on;
- *on while off*: any new claim after the click that the switch is on, still on or on again, while
  the server has it off; and any such claim at the end.

A cell also fails if the outcome or the state of the server is not the expected one, if any other
switch changed, if any other setting was saved, if a receipt contains a save that the server never
received, if the run took too long, or if the browser logged an error of the extension.

**The result.**

| | |
|---|---|
| cells | {cells} |
| cells with a false claim: off while on | **{false_claims}** |
| cells with a false claim: on while off | **{false_on}** |
| successes reached, of those possible | **{reached} of {winnable}** |
| cells that failed | {failed} |

A success is possible if the server stores the change and a reload shows it clearly. In all other
cells Untrain can only say what happened and what to do next.

<!-- mutation score: begin -->
{mutants}
<!-- mutation score: end -->

The browser may stop the extension's background at any step of a run;
`tests/browser/test_background_stopped.py` tests that. `extension/shared/types.d.ts` explains the
outcomes. The *framework* draws LinkedIn's page: React, Ember, or for `plain` a script that imitates
them, with exact times. The times are from the click to the end, in Chromium and in Firefox.
"""

HEAD = (
    "| scene | framework | server before → after | Chromium | Firefox "
    "| off while on | on while off | seconds |",
    "|---|---|---|---|---|---|---|---|",
)


def proof(result: dict[str, Any], mutants: dict[str, Any] | None) -> str:
    """Return the page for the results of all cells in both browsers."""
    cells = {cell["chromium"]["cell"]: cell for cell in result["cells"]}
    totals = Totals([each for cell in cells.values() for each in cell.values()])
    top = TOP.format(
        scenes=len(cells),
        date=result["date"],
        mutants=_mutation_score(mutants),
        **result["browsers"],
        **vars(totals),
    )
    return "\n".join([top, *_tables(cells)]) + "\n"


def _tables(cells: dict[str, Any]) -> Iterator[str]:
    for title, group in GROUPS.items():
        yield f"## {title}\n"
        yield from HEAD
        yield from (_line(cell, cells[cell.name]) for cell in group)
        yield ""


def _line(scene: Cell, cell: dict[str, Any]) -> str:
    one, other = cell["chromium"], cell["firefox"]
    seconds = f"{one['seconds']:.1f} / {other['seconds']:.1f}"
    false = [_count(cell, name) for name in ("false_claims", "false_on")]
    outcomes = (outcome_text(one), outcome_text(other))
    columns = (scene.name, scene.scene.framework, server(cell), *outcomes, *false, seconds)
    return f"| {' | '.join(columns)} |"


def _count(cell: dict[str, Any], name: str) -> str:
    """Count the false claims of one kind in both browsers, in bold if there are any."""
    count = sum(len(each[name]) for each in cell.values())
    return f"**{count}**" if count else "0"


def _mutation_score(mutants: dict[str, Any] | None) -> str:
    if mutants is None:
        return "The mutation score was not measured in this run."
    tried = sum(mutants[each] for each in ("killed", "survived", "timeout", "noCoverage"))
    score = (
        f"**Would the tests notice?** Of {tried} small faults inserted into the product, "
        f"{mutants['killed'] + mutants['timeout']} made a test fail: a mutation score of "
        f"{mutants['score']:g} %."
    )
    survivors = [f"- {each}" for each in mutants["survivors"]]
    return "\n".join([score, *(["", "Not noticed:", "", *survivors] if survivors else [])])
