"""The one way the builder says that something is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: where it is, what belongs there, what is there, what to do."""

    where: str
    expected: str
    found: str
    advice: str = ""

    def __str__(self) -> str:
        """Return the fault as one line."""
        advice = f"; {self.advice}" if self.advice else ""
        return f"{self.where}: expected {self.expected}, found {self.found}{advice}"


class BuildError(Exception):
    """Everything that was found wrong, one line for each fault."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


@contextmanager
def collect_faults(faults: list[Fault]) -> Iterator[None]:
    """Add a BuildError's faults to `faults` and go on, so that all of them are reported at once."""
    try:
        yield
    except BuildError as error:
        faults.extend(error.faults)


def raise_faults(faults: Iterable[Fault]) -> None:
    """Raise a BuildError if there are any faults; the same fault twice is said once."""
    unique = tuple(dict.fromkeys(faults))
    if unique:
        raise BuildError(unique)
