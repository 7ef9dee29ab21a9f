"""Expect faults of the builder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from builder.errors import BuildError


@contextmanager
def refused(*lines: str) -> Iterator[None]:
    """Expect a BuildError with exactly these lines."""
    with pytest.raises(BuildError) as caught:
        yield
    assert str(caught.value).splitlines() == list(lines)
