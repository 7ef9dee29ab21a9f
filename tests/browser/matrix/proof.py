"""Say in plain words and in tables what the fault matrix found out."""

from collections.abc import Iterator
from typing import Any

from tests.browser.matrix import GROUPS
from tests.browser.matrix.report import Totals, said, server

TOP = """\
# Does it tell the truth?

Written by `make proof` from its last run; do not edit. `make proof` plays the *fault matrix*: every
situation known to be difficult, in each browser.

**What was tried.** {scenes} situations, each in Chromium {chromium} and in Firefox {firefox}, on
{date}. In each, a person asks Untrain once to turn the switch off, on a simulated LinkedIn that
gets one thing wrong: the page comes late or is drawn as something else first, the save is refused,
lost or only said to be kept, the page fights back, the person closes the tab in the middle. The
browsers, the built extension, the clicks and the page loads are real; LinkedIn is not. The
simulator is written from public sources, and nobody has compared it with a live account.

**How a claim is judged.** The server's own value is the judge, never the page. From before the
click until everything has settled, each thing that the popup says and each record that is kept is
written down with its time; at the end the card and the badge are read too. Anything that says
the switch is off, or was confirmed off, at a time when the server had it on is a *false claim* and
fails the run, whatever else is true. Beyond that a run fails if the outcome or the server's value
is not the expected one, if any other switch changed, if anything but this setting was saved, if it
took too long, or if the browser noted an error of the extension.

**What came of it.**

| | |
|---|---|
| runs (a situation in a browser) | {cells} |
| false claims | **{false_claims}** |
| successes reached, of those there to be had | **{reached} of {winnable}** |
| runs that failed | {failed} |

*There to be had*: the server would keep the switch off, and a fresh load would show it without
doubt. In the other runs nothing more can be done than to say so, and what helps.

<!-- mutation score: begin -->
{mutants}
<!-- mutation score: end -->

A background that the browser stops is a table of its own, in
`tests/browser/test_background_stopped.py`: at each step, in both browsers, the run goes on and ends
confirmed. What the outcomes mean is said in `extension/shared/types.d.ts`.
"""

HEAD = (
    "| situation | server before → after | Chromium | Firefox | seconds |",
    "|---|---|---|---|---|",
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
    words = (one["cell"], server(cell), said(one), said(other), seconds)
    return f"| {' | '.join(words)} |"


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
