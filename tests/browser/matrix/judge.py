"""Play a cell, and say what was wrong with how it ended."""

import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from selenium.common.exceptions import WebDriverException

from tests.browser.accounts import is_current
from tests.browser.drive import Browser
from tests.browser.drive.wait import until
from tests.browser.matrix.cell import Cell
from tests.browser.matrix.claims import texts_claim_off, texts_claim_on
from tests.browser.matrix.stage import AI, Stage
from tests.browser.runs import SUCCESS
from tests.linkedin import MEMBER, OTHER_MEMBER, LinkedIn, Request

LIST_PATH = "/mypreferences/d/categories/privacy"
MARKS = "(root) => [...root.querySelectorAll('.ring-label')].map((each) => each.textContent)"

NOTED_LATE = 0.5
"""Seconds that a reading of on may take from the page to where it is noted."""
SAVED_LATE = 3.0
"""Seconds that a switch turned on by hand may be shown on before the server has stored it."""


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
    """What said off while the server said on."""
    false_on: list[str] = field(default_factory=list)
    """What said on while the server said off."""
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
    version = browser.version
    played = Played(cell.name, browser.name, version, cell.winnable, cell.before)
    site.play(cell.target.slug, cell.scene)
    site.switches.update(dict.fromkeys(cell.off, False) | {cell.target.key: cell.before})
    site.accounts[OTHER_MEMBER][cell.target.key] = cell.other_before
    others = {who: dict(switches) for who, switches in site.accounts.items()}
    stage = Stage(browser, site, cell.target)
    try:
        cell.start(stage)
        cell.person(stage)
        if "" not in cell.outcomes:
            stage.wait_for_end(cell.within)
    except (TimeoutError, WebDriverException) as error:
        played.trouble.append(str(error))
    played.seconds = round(time.time() - (stage.clicked_at or time.time()), 1)
    _look_around(cell, stage, played)
    changed = {
        key
        for who, switches in site.accounts.items()
        for key, value in switches.items()
        if others[who][key] != value and (key, who) != (cell.target.key, MEMBER)
    }
    played.others_changed = sorted(changed)
    played.saves = site.saves
    return played


def _look_around(cell: Cell, stage: Stage, played: Played) -> None:
    """Read every place that says something of the setting, once all of them have settled."""
    try:
        until(lambda: _badge_fits(stage), 5, "the badge to say what the record says")
    except TimeoutError as error:
        played.trouble.append(f"{error}; the record is {stage.record}")
    texts = {"card": _card(stage), "list": _marks(stage) if cell.on_list else []}
    last = [each for each in stage.written() if not each.kept][-1]
    texts["popup"] = list(last.texts)
    # The server is asked first: it may go from on to off in between, but never back by itself.
    on = stage.site.switches[stage.target.key]
    record = stage.record
    played.after = on
    played.outcome = stage.outcome()
    played.reading = str(record.get("reading", ""))
    # What is kept of an account that signed out since is no claim, as nobody shows it as one.
    kept = record if is_current(stage.browser) else {}
    says_off = {place for place, each in texts.items() if texts_claim_off(each)}
    says_off |= {"record"} if kept.get("outcome", "") in SUCCESS else set()
    says_off |= {"reading"} if kept.get("reading") == "off" else set()
    says_on = {place for place, each in texts.items() if texts_claim_on(each)}
    says_on |= {"reading"} if kept.get("reading") == "on" else set()
    says_on |= {"badge"} if stage.target == AI and stage.browser.badge()[0] == "1" else set()
    played.false_claims = [f"{place} at the end" for place in sorted(says_off) if on]
    played.false_on = [f"{place} at the end" for place in sorted(says_on) if not on]
    played.false_claims += [
        f"{each} after {each.at - stage.clicked_at:.1f} s"
        for each in stage.claims_off()
        if stage.was_on_at(each.at)
    ]
    played.false_on += [
        f"{each} after {each.at - stage.clicked_at:.1f} s"
        for each in stage.claims_on()
        if not any(stage.was_on_at(each.at + shift) for shift in (-NOTED_LATE, 0, SAVED_LATE))
    ]
    played.trouble += _saves_made_up(stage)
    played.outcomes_seen = sorted({each.outcome for each in stage.written()})
    played.errors = [each for each in stage.browser.errors() if not _is_handled(each)]


def _saves_made_up(stage: Stage) -> Iterator[str]:
    """Yield each receipt that says LinkedIn took a change which the server never took."""
    taken = [each for each in stage.site.saves if 200 <= each.status < 300]
    for receipt in stage.receipts():
        claims = 200 <= receipt["save"] < 300 or receipt["proof"] == "saved"
        if claims and not taken:
            yield f"receipt: says that a save was answered {receipt['save']}, found {taken}"


def _is_handled(error: str) -> bool:
    """Tell whether it is what the extension itself says when a tab was closed under it."""
    return "Untrain: " in error


def _badge_fits(stage: Stage) -> bool:
    """Tell whether the badge counts what was last read as on; it is about AI training alone."""
    text = stage.browser.badge()[0]
    if not is_current(stage.browser):
        return text in ("", "?")
    counts = stage.target == AI and stage.record.get("reading") == "on"
    return text == ("1" if counts else "")


def _card(stage: Stage) -> list[str]:
    """Return what the card says on the setting's page, nothing without a page or a card."""
    if not stage.browser.has_tab(stage.target.path):
        return []
    stage.to_setting()
    # Nothing is drawn in a page that nobody looked at, and what draws is brought to it only then.
    try:
        until(stage.browser.has_card, 2, "the card")
        return stage.browser.card_texts()
    except (LookupError, TimeoutError):
        return []


def _marks(stage: Stage) -> list[str]:
    """Return what stands beside the rows of LinkedIn's own list."""
    stage.browser.new_tab(LIST_PATH)
    marks: list[str] = until(lambda: stage.browser.card(MARKS), 10, "the marks in the list")
    return marks


def judge(cell: Cell, played: Played) -> list[str]:
    """Say all that is wrong; what is said against what the server says comes first."""
    return [
        *(f"SAYS OFF WHILE ON: {each}" for each in played.false_claims),
        *(f"SAYS ON WHILE OFF: {each}" for each in played.false_on),
        *_faults(cell, played),
    ]


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
    if strange := {each.key for each in played.saves} - {cell.target.key}:
        yield f"saves: expected of {cell.target.key} only, found of {strange}"
    if cell.saves is not None and len(played.saves) != cell.saves:
        yield f"saves: expected {cell.saves}, found {played.saves}"
    if played.seconds > cell.within:
        yield f"time: expected at most {cell.within} s, found {played.seconds}"
    for error in played.errors:
        yield f"error noted by the browser: {error}"


def _value(on: bool) -> str:
    return "on" if on else "off"
