"""One part of a long list of work, for a run that is split over several machines."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

Item = TypeVar("Item")


@dataclass(frozen=True)
class Shard:
    """The part `number` of `count` parts, counted from 1."""

    number: int = 1
    count: int = 1

    @classmethod
    def from_environment(cls) -> Shard:
        """Return the part that the variable SHARD names, such as 2/8; the whole without one.

        Raise `ValueError` for any other value.
        """
        text = os.environ.get("SHARD", "")
        if not text:
            return cls()
        found = re.fullmatch(r"(\d{1,3})/(\d{1,3})", text)
        shard = cls(*map(int, found.groups())) if found else cls(0, 0)
        if not 1 <= shard.number <= shard.count:
            raise ValueError(f"SHARD: expected a part such as 2/8, found {text!r}")
        return shard

    @property
    def suffix(self) -> str:
        """Return what tells the files of this part from the others, "" for the whole."""
        return f"-{self.number}-of-{self.count}" if self.count > 1 else ""

    def of(self, items: Sequence[Item]) -> list[Item]:
        """Return this part: neighbours, which take about as long, get into different ones."""
        return list(items[self.number - 1 :: self.count])
