"""Say in plain words and in tables what the fault matrix found out."""

from collections.abc import Iterator
from typing import Any

from tests.browser.matrix import GROUPS
from tests.browser.matrix.report import Totals, said, server

TOP = """\
# Does it tell the truth?

Written by `make proof`; do not edit.

**How to read this page.** A *scene* is one thing that goes wrong: LinkedIn's page comes late or is
drawn as something else first, a save is refused, lost or only said to be kept, the page fights
back, a person closes the tab in the middle. A *cell* is one scene played in one browser: a line of
the tables below, in the column of that browser. All cells together are the *fault matrix*; its
scenes are in `tests/browser/matrix/`.

**What was tried.** {scenes} scenes, each in Chromium {chromium} and in Firefox {firefox}, on
{date}. In each, a person asks Untrain once to turn a switch off, on a simulated LinkedIn that gets
one thing wrong. The browsers, the built extension, the clicks and the page loads are real; LinkedIn
is not. The simulator is written from public sources, and nobody has compared it with a live
account.

**How a statement is judged.** The simulated server knows whether the switch is on: what it says is
the truth, never what the page shows. From before the click until everything has settled, each thing
that the popup says and each record and receipt that is kept is written down with its time; at the
end the card and the badge are read too. Two kinds of statement are false, and each fails the run
whatever else is true:

- *off while on*: anything that says the switch is off, or was confirmed off, while the server has
  it on;
- *on while off*: anything new after the click that says the switch is on, still on or on again,
  while the server has it off; and whatever says so at the end.

Beyond that a cell fails if the outcome or the server's value is not the expected one, if any other
switch changed, if anything but this setting was saved, if a receipt tells of a save that the server
never took, if it took too long, or if the browser noted an error of the extension.

**The result.**

| | |
|---|---|
| cells | {cells} |
| cells with a false statement: off while on | **{false_claims}** |
| cells with a false statement: on while off | **{false_on}** |
| successes reached, of those there to be had | **{reached} of {winnable}** |
| cells that failed | {failed} |

*There to be had*: the server would keep the switch off, and a fresh load would show it without
doubt. In the other cells nothing more can be done than to say so, and what helps.

<!-- mutation score: begin -->
{mutants}
<!-- mutation score: end -->

In every step of a plain run the browser may stop the extension's background: that is a test of its
own, `tests/browser/test_background_stopped.py`. The outcomes are explained in
`extension/shared/types.d.ts`. The time is from the click to the end, in Chromium and in Firefox.
"""

HEAD = (
    "| scene | server before → after | Chromium | Firefox "
    "| off while on | on while off | seconds |",
    "|---|---|---|---|---|---|---|",
)


def proof(result: dict[str, Any], mutants: dict[str, Any] | None) -> str:
    """Return the page, for a run of every cell in both browsers."""
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
        yield from (_line(cells[cell.name]) for cell in group)
        yield ""


def _line(cell: dict[str, Any]) -> str:
    one, other = cell["chromium"], cell["firefox"]
    seconds = f"{one['seconds']:.1f} / {other['seconds']:.1f}"
    false = [_count(cell, name) for name in ("false_claims", "false_on")]
    words = (one["cell"], server(cell), said(one), said(other), *false, seconds)
    return f"| {' | '.join(words)} |"


def _count(cell: dict[str, Any], name: str) -> str:
    """Count the false statements of one kind in both browsers; almost all rows have none."""
    count = sum(len(each[name]) for each in cell.values())
    return f"**{count}**" if count else "0"


def _mutation_score(mutants: dict[str, Any] | None) -> str:
    if mutants is None:
        return "The mutation score was not measured in this run."
    tried = mutants["killed"] + mutants["survived"] + mutants["timeout"]
    score = (
        f"**Would the tests notice?** Of {tried} small faults put into the product on purpose, "
        f"{mutants['killed'] + mutants['timeout']} made a test fail: a mutation score of "
        f"{mutants['score']:g} %."
    )
    survivors = [f"- {each}" for each in mutants["survivors"]]
    return "\n".join([score, *(["", "Not noticed:", "", *survivors] if survivors else [])])
