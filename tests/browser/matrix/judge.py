"""Run a cell, and list what was wrong with its result."""

import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from selenium.common.exceptions import WebDriverException

from tests.browser.accounts import is_current
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.highlights import MARKS
from tests.browser.matrix.cell import Cell
from tests.browser.matrix.claims import texts_claim_off, texts_claim_on
from tests.browser.matrix.stage import AI, Stage
from tests.browser.runs import SUCCESS
from tests.linkedin import LIST_PATH, MEMBER, OTHER_MEMBER, LinkedIn, Request

LOG_DELAY = 0.5
"""Seconds from a reading of on in the page to its statement."""
SAVE_DELAY = 3.0
"""Seconds for which a switch turned on by hand may show on before the server stores it."""


@dataclass
class CellResult:
    """The result of a cell in one browser."""

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
    """Statements that claimed off while the switch was on."""
    false_on: list[str] = field(default_factory=list)
    """Statements that claimed on while the switch was off."""
    outcomes_seen: list[str] = field(default_factory=list)
    trouble: list[str] = field(default_factory=list)
    saves: list[Request] = field(default_factory=list)
    others_changed: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def row(self) -> dict[str, Any]:
        """Return the values for the report, as JSON."""
        row = asdict(self)
        del row["saves"]
        return row


def run_cell(cell: Cell, browser: Browser, site: LinkedIn) -> CellResult:
    """Run a cell and return its result."""
    version = browser.version
    result = CellResult(cell.name, browser.name, version, cell.winnable, cell.before)
    site.set_scene(cell.target.slug, cell.scene)
    site.switches.update(dict.fromkeys(cell.off, False) | {cell.target.key: cell.before})
    site.accounts[OTHER_MEMBER][cell.target.key] = cell.other_before
    others = {name: dict(switches) for name, switches in site.accounts.items()}
    stage = Stage(browser, site, cell.target)
    try:
        cell.start(stage)
        cell.person(stage)
        if "" not in cell.outcomes:
            stage.wait_for_end(cell.within)
    except (TimeoutError, WebDriverException) as error:
        result.trouble.append(str(error))
    result.seconds = round(time.time() - (stage.clicked_at or time.time()), 1)
    _collect_result(cell, stage, result)
    changed = {
        key
        for name, switches in site.accounts.items()
        for key, value in switches.items()
        if others[name][key] != value and (key, name) != (cell.target.key, MEMBER)
    }
    result.others_changed = sorted(changed)
    result.saves = site.saves
    return result


def _collect_result(cell: Cell, stage: Stage, result: CellResult) -> None:
    """Read everything that shows the state of the setting, after it has settled."""
    try:
        until(lambda: _badge_matches(stage), "the badge to match the record", timeout=5)
    except TimeoutError as error:
        result.trouble.append(f"{error}; the record is {stage.record}")
    texts = {"card": _card(stage), "list": _marks(stage) if cell.on_list else []}
    last = [each for each in stage.statements() if not each.stored][-1]
    texts["popup"] = list(last.texts)
    # Read the server first: the switch may still change from on to off, but not back.
    on = stage.site.switches[stage.target.key]
    record = stage.record
    result.after = on
    result.outcome = stage.outcome()
    result.reading = str(record.get("reading", ""))
    # The record of an account that has signed out is no claim, as nothing shows it as one.
    current = record if is_current(stage.browser) else {}
    claims_off = {place for place, each in texts.items() if texts_claim_off(each)}
    claims_off |= {"record"} if current.get("outcome", "") in SUCCESS else set()
    claims_off |= {"reading"} if current.get("reading") == "off" else set()
    claims_on = {place for place, each in texts.items() if texts_claim_on(each)}
    claims_on |= {"reading"} if current.get("reading") == "on" else set()
    badge = stage.browser.badge()[0]
    claims_on |= {"badge"} if stage.target == AI and badge == "1" else set()
    claims_off |= {"badge"} if badge == "✓" else set()
    result.false_claims = [f"{place} at the end" for place in sorted(claims_off) if on]
    result.false_on = [f"{place} at the end" for place in sorted(claims_on) if not on]
    result.false_claims += [
        f"{each} after {each.at - stage.clicked_at:.1f} s"
        for each in stage.claims_off()
        if stage.was_on_at(each.at)
    ]
    result.false_on += [
        f"{each} after {each.at - stage.clicked_at:.1f} s"
        for each in stage.claims_on()
        if not any(stage.was_on_at(each.at + shift) for shift in (-LOG_DELAY, 0, SAVE_DELAY))
    ]
    result.trouble += _invented_saves(stage)
    result.outcomes_seen = sorted({each.outcome for each in stage.statements()})
    result.errors = [each for each in stage.browser.errors() if not _is_expected(each)]


def _invented_saves(stage: Stage) -> Iterator[str]:
    """Yield a fault for each receipt with a successful save that the server never received."""
    accepted = [each for each in stage.site.saves if 200 <= each.status < 300]
    for receipt in stage.receipts():
        claims = 200 <= receipt["save"] < 300 or receipt["proof"] == "saved"
        if claims and not accepted:
            yield f"receipt: expected no save with the answer {receipt['save']}, found one"


def _is_expected(error: str) -> bool:
    """Tell whether the extension itself logged the error, as it does when a tab is closed."""
    return "Untrain: " in error


def _badge_matches(stage: Stage) -> bool:
    """Tell whether the badge matches the record; it counts only AI training."""
    text = stage.browser.badge()[0]
    if not is_current(stage.browser):
        # That a run found the member signed out stays true for whoever signs in.
        return text in ("", "?", "!" if stage.outcome() == "signed-out" else "")
    counts = stage.target == AI and stage.record.get("reading") == "on"
    # The popup's page has seen how the run ended, unless another tab covers it.
    unseen = "✓" if stage.outcome() in SUCCESS else "!"
    return text in ("1" if counts else "", unseen)


def _card(stage: Stage) -> list[str]:
    """Return the texts of the card on the setting's page, none without a page or a card."""
    if not stage.browser.has_tab(stage.target.path):
        return []
    try:
        stage.switch_to_setting()
        # A tab gets the card only when it comes to the front. The run's own tab may close.
        until(stage.browser.has_card, "the card", timeout=2)
        return stage.browser.card_texts()
    except (LookupError, TimeoutError, WebDriverException):
        stage.switch_to_popup()
        return []


def _marks(stage: Stage) -> list[str]:
    """Return the marks in LinkedIn's list of settings."""
    stage.browser.new_tab(LIST_PATH)
    marks: list[str] = until(lambda: stage.browser.card(MARKS), "the marks in the list")
    return marks


def judge(cell: Cell, result: CellResult) -> list[str]:
    """Return all faults of a result, false claims first."""
    return [
        *(f"SAYS OFF WHILE ON: {each}" for each in result.false_claims),
        *(f"SAYS ON WHILE OFF: {each}" for each in result.false_on),
        *_faults(cell, result),
    ]


def _faults(cell: Cell, result: CellResult) -> Iterator[str]:
    yield from result.trouble
    if result.outcome not in cell.outcomes:
        yield f"outcome: expected {' or '.join(cell.outcomes)}, found {result.outcome!r}"
    if cell.after is not None and result.after != cell.after:
        yield f"server: expected {_value(cell.after)}, found {_value(result.after)}"
    if cell.on_the_way and cell.on_the_way not in result.outcomes_seen:
        yield f"on the way: expected {cell.on_the_way}, found {result.outcomes_seen}"
    if result.others_changed:
        yield f"other switches: expected none changed, found {result.others_changed}"
    if other_keys := {each.key for each in result.saves} - {cell.target.key}:
        yield f"saves: expected only {cell.target.key}, found {other_keys}"
    if cell.saves is not None and len(result.saves) != cell.saves:
        yield f"saves: expected {cell.saves}, found {result.saves}"
    if result.seconds > cell.within:
        yield f"time: expected at most {cell.within} s, found {result.seconds}"
    for error in result.errors:
        yield f"error logged by the browser: {error}"


def _value(on: bool) -> str:
    return "on" if on else "off"
