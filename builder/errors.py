"""Collect and report the faults the builder finds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One fault: where it is, what was expected, what was found, and what to do about it."""

    where: str
    expected: str
    found: str
    advice: str = ""

    def __str__(self) -> str:
        """Return the fault as one line."""
        advice = f"; {self.advice}" if self.advice else ""
        return f"{self.where}: expected {self.expected}, found {self.found}{advice}"


class BuildError(Exception):
    """All faults that were found, one line each."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


@contextmanager
def collect_faults(faults: list[Fault]) -> Iterator[None]:
    """Add the faults of a BuildError to `faults` and continue, so that all are reported at once."""
    try:
        yield
    except BuildError as error:
        faults.extend(error.faults)


def raise_faults(faults: Iterable[Fault]) -> None:
    """Raise a BuildError if there are any faults; report repeated faults once."""
    unique = tuple(dict.fromkeys(faults))
    if unique:
        raise BuildError(unique)
