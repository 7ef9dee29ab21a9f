"""One scene of the matrix, and how it must end; played in one browser it is a cell of the table."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.matrix.person import do_nothing, press_in_popup
from tests.browser.matrix.stage import AI, Stage, Target
from tests.browser.runs import SUCCESS
from tests.linkedin import Scene

Act = Callable[[Stage], None]
PLAIN = Scene()


@dataclass(frozen=True)
class Cell:
    """Name what goes wrong, and say how a run must end all the same."""

    name: str
    scene: Scene = PLAIN
    outcomes: tuple[str, ...] = ("confirmed-off",)
    """Any of these is right; "" stands for no outcome at all."""
    target: Target = AI
    """The setting that the cell is about."""
    off: tuple[str, ...] = ()
    """Keys of other switches that are off before."""
    before: bool = True
    """Whether the server has the switch on when the person clicks."""
    other_before: bool = True
    """The same of the other member who uses this browser."""
    after: bool | None = False
    """The same of who is signed in when all is over; None where it is left to chance."""
    start: Act = press_in_popup
    """How the person comes to the one click, and clicks."""
    person: Act = do_nothing
    """What the person does after that."""
    on_the_way: str = ""
    """An outcome the run must have shown before its end."""
    saves: int | None = None
    """How many saves of the AI setting the server must have seen, where that matters."""
    within: float = 45
    """Seconds until the end."""
    on_list: bool = False
    """Whether the mark in LinkedIn's own list of settings is read at the end, too."""

    @property
    def winnable(self) -> bool:
        """Tell whether there was a success to be had."""
        return bool(SUCCESS.intersection(self.outcomes))
