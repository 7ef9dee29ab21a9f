"""Fixtures of the simulator's tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.linkedin import LinkedIn
from tests.linkedin.client import Client


@pytest.fixture(scope="module")
def served() -> Iterator[LinkedIn]:
    """Serve one site for all tests of a file."""
    with LinkedIn() as site:
        yield site


@pytest.fixture
def site(served: LinkedIn) -> LinkedIn:
    """Return the site in its default state."""
    served.reset()
    return served


@pytest.fixture
def client(site: LinkedIn) -> Client:
    """Return a client of that site."""
    return Client(site)
