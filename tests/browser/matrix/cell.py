"""A scene of the fault matrix with its expected outcome. One browser's run of it is a cell."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.matrix.before_the_click import press_in_popup
from tests.browser.matrix.during_the_run import do_nothing
from tests.browser.matrix.stage import AI, Stage, Target
from tests.browser.runs import SUCCESS
from tests.linkedin import Scene

Act = Callable[[Stage], None]
PLAIN = Scene()
STILL_ON = ("not-confirmed", "reverted")
"""The right outcomes if LinkedIn did not store the save."""


@dataclass(frozen=True)
class Cell:
    """What goes wrong in a run, what the person does, and which outcomes are right."""

    name: str
    scene: Scene = PLAIN
    outcomes: tuple[str, ...] = ("confirmed-off",)
    """The right outcomes; "" means no outcome."""
    target: Target = AI
    """The setting that the cell is about."""
    off: tuple[str, ...] = ()
    """Keys of other switches that are off at the start."""
    before: bool = True
    """The switch's state on the server when the person clicks."""
    other_before: bool = True
    """The same for the other member who uses this browser."""
    after: bool | None = False
    """The state at the end, for the account that is signed in then; None if it may be either."""
    start: Act = press_in_popup
    """What the person does up to the click."""
    person: Act = do_nothing
    """What the person does after the click."""
    on_the_way: str = ""
    """An outcome that the run must have shown before its end."""
    saves: int | None = None
    """The number of saves of the setting that the server must receive, if it matters."""
    within: float = 60
    """The time limit in seconds."""
    on_list: bool = False
    """Whether to check the mark in LinkedIn's list of settings as well."""

    @property
    def winnable(self) -> bool:
        """Tell whether a success is possible."""
        return bool(SUCCESS.intersection(self.outcomes))
