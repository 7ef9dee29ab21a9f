"""How far the figures of several rounds lie apart."""

from dataclasses import dataclass
from statistics import median, quantiles
from typing import Self


@dataclass(frozen=True)
class Spread:
    """A median with its quartiles."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, values: list[float]) -> Self:
        """Return that of at least two values."""
        low, _, high = quantiles(values, n=4)
        return cls(low, median(values), high)
