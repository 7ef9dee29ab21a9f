"""One row of the matrix."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.browser.matrix.person import do_nothing, press_in_popup
from tests.browser.matrix.stage import Stage
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
    before: bool = True
    """Whether the server has the switch on when the person clicks."""
    after: bool | None = False
    """The same when all is over; None where it is left to chance."""
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

    @property
    def winnable(self) -> bool:
        """Tell whether there was a success to be had."""
        return bool(SUCCESS.intersection(self.outcomes))
