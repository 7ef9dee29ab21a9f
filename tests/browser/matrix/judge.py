"""Play a cell, and say what was wrong with how it ended."""

import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from selenium.common.exceptions import WebDriverException

from tests.browser.accounts import is_of_now
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.matrix.cell import Cell
from tests.browser.matrix.stage import CLAIM, Stage
from tests.browser.runs import SUCCESS, neighbours
from tests.linkedin import AI_KEY, AI_PATH, LinkedIn, Request


@dataclass
class Played:
    """Hold what became of a cell in one browser."""

    cell: str
    browser: str
    version: str
    winnable: bool
    before: bool
    after: bool = True
    outcome: str = ""
    reading: str = ""
    seconds: float = 0.0
    false_claims: list[str] = field(default_factory=list)
    outcomes_seen: list[str] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)
    saves: list[Request] = field(default_factory=list)
    others_changed: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def row(self) -> dict[str, Any]:
        """Return what the report needs, in plain values."""
        row = asdict(self)
        del row["saves"]
        return row


def play(cell: Cell, browser: Browser, site: LinkedIn) -> Played:
    """Let the person of a cell do what they do, and write down what came of it."""
    version = str(browser.driver.capabilities["browserVersion"])
    played = Played(cell.name, browser.name, version, cell.winnable, cell.before)
    site.scene = cell.scene
    site.switches[AI_KEY] = cell.before
    others = neighbours(site)
    stage = Stage(browser, site)
    try:
        cell.start(stage)
        cell.person(stage)
        if "" not in cell.outcomes:
            stage.wait_for_end(cell.within)
    except (TimeoutError, WebDriverException) as error:
        played.trouble.append(str(error))
    played.seconds = round(time.time() - (stage.clicked_at or time.time()), 1)
    _look_around(cell, stage, played)
    changed = {key for key, value in neighbours(site).items() if others[key] != value}
    played.others_changed = sorted(changed)
    played.saves = site.saves
    return played


def _look_around(cell: Cell, stage: Stage, played: Played) -> None:
    """Read every place that says something of the setting, once all of them have settled."""
    try:
        until(lambda: _badge_fits(stage), 5, "the badge to say what the record says")
    except TimeoutError as error:
        played.trouble.append(f"{error}; the record is {stage.record}")
    card = _card(stage)
    written = stage.written()
    # The server is asked first: it may go from on to off in between, but never back by itself.
    on = stage.site.switches[AI_KEY]
    record = stage.record
    played.after = on
    played.outcome = stage.outcome()
    played.reading = str(record.get("reading", ""))
    said = {"record": record.get("outcome", "") in SUCCESS, "card": CLAIM in card}
    said |= {"popup": written[-1].claims_off, "reading": played.reading == "off"}
    played.false_claims = [f"{place} at the end" for place, claims in said.items() if claims and on]
    for each in stage.claims():
        if stage.was_on_at(each.at, cell.before):
            after = each.at - stage.clicked_at
            played.false_claims.append(f"{each.kept or each.outcome} after {after:.1f} s")
    played.outcomes_seen = sorted({each.outcome for each in written})
    played.errors = [each for each in stage.browser.errors() if not _is_handled(each)]


def _is_handled(error: str) -> bool:
    """Tell whether it is what the extension itself says when a tab was closed under it."""
    return "Untrain: " in error


def _badge_fits(stage: Stage) -> bool:
    """Tell whether the badge counts what was last read as on since somebody signed in."""
    text = stage.browser.badge()[0]
    if not is_of_now(stage.browser):
        return text in ("", "?")
    return text == ("1" if stage.record.get("reading") == "on" else "")


def _card(stage: Stage) -> str:
    """Return what the card says on the setting's page, "" without a page or a card."""
    if not stage.browser.has_tab(AI_PATH):
        return ""
    stage.to_setting()
    # Nothing is drawn in a page that nobody looked at, and what draws is brought to it only then.
    try:
        until(stage.browser.has_card, 2, "the card")
        return " ".join(stage.browser.card_texts())
    except (LookupError, TimeoutError):
        return ""


def judge(cell: Cell, played: Played) -> list[str]:
    """Say all that is wrong; a claim of off while the server says on comes first."""
    return [f"SAYS OFF WHILE ON: {each}" for each in played.false_claims] + list(
        _faults(cell, played)
    )


def _faults(cell: Cell, played: Played) -> Iterator[str]:
    yield from played.trouble
    if played.outcome not in cell.outcomes:
        yield f"outcome: expected {' or '.join(cell.outcomes)}, found {played.outcome!r}"
    if cell.after is not None and played.after != cell.after:
        yield f"server: expected {_value(cell.after)}, found {_value(played.after)}"
    if cell.on_the_way and cell.on_the_way not in played.outcomes_seen:
        yield f"on the way: expected {cell.on_the_way}, found {played.outcomes_seen}"
    if played.others_changed:
        yield f"other switches: expected none changed, found {played.others_changed}"
    if strange := {each.key for each in played.saves} - {AI_KEY}:
        yield f"saves: expected of {AI_KEY} only, found of {strange}"
    if cell.saves is not None and len(played.saves) != cell.saves:
        yield f"saves: expected {cell.saves}, found {played.saves}"
    if played.seconds > cell.within:
        yield f"time: expected at most {cell.within} s, found {played.seconds}"
    for error in played.errors:
        yield f"error noted by the browser: {error}"


def _value(on: bool) -> str:
    return "on" if on else "off"
